"""Calendars that are made and named in the settings."""

from dataclasses import replace

from domain.audit import AuditEntry
from domain.calendars import Calendar
from domain.company_choices import NewCalendar
from domain.services.changes import plain
from domain.services.joining import DEFAULT_CALENDAR
from domain.services.settings.act import Change
from domain.services.settings.calendars import known, require_time, with_holidays
from domain.services.settings.names import free_name, short_name
from domain.settings_errors import CalendarExistsError

CALENDAR_ADDED = "calendar_added"
"""What the trail calls it."""

_USUAL_KEY = "calendar"
_TOLD = ("name", "work_days", "starts", "ends", "country")


def add(act: Change, wanted: NewCalendar) -> Calendar:
    """Make a calendar. Nobody works by it until somebody says so, so nobody is asked at another time.

    Errors: MissingNameError, TooLongError, CalendarExistsError, NoWorkDayError, HoursTooShortError.
    """
    others = _others(act, None)
    name = free_name(wanted.name, others, CalendarExistsError)
    require_time(wanted)
    taken = [*others, (DEFAULT_CALENDAR, DEFAULT_CALENDAR)]
    made = Calendar(
        key=short_name(name, taken, _USUAL_KEY),
        work_days=wanted.work_days,
        starts=wanted.starts,
        ends=wanted.ends,
        country=wanted.country,
        name=name,
    )
    made = with_holidays(act, made)
    act.uow.calendars.save(made)
    after = {each: plain(getattr(made, each)) for each in _TOLD}
    subject = f"calendar:{made.key}"
    act.uow.audit.add(AuditEntry(act.now, CALENDAR_ADDED, subject, act.by.id, None, after, through=act.through))
    return made


def rename(act: Change, key: str, called: str) -> Calendar:
    """Call a calendar something else; its short name stays, as files and habits know it.

    Errors: UnknownCalendarError, MissingNameError, TooLongError, CalendarExistsError.
    """
    before = known(act.uow, key)
    after = replace(before, name=free_name(called, _others(act, before), CalendarExistsError))
    if after != before:
        act.uow.calendars.save(after)
        act.audit("calendar_changed", f"calendar:{key}", before, after)
    return after


def _others(act: Change, own: Calendar | None) -> list[tuple[str, str]]:
    others = [each for each in act.uow.calendars.all() if own is None or each.key != own.key]
    return [(each.name or each.key, each.key) for each in others]
