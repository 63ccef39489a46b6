"""Claims: a task that nobody answers for is offered to those who may take it, each once, and several in one message."""

from dataclasses import dataclass
from datetime import date, datetime

from domain.departments import Department
from domain.ladder import Case, CaseKind, Role
from domain.people import Person
from domain.views import TaskView

MOST_PARTS = 5
"""A task is split into so many at most; a plan of more belongs into the plan file."""


OFFERED = frozenset({CaseKind.UNOWNED, CaseKind.UNHEARD})
"""Kinds of cases on which others may take the task."""


def is_offered_at(case: Case, role: Role) -> bool:
    """Whether whoever stands on this rung is not told alone, but the task is offered."""
    return case.kind is CaseKind.UNOWNED and role is Role.HEAD


def is_offered_too(case: Case, rung: int) -> bool:
    """Whether a task is also offered when that rung is told: one whose owner never answered, once they were asked."""
    return case.kind is CaseKind.UNHEARD and rung > 0 and case.ladder[0].role is Role.OWNER


def never_answered(view: TaskView) -> bool:
    """Whether a task, among those that nobody answers for, has an owner in name."""
    return view.task.owner_id is not None and view.case is not None and view.case.may_be_claimed


@dataclass(frozen=True, slots=True)
class Offering:
    """A case was offered on a day to those of a department, in the one message of that day."""

    case_id: int
    department_id: int
    day: date


@dataclass(frozen=True, slots=True)
class Claimable:
    """A task in such a message, with the case on it, and where that goes next; `parts` are those it was split into.

    `heard` says that its owner, who had never answered, did so after all, though the case is open still.
    """

    case: Case
    view: TaskView
    next_person: Person | None = None
    next_at: datetime | None = None
    parts: tuple[int, ...] = ()
    heard: bool = False

    @property
    def waits(self) -> bool:
        """Whether anybody may take it."""
        return self.case.is_open and not self.heard


@dataclass(frozen=True, slots=True)
class TasksUnowned:
    """Tasks of a department that nobody answers for, in its channel, or to its head where `to` is given.

    `reader` is whose language it is in: the head's.
    """

    to: Person | None
    reader: Person
    department: Department
    tasks: tuple[Claimable, ...]


@dataclass(frozen=True, slots=True)
class TaskClaimed:
    """`by` took a task: told to the head of its department, and to whoever had it before."""

    to: Person
    view: TaskView
    by: Person
