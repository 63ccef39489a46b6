"""Work calendars: which days and hours are for work, and which days are off."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time


@dataclass(frozen=True, slots=True)
class Holiday:
    """What a public holiday is called in the two languages."""

    english: str
    arabic: str

    def name(self, language: str) -> str:
        """What it is called in that language."""
        return self.arabic if language == "ar" else self.english


@dataclass(frozen=True, slots=True)
class Calendar:
    """Working time shared by people of one country or site.

    `work_days` holds ISO weekdays (1 is Monday, 7 is Sunday); `starts` and `ends` are local times of the working
    day, the end not included; `days_off` are local dates on which the company is closed. `public` are the public
    holidays of `country` (two letters, ISO 3166-1) and its `subdivision`, as far as they were looked up; on those in
    `days_on` people work all the same. `key` is its short name in plan files and commands, `name` what it is called,
    None where nobody gave it another name than that.
    """

    key: str
    work_days: frozenset[int] = frozenset({1, 2, 3, 4, 5})
    starts: time = time(9, 0)
    ends: time = time(17, 0)
    days_off: frozenset[date] = frozenset()
    country: str | None = None
    subdivision: str | None = None
    days_on: frozenset[date] = frozenset()
    public: Mapping[date, Holiday] = field(default_factory=dict)
    name: str | None = None

    def works_on(self, day: date) -> bool:
        """Whether that local day is a working day."""
        if day.isoweekday() not in self.work_days or day in self.days_off:
            return False
        return day not in self.public or day in self.days_on

    def next_holiday(self, today: date) -> tuple[date, Holiday] | None:
        """The next public holiday, from today on, that falls on what would be a working day."""
        coming = (day for day in self.public if day >= today and day.isoweekday() in self.work_days)
        first = min((day for day in coming if day not in self.days_on), default=None)
        return None if first is None else (first, self.public[first])
