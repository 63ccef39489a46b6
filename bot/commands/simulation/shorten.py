"""Shortening: from a history that breaks a promise to a short one that breaks it still."""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from bot.commands.simulation.run import Deed, Played, again
from bot.commands.simulation.world import IN_MEMORY

SECONDS = 60.0
"""How long shortening may take, in real seconds."""

Breaks = Callable[[Sequence[Deed]], bool]
"""Whether a history breaks the promise."""


def shortened(played: Played, seconds: float = SECONDS) -> list[Deed]:
    """As few deeds of a broken run as still break the same promise; played in memory, whatever it was found on.

    When the deeds alone do not break it there, such as on another database, they all stay.
    """
    if not played.broken:
        return []
    promise = played.broken[0].partition(":")[0]
    story = replace(played.story, database_url=IN_MEMORY)
    until: datetime | None = played.ended

    def breaks(deeds: Sequence[Deed]) -> bool:
        return any(each.partition(":")[0] == promise for each in again(story, deeds, until))

    return fewest(played.deeds, breaks, time.monotonic() + seconds)


def fewest(deeds: Sequence[Deed], breaks: Breaks, until: float) -> list[Deed]:
    """Leave out ever smaller parts of the deeds as long as the rest still breaks it, until that monotonic moment."""
    left = list(deeds)
    if not breaks(left):
        return left
    size = max(1, len(left) // 2)
    while time.monotonic() < until:
        shorter = _without_a_part(left, size, breaks, until)
        if len(shorter) < len(left):
            left = shorter
            size = max(1, min(size, len(left) // 2))
        elif size == 1:
            break
        else:
            size = max(1, size // 2)
    return left


def _without_a_part(deeds: list[Deed], size: int, breaks: Breaks, until: float) -> list[Deed]:
    """The deeds without every part of that size that is not needed; later parts first, for they are needed less."""
    left = list(deeds)
    start = (len(left) - 1) // size * size
    while start >= 0 and time.monotonic() < until:
        candidate = left[:start] + left[start + size :]
        if len(candidate) < len(left) and breaks(candidate):
            left = candidate
        start -= size
    return left


def told(played: Played, deeds: Sequence[Deed]) -> str:
    """A broken run for people to read: the seed, the promises, and the history that shows it."""
    story = played.story
    faults = " --faults" if story.faults else ""
    people = f" --people {story.people}" if story.people else ""
    place = "" if story.database_url == IN_MEMORY else f" --database {story.database_url.partition(':')[0]}:…"
    lines = [
        f"seed {story.seed} broke a promise after {len(played.deeds)} acts; as it is seen after {len(deeds)}:",
        *(f"  {at.isoformat()} {act}" for at, act in deeds),
        *(f"  {each}" for each in played.broken),
        f"again: followthrough simulate --seed {story.seed} --weeks {story.weeks}{people}{faults}{place}",
    ]
    return "\n".join(lines)
