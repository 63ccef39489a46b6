"""Goals: corporate or of a department, each in a perspective of the strategy map."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.tasks import Status

GOAL_ADDED, GOAL_EDITED = "goal_added", "goal_edited"
"""What the trail calls it when the chat makes or changes one."""


@dataclass(frozen=True, slots=True)
class Goal:
    """What the company wants to reach. `code` is what people say (`G2`); a corporate goal has no department.

    `owner_id` is whoever answers for it, `due_on` the day by which it is to be reached.
    """

    id: int
    code: str
    title: str
    perspective: str
    parent_id: int | None = None
    department_id: int | None = None
    owner_id: int | None = None
    due_on: date | None = None


class Lack(StrEnum):
    """What a goal has to have before anybody can tell whether it is reached, and begin."""

    NUMBER = "number"
    DATE = "date"
    OWNER = "owner"
    FIRST_STEP = "first_step"


def lacks(goal: Goal, *, measured: bool, begun: bool) -> tuple[Lack, ...]:
    """What it lacks; `measured` says that it has a measure, `begun` that it has a task or another goal below it."""
    there = {
        Lack.NUMBER: measured,
        Lack.DATE: goal.due_on is not None,
        Lack.OWNER: goal.owner_id is not None,
        Lack.FIRST_STEP: begun,
    }
    return tuple(lack for lack, is_there in there.items() if not is_there)


_WEAKNESS = {Status.OFF_TRACK: 0, Status.AT_RISK: 1, Status.ON_TRACK: 2, Status.DONE: 3}


def weakest(statuses: Iterable[Status]) -> Status | None:
    """The status that decides a goal's own: its weakest link; None when nobody has said a word yet."""
    return min(statuses, key=_WEAKNESS.__getitem__, default=None)
