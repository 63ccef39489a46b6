"""Public holidays: kept in the calendars for the years around now, so that a plan file need not list them."""

from dataclasses import replace
from datetime import datetime, timedelta

from domain.audit import AuditEntry
from domain.calendars import Calendar
from domain.ports import PublicHolidays, Storage

AROUND = (timedelta(days=-40), timedelta(), timedelta(days=400))
"""The years of these moments from now are looked up: working days are counted back a little, and ahead over a year."""


class HolidayService:
    """Keeps the public holidays of the calendars."""

    def __init__(self, storage: Storage, public: PublicHolidays) -> None:
        self._storage = storage
        self._public = public

    def refresh(self, now: datetime) -> int:
        """Bring the calendars of a country up to date; how many have changed.

        A newer version of what knows the holidays may know better: its word replaces the old one.
        """
        with self._storage.read() as uow:
            if not [each for each in uow.calendars.all() if self._as_known(each, now) != each]:
                return 0
        with self._storage.write() as uow:
            changed = [(each, self._as_known(each, now)) for each in uow.calendars.all()]
            changed = [(before, after) for before, after in changed if before != after]
            for _, after in changed:
                uow.calendars.save(after)
                days = {day.isoformat(): holiday.english for day, holiday in sorted(after.public.items())}
                subject = f"calendar:{after.key}"
                uow.audit.add(AuditEntry(now, "holidays_looked_up", subject, after={"public": days}))
            return len(changed)

    def _as_known(self, calendar: Calendar, now: datetime) -> Calendar:
        return looked_up(calendar, self._public, now)


def looked_up(calendar: Calendar, public: PublicHolidays, now: datetime) -> Calendar:
    """The calendar with the public holidays of its country around now."""
    if calendar.country is None:
        return replace(calendar, public={})
    years = sorted({(now + away).year for away in AROUND})
    found = [public.of(calendar.country, calendar.subdivision, year) for year in years]
    return replace(calendar, public={day: holiday for year in found for day, holiday in year.items()})
