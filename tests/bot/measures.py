"""Measures and their readings, as whoever asks sees them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from bot.messages.measures import measures, taken
from bot.messages.model import Message
from domain.measures import Direction, Measure, Reading
from domain.readings import MeasuresView, ReadingTaken
from domain.views import MeasureView
from tests.bot.cast import GROW, RELY, TODAY, Cast, numbered

MARGIN = Measure(1, "margin", 1, "Gross margin", "%", Direction.UP, Decimal(28), Decimal("32.5"))
RETURNS = Measure(2, "returns", 2, "المرتجعات", "عبوة", Direction.DOWN, Decimal(1400), Decimal(900))
UNREAD = Measure(3, "visits", 1, "Customers visited", "visits", Direction.UP, None, Decimal(40))
OCTOBER, NOVEMBER = date(2026, 10, 31), date(2026, 11, 24)
VIEWS = (
    MeasureView(RETURNS, RELY, Reading(2, OCTOBER, Decimal(850))),
    MeasureView(UNREAD, GROW, None),
    MeasureView(MARGIN, GROW, Reading(1, NOVEMBER, Decimal("27.4"))),
)
NOW = Reading(1, NOVEMBER, Decimal("27.4"))
FEWER = Reading(2, NOVEMBER, Decimal(800))
BEFORE = Reading(1, OCTOBER, Decimal("28.1"))


def some(count: int, *may_read: int) -> MeasuresView:
    """The first measures of the plan."""
    return MeasuresView(TODAY, VIEWS[:count], frozenset(may_read))


def many() -> MeasuresView:
    """More than a page of them."""
    return MeasuresView(TODAY, tuple(replace(VIEWS[2]) for _ in range(23)), frozenset({1}))


def _slipped(cast: Cast) -> ReadingTaken:
    (task,) = numbered(cast, 1)
    return ReadingTaken(NOW, VIEWS[2], BEFORE, task)


REPLIES: dict[str, Callable[[Cast], Message]] = {
    "measures": lambda cast: measures(some(3, 1, 2), cast.words),
    "measures_to_look_at": lambda cast: measures(some(1), cast.words),
    "measures_none": lambda cast: measures(some(0), cast.words),
    "measures_many": lambda cast: measures(many(), cast.words, 10),
    "reading_taken": lambda cast: taken(ReadingTaken(FEWER, replace(VIEWS[0], reading=FEWER), None, None), cast.words),
    "reading_slipped": lambda cast: taken(_slipped(cast), cast.words),
    "reading_replaced": lambda cast: taken(ReadingTaken(NOW, VIEWS[2], replace(BEFORE, on=NOVEMBER), None), cast.words),
    "reading_of_before": lambda cast: taken(ReadingTaken(BEFORE, VIEWS[2], None, None), cast.words),
}
