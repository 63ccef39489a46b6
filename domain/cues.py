"""Cues: early signs that something goes wrong, read from what people say week by week, and told once.

The source texts call the loss of them "missed cues": the same thing in the way again and again, a date that moves, a
green word over a number that falls, answers that thin out, and more work than anybody carries.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from domain.departments import Department
from domain.measures import Direction, Measure, Reading, off_target
from domain.people import Person
from domain.views import MeasureView, TaskView


class CueKind(StrEnum):
    """What a cue is of, the gravest first. Its subject is the id of the thing in brackets."""

    FALLING_MEASURE = "falling_measure"  # (measure)
    SAME_BLOCKER = "same_blocker"  # (task)
    DATE_MOVED = "date_moved"  # (task)
    DEPARTMENT_QUIETER = "department_quieter"  # (department)
    PERSON_QUIETER = "person_quieter"  # (person)
    PERSON_LOADED = "person_loaded"  # (person)
    DEPARTMENT_LOADED = "department_loaded"  # (department)
    PLAN_LOADED = "plan_loaded"  # (0)


COMPANY = 0
"""The scope of cues that the leader reads; those of a head have the department's id."""

FEW = 5
"""So many new cues stand in one digest: more are not read, and the others keep until the next one."""

THIRD_TIME = 3
"""A thing that is in the way so many times running is a cue."""

TWICE = 2
"""A due date that moved so often is a cue."""

WEEKS = 4
"""So many weeks that are over are held against as many before them to see whether answers thin out."""

FEWEST_QUESTIONS = 3
"""Of fewer questions in such a span nothing is concluded."""

FEWEST_PEOPLE = 3
"""A department in which fewer people are asked is told of by nobody: it would be about a person."""


@dataclass(frozen=True, slots=True)
class Sign:
    """What is found: its kind and subject, and `mark`, by which one occurrence is told from the next one.

    `count` is the number that tells how much: times, tasks, or the percentage that answers now; `before` is the
    percentage that answered in the weeks before.
    """

    kind: CueKind
    subject_id: int
    mark: str
    count: int
    before: int | None = None

    @property
    def key(self) -> tuple[CueKind, int, str]:
        """What makes it the same as one that was told."""
        return self.kind, self.subject_id, self.mark


@dataclass(frozen=True, slots=True)
class Cue:
    """A sign that was told in the digest of a week; it is not told again before it was over (`ended_at`)."""

    id: int
    scope: int
    kind: CueKind
    subject_id: int
    mark: str
    count: int
    before: int | None
    week: date
    told_at: datetime
    ended_at: datetime | None = None

    @property
    def key(self) -> tuple[CueKind, int, str]:
        """What makes a sign the same one."""
        return self.kind, self.subject_id, self.mark


@dataclass(frozen=True, slots=True)
class CueView:
    """A cue with what it speaks of; `earlier` is the reading before the newest one, `first_due` the date at first."""

    cue: Cue
    view: TaskView | None = None
    person: Person | None = None
    department: Department | None = None
    measure: MeasureView | None = None
    earlier: Reading | None = None
    first_due: date | None = None


@dataclass(frozen=True, slots=True)
class Answers:
    """How many questions were put in a span of weeks, to how many people, and how many were answered."""

    asked: int
    answered: int
    people: int = 1

    @property
    def percent(self) -> int:
        """The share that was answered."""
        return 0 if not self.asked else round(100 * self.answered / self.asked)


ENOUGH, CLEARLY_LESS, AT_MOST = 70, 30, 60
"""Percentages: who answered at least so much, answers so much less, and no more than that, is clearly quieter."""


def quieter(before: Answers, now: Answers) -> bool:
    """Whether answers thin out: clearly fewer than in the weeks before, and enough questions to tell."""
    if min(before.asked, now.asked) < FEWEST_QUESTIONS:
        return False
    fewer = before.percent - now.percent >= CLEARLY_LESS
    return before.percent >= ENOUGH and now.percent <= AT_MOST and fewer


def falling(measure: Measure, newest_first: Sequence[Reading]) -> bool:
    """Whether the newest reading is further from the target than the one before it, and misses it."""
    if len(newest_first) < 2 or not off_target(measure, newest_first[0].value):  # noqa: PLR2004  (a fall has two ends)
        return False
    newest, earlier = newest_first[0].value, newest_first[1].value
    return newest < earlier if measure.direction is Direction.UP else newest > earlier


def times_running(newest_first: Sequence[str | None]) -> int:
    """How many of the newest answers in a row name the same thing in the way, as `same_words` tells."""
    times, later = 0, None
    for blocker in newest_first:
        if not blocker or (later is not None and not same_words(blocker, later)):
            break
        times, later = times + 1, blocker
    return times


_WORD = re.compile(r"[^\W_]{2,}")
_MOSTLY = 0.6
"""The share of words that two texts about the same thing have in common."""


def same_words(one: str, other: str) -> bool:
    """Whether two short texts speak of the same thing: most of their words are the same, whatever their spelling.

    `Waiting for legal.` and `still waiting for Legal` are the same, `Waiting for the vendor` is not.
    """
    mine, theirs = _words(one), _words(other)
    if not mine or not theirs:
        return one.strip().casefold() == other.strip().casefold()
    return len(mine & theirs) >= _MOSTLY * len(mine | theirs)


def _words(text: str) -> frozenset[str]:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return frozenset(_WORD.findall("".join(letter for letter in plain if not unicodedata.combining(letter))))


_GRAVEST = {kind: place for place, kind in enumerate(CueKind)}


def new_ones(found: Iterable[Sign], standing: Collection[Cue]) -> list[Sign]:
    """The few signs to tell now: those that were not told yet, the gravest first, one of each thing.

    A person or a task that shows several signs is told of once; the others keep until the next digest.
    """
    known = {cue.key for cue in standing}
    ordered = sorted((sign for sign in found if sign.key not in known), key=lambda sign: _GRAVEST[sign.kind])
    first = {(_thing(sign), sign.subject_id): sign for sign in reversed(ordered)}
    return [sign for sign in ordered if first[_thing(sign), sign.subject_id] is sign][:FEW]


def over(standing: Iterable[Cue], found: Iterable[Sign]) -> list[Cue]:
    """Those of the cues that were told which are not true any more; when they come back they are told again."""
    true = {sign.key for sign in found}
    return [cue for cue in standing if cue.key not in true]


def _thing(sign: Sign) -> str:
    """The kind of thing a sign is about."""
    return _THINGS[sign.kind]


_THINGS = {
    CueKind.FALLING_MEASURE: "measure",
    CueKind.SAME_BLOCKER: "task",
    CueKind.DATE_MOVED: "task",
    CueKind.DEPARTMENT_QUIETER: "department",
    CueKind.PERSON_QUIETER: "person",
    CueKind.PERSON_LOADED: "person",
    CueKind.DEPARTMENT_LOADED: "department",
    CueKind.PLAN_LOADED: "plan",
}
