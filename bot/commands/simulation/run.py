"""One run: a company lives through some weeks, and every promise is checked after every step."""

import hashlib
import traceback
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from types import TracebackType
from typing import Protocol

from bot.commands.simulation.acts import Act
from bot.commands.simulation.agenda import Agenda
from bot.commands.simulation.company import company
from bot.commands.simulation.due import Due
from bot.commands.simulation.fate import Fate
from bot.commands.simulation.people import Crowd
from bot.commands.simulation.watching import Watcher
from bot.commands.simulation.world import BEGIN, IN_MEMORY, Call, World
from bot.planfile.reading import read, sample

BEGINNINGS = (
    BEGIN,
    datetime(2027, 3, 8, 4, 0, tzinfo=UTC),  # New York's clocks go forward on the Sunday after it
    datetime(2027, 3, 22, 4, 0, tzinfo=UTC),  # Berlin's go forward, Lord Howe's back, half an hour only
    datetime(2027, 4, 26, 4, 0, tzinfo=UTC),  # Cairo's go forward on a Friday
    datetime(2027, 9, 20, 4, 0, tzinfo=UTC),  # Lord Howe's go forward
    datetime(2027, 10, 25, 4, 0, tzinfo=UTC),  # Cairo's, Berlin's and New York's go back
)
"""Mondays; in the two weeks after each but the first the clocks change somewhere."""

CALM = timedelta(days=4)
"""After the last fault the program has this long to come to rest."""


@dataclass(frozen=True, slots=True)
class Story:
    """What is to be played: the same story is the same to the letter, whenever it is played."""

    seed: int
    weeks: int
    people: int | None = None
    faults: bool = False
    database_url: str = IN_MEMORY

    @property
    def shared(self) -> bool:
        """Whether another process works on the same database: in half of the stories with faults."""
        return self.faults and self.seed // len(BEGINNINGS) % 2 == 1

    @property
    def begin(self) -> datetime:
        """When it begins: with faults near a change of the clocks as well."""
        return BEGINNINGS[self.seed % len(BEGINNINGS)] if self.faults else BEGIN


Deed = tuple[datetime, Act]
"""An act and its moment."""


@dataclass(slots=True)
class Played:
    """What came of a story: what was done, and the first promises that were broken."""

    story: Story
    deeds: list[Deed] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    log: list[str] = field(default_factory=list)
    ended: datetime | None = None
    kills: int = 0
    strokes: int = 0

    @property
    def transcript(self) -> str:
        """A digest of everything that was done and seen."""
        lines = [*(f"{at.isoformat()} {act}" for at, act in self.deeds), *self.log, *self.broken]
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()


class Source(Protocol):
    """Where acts come from."""

    def next_at(self) -> datetime | None:
        """When the next ones come."""
        ...

    def acts(self, now: datetime) -> Iterable[Act]:
        """What is done now."""
        ...

    def see(self, calls: list[Call]) -> None:
        """What the bot said since."""
        ...


class Script:
    """Acts that are known beforehand."""

    def __init__(self, deeds: Iterable[Deed]) -> None:
        self._agenda = Agenda()
        for at, act in deeds:
            self._agenda.add_act(at, act)

    def next_at(self) -> datetime | None:
        """When the next ones come."""
        return self._agenda.next_at()

    def acts(self, now: datetime) -> Iterator[Act]:
        """What is done now."""
        return self._agenda.due(now)

    def see(self, calls: list[Call]) -> None:
        """A script does not heed what the bot says."""


