"""Changes to a task: what of it can be changed in a form, by whom, and what was changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from domain.people import Person
from domain.rhythm import TaskRhythm
from domain.tasks import Missing, Task
from domain.views import TaskView


class TaskField(StrEnum):
    """What of a task can be changed."""

    TITLE = "title"
    HOW = "how"
    PLACE = "place"
    GOAL = "goal"
    DEPARTMENT = "department"
    START = "start"
    DUE = "due"
    RHYTHM = "rhythm"


COLUMNS: Mapping[TaskField, str] = MappingProxyType(
    {
        TaskField.TITLE: "title",
        TaskField.HOW: "how",
        TaskField.PLACE: "place",
        TaskField.GOAL: "goal_id",
        TaskField.DEPARTMENT: "department_id",
        TaskField.START: "start_on",
        TaskField.DUE: "due_on",
        TaskField.RHYTHM: "rhythm",
    }
)
"""What each is called in the task itself, and so in the trail."""

OWNERS = frozenset({TaskField.HOW, TaskField.PLACE})
"""What whoever answers for a task may say themselves; the rest is what they answer for."""

OWNERS_TELL = OWNERS | {TaskField.DUE}
"""What they are asked for: a due date, too, as a proposal."""

EVERY = frozenset(TaskField)

Value = str | date | TaskRhythm | None
"""A goal is named by its code, a department by its key; None says that there is none."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field as it was and as it is; goals and departments by their names."""

    field: TaskField
    before: Value
    after: Value


@dataclass(frozen=True, slots=True)
class TaskChanged:
    """Somebody else changed a task of the reader's: told to its owner."""

    to: Person
    view: TaskView
    by: Person | None
    changes: tuple[FieldChange, ...]
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Lack:
    """What is not known of a task and its reader can say: `fields` in the form, a due date as a proposal."""

    task_id: int
    fields: tuple[TaskField, ...]
    may_propose_date: bool = False

    @property
    def unknown(self) -> tuple[TaskField, ...]:
        """All of it."""
        return (*self.fields, TaskField.DUE) if self.may_propose_date else self.fields


def unknown(task: Task) -> tuple[TaskField, ...]:
    """What is missing of where, when and how, as the fields that would say it."""
    empty = {
        TaskField.PLACE: Missing.WHERE in task.missing,
        TaskField.START: task.start_on is None,
        TaskField.DUE: task.due_on is None,
        TaskField.HOW: Missing.HOW in task.missing,
    }
    return tuple(field for field, is_empty in empty.items() if is_empty)
