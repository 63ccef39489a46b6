"""Work calendars: which days and hours are for work, and which days are off."""

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True, slots=True)
class Calendar:
    """Working time shared by people of one country or site.

    `work_days` holds ISO weekdays (1 is Monday, 7 is Sunday); `starts` and `ends` are local times of the working
    day, the end not included; `days_off` are local dates such as public holidays.
    """

    key: str
    work_days: frozenset[int] = frozenset({1, 2, 3, 4, 5})
    starts: time = time(9, 0)
    ends: time = time(17, 0)
    days_off: frozenset[date] = frozenset()
