"""A plan as some other tool has it: what a file says, as plain data, and what it said when it was taken last.

Such a file knows nobody here: its owners are suggestions, its statuses the words of another tool. What it names is
known again by the tool's own identifier where that is unique on both sides, else by name.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from domain.measures import Direction
from domain.tasks import Status, TaskState


class LinkKind(StrEnum):
    """What a link leads to."""

    GOAL = "goal"
    MEASURE = "measure"
    TASK = "task"


@dataclass(frozen=True, slots=True)
class Link:
    """Which thing of ours is which thing of a source, and what the source said of it when it was taken last."""

    id: int
    source: str
    kind: LinkKind
    identifier: str | None
    name: str
    subject_id: int
    seen: Mapping[str, object]
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class OutsideThing:
    """Something in a file. `name` is its path, told from every other in the file; `mark` is where it stands."""

    name: str
    title: str
    identifier: str | None = None
    mark: str = ""


@dataclass(frozen=True, slots=True)
class OutsideGoal(OutsideThing):
    """A goal; `parent` is the name of another one, `department` and `owner` words, as is what was there for a date."""

    code: str | None = None
    perspective: str | None = None
    parent: str | None = None
    department: str | None = None
    owner: str | None = None
    due_on: date | None = None
    due_words: str | None = None


@dataclass(frozen=True, slots=True)
class OutsideMeasure(OutsideThing):
    """A measure of the goal with that name; its target is a number, or it would not be here."""

    goal: str = ""
    unit: str = ""
    direction: Direction = Direction.UP
    baseline: Decimal | None = None
    target: Decimal = Decimal(0)
    readings: tuple[tuple[date, Decimal], ...] = ()


@dataclass(frozen=True, slots=True)
class OutsideTask(OutsideThing):
    """A task. `code` is our own id, in a file of ours; `owner` the words of the file.

    `goal` is the code or title of a goal; `due_words` and `start_words` say what was there instead of a date.
    `ended` is how it came to its end, None for what is to be done, `ended_on` the day of that.
    """

    code: int | None = None
    goal: str | None = None
    department: str | None = None
    owner: str | None = None
    place: str | None = None
    how: str | None = None
    start_on: date | None = None
    due_on: date | None = None
    start_words: str | None = None
    due_words: str | None = None
    status: Status | None = None
    progress: int | None = None
    ended: TaskState | None = None
    ended_on: date | None = None


@dataclass(frozen=True, slots=True)
class OutsidePlan:
    """Everything that a file holds. `told` are the fields of tasks of which the file speaks at all.

    `told_of_goals` are those of goals, beside title and parent, which every file with goals tells. `is_ours` says that
    the file was written here: then the names of owners are names of members.
    """

    source: str
    tasks: tuple[OutsideTask, ...] = ()
    goals: tuple[OutsideGoal, ...] = ()
    measures: tuple[OutsideMeasure, ...] = ()
    told: frozenset[str] = frozenset()
    told_of_goals: frozenset[str] = frozenset()
    is_ours: bool = False


class HowDifferent(StrEnum):
    """What kind of difference a later file of the same source shows."""

    MOVED = "moved"
    BACKWARDS = "backwards"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Difference:
    """One field on which a file and the plan differ. `kept` says that the plan has been changed here since.

    `before` is what the plan has, `after` what the file says; both as JSON has them.
    """

    what: str
    field: str
    before: object
    after: object
    how: HowDifferent = HowDifferent.OTHER
    kept: bool = False
    mark: str = ""


class Unplaced(StrEnum):
    """What a file names that is not in the plan."""

    CODE = "code"
    DEPARTMENT = "department"
    GOAL = "goal"
    GOALS_DEPARTMENT = "goals_department"
    GOALS_OWNER = "goals_owner"


@dataclass(frozen=True, slots=True)
class Unknown:
    """A word of the file that leads to nothing in the plan."""

    what: Unplaced
    text: str
    mark: str


@dataclass(frozen=True, slots=True)
class Matched:
    """The links of a file's things in their order, None for what is new; and how many were found by name alone."""

    links: list[Link | None] = field(default_factory=list)
    by_name: int = 0


def matched(things: Sequence[OutsideThing], links: Iterable[Link]) -> Matched:
    """Find known things again: by identifier where it is unique on both sides, else by a name that is.

    Two things with an identifier each are never the same by name.
    """
    known = list(links)
    by_id = _unique(known, [link.identifier for link in known])
    by_name = _unique(known, [link.name for link in known])
    ids, names = Counter(thing.identifier for thing in things), Counter(thing.name for thing in things)
    found: list[Link | None] = [
        by_id.get(thing.identifier) if thing.identifier is not None and ids[thing.identifier] == 1 else None
        for thing in things
    ]
    taken = {link.id for link in found if link is not None}
    named = 0
    for index, thing in enumerate(things):
        link = by_name.get(thing.name)
        if found[index] is not None or link is None or names[thing.name] != 1 or link.id in taken:
            continue
        if link.identifier is None or thing.identifier is None:
            found[index] = link
            taken.add(link.id)
            named += thing.identifier is not None or link.identifier is not None
    return Matched(found, named)


def _unique(links: Sequence[Link], keys: Sequence[str | None]) -> dict[str, Link]:
    counted = Counter(keys)
    return {key: link for key, link in zip(keys, links, strict=True) if key is not None and counted[key] == 1}


_ORDER = {Status.DONE: 3, Status.ON_TRACK: 2, Status.AT_RISK: 1, Status.OFF_TRACK: 0}


def how_different(name: str, before: object, after: object) -> HowDifferent:
    """What kind of difference two values of a field make; they are as JSON has them."""
    if name in {"due_on", "start_on"} and before and after:
        return HowDifferent.MOVED
    if name == "state" and before in {TaskState.DONE, TaskState.DROPPED} and after == TaskState.OPEN:
        return HowDifferent.BACKWARDS
    if name == "progress" and isinstance(before, int) and (not isinstance(after, int) or after < before):
        return HowDifferent.BACKWARDS
    if name == "status" and isinstance(before, str):
        worse = not isinstance(after, str) or _ORDER[Status(after)] < _ORDER[Status(before)]
        return HowDifferent.BACKWARDS if worse else HowDifferent.OTHER
    return HowDifferent.OTHER
