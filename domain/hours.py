"""Working hours of somebody's own: which days and times they are written to."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum

from domain.people import Person


class Keep(Enum):
    """Leaves something as it is."""

    KEEP = "keep"


KEEP = Keep.KEEP
EveryOtherOff = date | Keep | None
"""A day that is free, and that of every second week before and after it; None is no such day."""

SHORTEST = timedelta(hours=2)
"""A working day is no shorter: what is to be asked needs a moment in which it may be."""


@dataclass(frozen=True, slots=True)
class WorkHours:
    """When somebody is written to: ISO weekdays and local times, the end not included.

    `is_own` says that they differ from what the plan says; `every_other_off` as in their own time.
    """

    person: Person
    days: frozenset[int]
    starts: time
    ends: time
    is_own: bool
    every_other_off: date | None = None

    @property
    def in_order(self) -> list[int]:
        """The days in the order in which a week is worked."""
        return in_order(self.days)


def in_order(days: frozenset[int]) -> list[int]:
    """Working days in the order in which a week is worked: after the longest run of free days comes the first."""
    first = min(days, key=lambda day: (-_free_before(day, days), day), default=1)
    return sorted(days, key=lambda day: (day - first) % 7)


def _free_before(day: int, days: frozenset[int]) -> int:
    return next((back for back in range(7) if (day - 2 - back) % 7 + 1 in days), 7)


def length(starts: time, ends: time) -> timedelta:
    """How long a day of these hours is; negative when it would end before it begins."""
    some_day = date(2000, 1, 1)
    return datetime.combine(some_day, ends) - datetime.combine(some_day, starts)
