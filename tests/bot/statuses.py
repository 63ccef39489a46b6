"""How one thing of the plan stands, as whoever asks sees it."""

from collections.abc import Callable
from dataclasses import replace

from bot.messages.model import Message
from bot.messages.status_of import status_of
from domain.paging import Page
from domain.people import Leave
from domain.status_of import StatusOf, SubjectKind
from domain.views import WordCounts
from tests.bot.cast import GROW, SALES, TODAY, Cast, numbered
from tests.bot.measures import VIEWS

COUNTS = WordCounts(on_track=3, at_risk=1, off_track=1, done=2, silent=1)


def _department(cast: Cast) -> StatusOf:
    views = (cast.view(12), replace(cast.view(14), owner=None))
    return StatusOf(TODAY, SubjectKind.DEPARTMENT, SALES, COUNTS, Page.whole(views), head=cast.head)


def _goal(cast: Cast) -> StatusOf:
    page = Page(tuple(numbered(cast, 20)), 40, 120)
    return StatusOf(TODAY, SubjectKind.GOAL, GROW, COUNTS, page, measures=VIEWS[1:])


def _person(cast: Cast) -> StatusOf:
    counts, leave = WordCounts(done=2), Leave(TODAY)
    return StatusOf(TODAY, SubjectKind.PERSON, cast.owner, counts, Page.whole([]), leave=leave)


def _nothing() -> StatusOf:
    return StatusOf(TODAY, SubjectKind.DEPARTMENT, SALES, WordCounts(), Page.whole([]))


REPLIES: dict[str, Callable[[Cast], Message]] = {
    "status_of_department": lambda cast: status_of(_department(cast), cast.words),
    "status_of_goal": lambda cast: status_of(_goal(cast), cast.words),
    "status_of_nothing": lambda cast: status_of(_nothing(), cast.words),
    "status_of_person": lambda cast: status_of(_person(cast), cast.words),
}
