"""What is not ready, as whoever asks sees it."""

from collections.abc import Callable
from dataclasses import replace

from bot.messages.model import Message
from bot.messages.readiness import unready
from domain.goals import Lack
from domain.paging import Page
from domain.readiness import Unready, UnreadyGoal
from domain.status_of import SubjectKind
from domain.tasks import Missing
from tests.bot.cast import GROW, RELY, SALES, TODAY, Cast


def _some(cast: Cast) -> Unready:
    """A task of nobody's, one that others may complete, and two goals."""
    nobodys = cast.view(13, owner_id=None, how=None)
    page = Page((nobodys, cast.view(14, due_on=None, how=None)), 0, 12)
    goals = Page.whole(
        (UnreadyGoal(GROW, (Lack.NUMBER, Lack.DATE), may_edit=True), UnreadyGoal(RELY, (Lack.FIRST_STEP,)))
    )
    missing = {Missing.WHO: 1, Missing.WHERE: 2, Missing.WHEN: 3, Missing.HOW: 12}
    return Unready(TODAY, page, missing, goals, frozenset({13}), givable=frozenset({13}), datable=frozenset({14}))


def _many_goals(cast: Cast) -> Unready:
    """The first page of goals of somebody all of whose tasks are ready."""
    return Unready(TODAY, Page(()), {}, _goals(1, 12), kind=SubjectKind.PERSON, subject=cast.owner)


def _goals_turned(_cast: Cast) -> Unready:
    """The last page of goals, beside tasks which stand elsewhere."""
    return Unready(TODAY, Page((), 0, 12), {Missing.HOW: 12}, _goals(11, 12))


def _goals(first: int, total: int) -> Page[UnreadyGoal]:
    codes = range(first, min(first + 10, total + 1))
    goals = tuple(UnreadyGoal(replace(GROW, code=f"G{n}"), tuple(Lack), may_edit=True) for n in codes)
    return Page(goals, first - 1, total)


REPLIES: dict[str, Callable[[Cast], Message]] = {
    "unready": lambda cast: unready(_some(cast), cast.words),
    "unready_goals": lambda cast: unready(_many_goals(cast), cast.words),
    "unready_goals_turned": lambda cast: unready(_goals_turned(cast), cast.words),
    "unready_none": lambda cast: unready(Unready(TODAY, Page(())), cast.words),
    "unready_none_of": lambda cast: unready(
        Unready(TODAY, Page(()), kind=SubjectKind.DEPARTMENT, subject=SALES), cast.words
    ),
}
