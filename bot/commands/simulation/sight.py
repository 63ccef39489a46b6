"""What is seen of the world after a step: what is new since the last look, beside what was seen before."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from bot.commands.simulation.replaying import Replay
from bot.commands.simulation.world import Call
from domain.cadence import Schedule
from domain.checkins import CheckIn
from domain.ladder import Case
from domain.notices import Notice, NoticeState
from domain.people import Person
from domain.tasks import Task

FINAL = frozenset({NoticeState.SENT, NoticeState.SUPERSEDED, NoticeState.REFUSED, NoticeState.UNKNOWN})


@dataclass(frozen=True, slots=True)
class Post:
    """A message that Slack took from the bot. `to` is the member whose direct message it stands in."""

    at: datetime
    channel: str
    ts: str
    to: str | None
    token: str | None


@dataclass(frozen=True, slots=True)
class Word:
    """A word on a task that somebody gave, and whether the bot acknowledged it as taken.

    Without a status it is one whose outcome the press does not tell: an answer was taken back, or one tap spoke of
    several tasks.
    """

    by: str
    task_id: int
    week: date
    status: str | None
    acknowledged: bool


@dataclass(frozen=True, slots=True)
class Repeat:
    """A delivery that had been acknowledged and came once more: the state before and after, and posts it caused."""

    title: str
    before: str
    after: str
    posts: int


@dataclass(frozen=True, slots=True)
class Rest:
    """Until when a method rests because Slack asked for it, and the number of the process that was asked."""

    until: datetime
    by: int


@dataclass(slots=True)
class Seen:
    """Everything that was seen in earlier looks."""

    notices: dict[int, Notice] = field(default_factory=dict)
    tokens: dict[str, int] = field(default_factory=dict)
    posts: dict[str, Post] = field(default_factory=dict)
    cases: dict[int, Case] = field(default_factory=dict)
    people: dict[int, Person] = field(default_factory=dict)
    schedules: dict[int, Schedule] = field(default_factory=dict)
    replay: Replay = field(default_factory=Replay)
    how_many: int = 0
    rests: dict[str, Rest] = field(default_factory=dict)
    due_for: dict[int, int] = field(default_factory=dict)
    overlooked_for: dict[int, int] = field(default_factory=dict)
    followed_up: frozenset[int] = frozenset()
    unfollowed_for: dict[int, int] = field(default_factory=dict)
    questions: dict[tuple[int | None, str], int] = field(default_factory=dict)
    questions_posted: dict[tuple[int | None, str], str] = field(default_factory=dict)
    words: dict[tuple[int, date], frozenset[str]] = field(default_factory=dict)


@dataclass(slots=True)
class Look:
    """What is new in this look.

    `beaten` says that a whole beat of the ticks came just before it, `beat_at` when the last one was (sending may have
    gone on for minutes since then, while no tick passes here), `stopped` that the program was just stopped
    without any fault in its way, `climbs` how many climbs the trail tells of each case, `overlooked` the tasks that
    should have a case after a whole beat, `followed_up` the decisions that were looked at again as the trail tells,
    `unfollowed` those whose time had come before a whole beat, and which wait still, `last` that this is the last look
    after days of calm, which sees every row anew.
    """

    now: datetime
    notices: list[Notice] = field(default_factory=list)
    how_many: int = 0
    cases: list[Case] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    people: dict[int, Person] = field(default_factory=dict)
    schedules: dict[int, Schedule] = field(default_factory=dict)
    waited: frozenset[int] = frozenset()
    climbs: Mapping[int, int] = field(default_factory=dict)
    reopened: Collection[int] = ()
    overlooked: frozenset[int] = frozenset()
    followed_up: list[int] = field(default_factory=list)
    unfollowed: frozenset[int] = frozenset()
    check_ins: list[CheckIn] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
    posts: list[Post] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)
    stored: dict[tuple[int, date], str | None] = field(default_factory=dict)
    repeats: list[Repeat] = field(default_factory=list)
    channels: frozenset[str] = frozenset()
    beaten: bool = False
    beat_at: datetime | None = None
    stopped: bool = False
    last: bool = False
