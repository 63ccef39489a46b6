"""Favours as each side reads them."""

from collections.abc import Callable
from dataclasses import replace

from bot.messages import errors, favours
from bot.messages.model import Message
from domain.errors import NotAllowedError
from domain.favours import FavourAsked
from domain.notices import Content
from domain.rights import PLAN, Matter, Right
from tests import mothers
from tests.bot.cast import Cast


def wanted(cast: Cast, right: Right) -> FavourAsked:
    """The owner asks the head for something."""
    if right.value.endswith("_task") or right in {Right.SET_RHYTHM, Right.CHECK_IN, Right.PROPOSE_DATE}:
        return FavourAsked(cast.head, cast.owner, right, cast.view())
    department = mothers.department("sales") if right is Right.EXPORT_DEPARTMENT else None
    return FavourAsked(cast.head, cast.owner, right, department=department)


CONTENTS: dict[str, Callable[[Cast], Content]] = {
    f"favour_{right}": lambda cast, right=right: wanted(cast, right)  # type: ignore[misc]  # a default, not an argument
    for right in favours.WANTED
}

REPLIES: dict[str, Callable[[Cast], Message]] = {
    "refused_a_task": lambda cast: errors.error(
        NotAllowedError(who=(cast.head,), right=Right.ASSIGN_TASK, matter=Matter(task_id=12)), cast.words
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
        NotAllowedError(who=(cast.head,), right=Right.ANSWER_NEED, matter=Matter(task_id=12)), cast.words
    ),
    "favour_sent": lambda cast: favours.sent(wanted(cast, Right.ASSIGN_TASK), cast.words),
}
