"""Readings taken in the chat: what became of a measure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from domain.measures import Reading
from domain.views import MeasureView, TaskView

LARGEST = 10**15
"""No reading is further from zero: beyond it a typed number is a slip."""


@dataclass(frozen=True, slots=True)
class MeasuresView:
    """Every measure with its newest reading, and the ids of those that the reader may take readings of."""

    today: date
    measures: Sequence[MeasureView]
    may_read: frozenset[int]


@dataclass(frozen=True, slots=True)
class ReadingTaken:
    """A measure after a reading, the one before it or in its place, and the open task that follows its slip up."""

    taken: Reading
    view: MeasureView
    before: Reading | None
    follow_up: TaskView | None