class Run:
    """Plays a story, from its seed or from a script, until its end or the first broken promise."""

    def __init__(self, story: Story, script: Iterable[Deed] | None = None, until: datetime | None = None) -> None:
        self._story = story
        draft = company(story.people, story.seed) if story.people else read(sample(), story.begin)
        self._world = World(story.database_url, story.begin, draft=draft, fate=Fate(), shared=story.shared)
        self._world.slack.limits.switch_on()
        self._watcher = Watcher(self._world)
        self._due = Due(self._world)
        self._storm_ends = story.begin + timedelta(weeks=story.weeks)
        self._end = self._storm_ends + (CALM if story.faults else timedelta(0))
        if until is not None:
            self._end = min(self._end, until + timedelta(seconds=1))
        self._source: Source = (
            Crowd(self._world, story.seed, self._storm_ends, faults=story.faults) if script is None else Script(script)
        )
        self.played = Played(story, log=self._watcher.log)

    @property
    def world(self) -> World:
        """The world, to be looked at afterwards."""
        return self._world

    def play(self) -> Played:
        """Play it to its end, or to the first broken promise."""
        played = self.played
        with ExitStack() as stack:
            stack.callback(self._watcher.ears.close)
            stack.push(self._break)
            self._live()
        played.ended, played.kills = self._world.clock.now(), self._world.kills
        played.strokes = len(self._world.fate.struck)
        return played

    def close(self) -> None:
        """Let go of the database."""
        self._world.close()

    def _live(self) -> None:
        self._world.live(self._world.clock.now())
        self._check()
        while not self.played.broken and self._world.clock.now() < self._end:
            self._step()
        if not self.played.broken:
            came_to_rest = self._story.faults and self._world.clock.now() > self._storm_ends
            self.played.broken += self._watcher.look(last=came_to_rest)
            self.played.broken += self._watcher.unexplained()

    def _break(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> bool:
        """Whatever breaks the program is a finding like a broken promise, and ends the story."""
        if kind is None or not issubclass(kind, Exception):
            return False
        frames = traceback.extract_tb(at)[-4:]
        where = " < ".join(f"{frame.filename.rpartition('/')[2]}:{frame.lineno} {frame.name}" for frame in frames)
        self.played.broken.append(f"P0: the program broke: {kind.__name__} {error} in {where}")
        return True

    def _step(self) -> None:
        now = self._world.clock.now()
        moments = self._moments(now)
        moment = min(moments.values())
        self._world.with_ticks = moments.get("tick") == moment
        if moment > now:
            self._world.clock.set(moment)
        else:
            self._world.live(now)
        if self._world.clock.now() >= self._storm_ends:
            self._come_to_rest()
        self._world.carry()
        self._act()
        self._check()

    def _moments(self, now: datetime) -> dict[str, datetime]:
        is_up = not self._world.is_down
        moments = {
            "end": self._end,
            "act": self._source.next_at(),
            "slack": self._next_delivery(now),
            "storm": self._storm_ends if now < self._storm_ends else None,
            "tick": self._due.next_tick(now) if is_up else None,
            "post": self._due.next_post(now) if is_up else None,
        }
        return {name: max(moment, now) for name, moment in moments.items() if moment is not None}

    def _next_delivery(self, now: datetime) -> datetime | None:
        """When Slack repeats an event that was not acknowledged."""
        if self._world.slack.outgoing.is_held:
            return None
        waiting = [each.due for each in self._world.slack.outgoing.waiting() if each.due > now]
        return min(waiting, default=None)

    def _act(self) -> None:
        world = self._world
        for act in self._source.acts(world.clock.now()):
            writes, strokes = world.fate.writes, len(world.fate.struck)
            was_up = not world.is_down
            act.do(world)
            world.carry()
            self.played.deeds.append((world.clock.now(), act))
            if world.fate.writes != writes:
                world.with_ticks = False
                world.live(world.clock.now())  # what was committed wakes the pump at once
                self._due.stir(world.clock.now())
            if was_up and world.is_down and len(world.fate.struck) == strokes:
                self._check(stopped=True)

    def _come_to_rest(self) -> None:
        """Nothing goes wrong any more, so that what was held up can come to its end."""
        self._world.fate.relent()
        if self._world.slack.outgoing.is_held:
            self._world.slack.outgoing.release()
        if self._world.slack.is_revoked:
            self._world.slack.reinstall()
        if self._world.is_down:
            self._world.restart()

    def _check(self, *, stopped: bool = False) -> None:
        self._source.see(self._world.calls)
        self.played.broken += self._watcher.look(stopped=stopped)


def again(story: Story, deeds: Iterable[Deed], until: datetime | None) -> list[str]:
    """Play a story by some of its deeds, up to a moment if one is given; the promises that are broken."""
    run = Run(story, list(deeds), until)
    try:
        return run.play().broken
    finally:
        run.close()
