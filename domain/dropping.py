"""Dropping: a task leaves the plan for a reason, and may come back."""

from dataclasses import dataclass
from datetime import datetime

from domain.ladder import Case
from domain.people import Person
from domain.views import TaskView


@dataclass(frozen=True, slots=True)
class Hanging:
    """What hangs on a task: its open case, with who is told of it next and when, and how many needs wait."""

    view: TaskView
    case: Case | None = None
    next_person: Person | None = None
    needs: int = 0


@dataclass(frozen=True, slots=True)
class Dropped:
    """A task after it was dropped: what hung on it before, why, and who is told."""

    view: TaskView
    before: Hanging
    why: str
    told: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True)
class Reopened:
    """A task that is in the plan again, and until when it is left in peace; None where it only is proposed again."""

    view: TaskView
    quiet_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class DropTold:
    """To its owner, the head or whoever proposed it: `by` dropped a task, or opened it again (`again`), and why.

    `stands` says that it is still so.
    """

    to: Person
    view: TaskView
    by: Person | None
    why: str | None
    again: bool
    stands: bool
