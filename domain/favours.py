"""Favours: somebody who may not do something asks whoever may to do it."""

from dataclasses import dataclass

from domain.departments import Department
from domain.people import Person
from domain.rights import Right
from domain.views import TaskView

OF_A_TASK = frozenset(
    {
        *(Right.ASSIGN_TASK, Right.EDIT_TASK, Right.DESCRIBE_TASK, Right.SET_RHYTHM, Right.SPLIT_TASK),
        *(Right.DROP_TASK, Right.DROP_OWNED_TASK, Right.HAND_OVER_TASK, Right.CHECK_IN, Right.PROPOSE_DATE),
    }
)
"""What can be asked for about a task."""

OF_THE_PLAN = frozenset({Right.SET_COMPANY, Right.SET_LADDER, Right.EXPORT_PLAN, Right.EXPORT_DEPARTMENT})
"""What can be asked for about the plan, or a department. An answer to somebody else's question cannot."""

MOST_ASKED = 3
"""So many people are offered to be asked, the nearest first."""


@dataclass(frozen=True, slots=True)
class Favour:
    """What is asked for, about which task or department; about the plan where there is neither."""

    right: Right
    task_id: int | None = None
    department_id: int | None = None

    @property
    def is_askable(self) -> bool:
        """Whether somebody can be asked for it."""
        return self.right in OF_THE_PLAN or (self.right in OF_A_TASK and self.task_id is not None)


@dataclass(frozen=True, slots=True)
class FavourAsked:
    """`by` asks `to` to do something with a task, for a department, or for the whole plan."""

    to: Person
    by: Person
    right: Right
    view: TaskView | None = None
    department: Department | None = None
