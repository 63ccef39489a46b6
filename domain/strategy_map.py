"""The strategy map: the goals at the top in their perspectives, each with its status and what it is measured by."""

from dataclasses import dataclass
from datetime import date

from domain.paging import Page
from domain.views import GoalView, MeasureView

ROWS = 12
"""Goals on a page; with their measures they stay within what a message or a window may hold."""


@dataclass(frozen=True, slots=True)
class MapGoal:
    """A goal at the top with the state of all below it, and the measures of these."""

    view: GoalView
    measures: tuple[MeasureView, ...] = ()


@dataclass(frozen=True, slots=True)
class StrategyMap:
    """A page of the map on the reader's day, perspective by perspective; `empty` are those in which no goal stands.

    `may_add` says that the reader may write a goal down.
    """

    today: date
    page: Page[MapGoal]
    empty: tuple[str, ...] = ()
    may_add: bool = False
