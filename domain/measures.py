"""Measures: numbers that tell whether a goal is being reached."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum


class Direction(StrEnum):
    """Which way is better."""

    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Measure:
    """A KPI of a goal: from `baseline` towards `target`, in `unit`.

    `slipped_at` is when its newest reading came, if that misses the target and is further from it than the one before.
    """

    id: int
    key: str
    goal_id: int
    name: str
    unit: str
    direction: Direction
    baseline: Decimal | None
    target: Decimal
    slipped_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One dated value of a measure."""

    measure_id: int
    on: date
    value: Decimal


def off_target(measure: Measure, value: Decimal) -> bool:
    """Whether a value misses the target, seen in the measure's own direction."""
    if measure.direction is Direction.UP:
        return value < measure.target
    return value > measure.target
