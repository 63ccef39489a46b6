"""Shortening a history that breaks a promise."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.commands.simulation.machine import Line
from bot.commands.simulation.run import Deed, Played, Run, Story, again
from bot.commands.simulation.shorten import fewest, shortened, told
from bot.commands.simulation.world import BEGIN, World
from domain.notices import NoticeKind, NoticeState

STORY = Story(seed=1, weeks=1, people=4)
DEEDS: list[Deed] = [(BEGIN + timedelta(minutes=number), Line("repeat", number)) for number in range(60)]


@dataclass(frozen=True)
class Forget:
    """A fault planted on purpose: questions that were sent count as never sent."""

    def do(self, world: World) -> bool:
        """Take them back."""
        with world.database.witness.view() as view:
            asked = [each for each in view.notices() if each.kind is NoticeKind.CHECK_IN_ASKED and each.sent_ts]
        with world.database.spared().write() as uow:
            for notice in asked:
                uow.notices.save(replace(notice, state=NoticeState.PENDING, sent_ts=None, sent_channel=None))
        return bool(asked)

    def __str__(self) -> str:
        """As a line of a history tells it."""
        return "questions are forgotten"


def test_only_what_is_needed_stays() -> None:
    """Of sixty deeds the two that together break a promise are left."""

    def breaks(deeds: Sequence[Deed]) -> bool:
        return {DEEDS[17], DEEDS[40]} <= set(deeds)

    assert fewest(DEEDS, breaks, time.monotonic() + 60) == [DEEDS[17], DEEDS[40]]


def test_a_history_that_breaks_nothing_stays_whole() -> None:
    """What cannot be seen again is not shortened to something else."""
    assert fewest(DEEDS, lambda _deeds: False, time.monotonic() + 60) == DEEDS


def test_shortening_ends_in_time() -> None:
    """When its time is up, what is left is told as it is."""
    assert fewest(DEEDS, lambda _deeds: True, time.monotonic() - 1) == DEEDS


def test_a_planted_fault_is_found_and_shortened_to_itself() -> None:
    """A question that is sent twice breaks a promise; the history shrinks to the moment at which it was forgotten."""
    whole = Run(STORY)
    lived = whole.play()
    whole.close()
    assert lived.broken == []
    planted: Deed = (BEGIN + timedelta(days=1, hours=5), Forget())
    deeds = sorted([*lived.deeds, planted], key=lambda deed: deed[0])
    run = Run(STORY, deeds)
    played = run.play()
    run.close()
    assert any("posted twice" in each for each in played.broken)
    short = shortened(played)
    assert short == [planted]
    text = told(played, short)
    assert "seed 1 broke a promise" in text
    assert "questions are forgotten" in text
    assert "followthrough simulate --seed 1 --weeks 1 --people 4" in text


def test_a_history_tells_what_it_was_found_on_and_keeps_the_address() -> None:
    """Whoever plays a story again knows on which database it broke; the address, which may hold a password, stays."""
    story = replace(STORY, faults=True, database_url="postgresql://keeper:secret@db/plan")
    text = told(Played(story, broken=["I1: asked twice"]), [])
    assert text.splitlines()[-1].endswith("--weeks 1 --people 4 --faults --database postgresql:…")
    assert "secret" not in text


def test_a_history_that_is_played_again_is_the_same() -> None:
    """The deeds of a run, played as a script, break no other promise than the run did."""
    run = Run(replace(STORY, seed=2, faults=True))
    played = run.play()
    run.close()
    assert again(played.story, played.deeds, None) == played.broken
