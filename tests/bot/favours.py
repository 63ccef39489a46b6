"""Favours as each side reads them."""

from collections.abc import Callable
from dataclasses import replace

from bot.messages import errors, favours
from bot.messages.model import Message
from domain.departments import Department
from domain.errors import NotAllowedError
from domain.favours import ASKABLE, FavourAsked
from domain.goals import Goal
from domain.matters import PLAN, Matter, MatterKind
from domain.notices import Content
from domain.people import Person
from domain.rights import Right
from domain.views import MeasureView, TaskView
from tests import mothers
from tests.bot.cast import Cast


def wanted(cast: Cast, right: Right) -> FavourAsked:
    """The owner asks the head for something."""
    return FavourAsked(cast.head, cast.owner, right, about(cast, min(ASKABLE[right])))


def about(cast: Cast, kind: MatterKind) -> TaskView | Department | Goal | MeasureView | Person | None:
    """Something of that kind."""
    goal = mothers.goal()
    return {
        MatterKind.PLAN: None,
        MatterKind.DEPARTMENT: mothers.department("sales"),
        MatterKind.TASK: cast.view(),
        MatterKind.GOAL: goal,
        MatterKind.MEASURE: MeasureView(mothers.measure(goal.id), goal, None),
        MatterKind.PERSON: cast.member,
    }[kind]


CONTENTS: dict[str, Callable[[Cast], Content]] = {
    **{
        f"favour_{right}": lambda cast, right=right: wanted(cast, right)  # type: ignore[misc]  # a default, not an argument
        for right in favours.WANTED
    },
    "favour_new_goal": lambda cast: FavourAsked(cast.head, cast.owner, Right.SET_GOAL),
    "favour_decide_open": lambda cast: FavourAsked(
        cast.head, cast.owner, Right.END_CASE, replace(cast.view(), case=mothers.case(cast.view().task.id))
    ),
}

REPLIES: dict[str, Callable[[Cast], Message]] = {
    "refused_a_task": lambda cast: errors.error(
        NotAllowedError(who=(cast.head,), right=Right.ASSIGN_TASK, matter=Matter(kind=MatterKind.TASK, of_id=12)),
        cast.words,
    ),
    "refused_the_plan": lambda cast: errors.error(
        NotAllowedError(
            who=(cast.leader, replace(cast.head, name="سارة القحطاني"), cast.member, cast.deputy),
            right=Right.SET_COMPANY,
            matter=PLAN,
        ),
        cast.words,
    ),
    "refused_an_answer": lambda cast: errors.error(
        NotAllowedError(who=(cast.head,), right=Right.ANSWER_NEED, matter=Matter(kind=MatterKind.TASK, of_id=12)),
        cast.words,
    ),
    "favour_sent": lambda cast: favours.sent(wanted(cast, Right.ASSIGN_TASK), cast.words),
}
