"""Dates, times of day, working hours and weekdays, as people write them."""

import re
from calendar import monthrange
from datetime import date, time

from bot.planfile.faults import BadValueError, FaultKey
from bot.planfile.nearest import nearest
from bot.planfile.texts import western, written
from domain.plan import FromToday, PlanDate

FURTHEST_DAYS = 3660
"""A relative date reaches ten years at most."""

_EARLIEST_YEAR, _LATEST_YEAR = 2000, 2100
_HIJRI_YEARS = range(1400, 1501)
_DAYS_IN_UNIT = {"": 1, "d": 1, "day": 1, "days": 1, "w": 7, "week": 7, "weeks": 7}

_FIXED = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_WITH_TIME = re.compile(r"\d{4}-\d{1,2}-\d{1,2}[Tt ]+\d.*")
_YEAR_LAST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_RELATIVE = re.compile(r"today(?:\s*([+-])\s*(\d{1,4})\s*([a-z]*))?")
_TIME = re.compile(r"(\d{1,2})[:.](\d{2})")
_HOURS = re.compile(r"(\S+?)\s*(?:-|\u2013|\u2014|\bto\b)\s*(\S+)")
_FULL_DAY_HOURS, _FULL_HOUR_MINUTES = 24, 60

_WEEKDAYS = {
    1: ("monday", "mon", "الاثنين", "الإثنين"),
    2: ("tuesday", "tue", "الثلاثاء"),
    3: ("wednesday", "wed", "الأربعاء", "الاربعاء"),
    4: ("thursday", "thu", "الخميس"),
    5: ("friday", "fri", "الجمعة"),
    6: ("saturday", "sat", "السبت"),
    7: ("sunday", "sun", "الأحد", "الاحد"),
}
_WEEKDAY_OF = {word: number for number, words in _WEEKDAYS.items() for word in words}


def plan_date(raw: object) -> PlanDate:
    """A date, `2026-12-01`, or one counted from the day of the import, `today+2w`."""
    given = written(raw)
    text = western(given).casefold()
    relative = _RELATIVE.fullmatch(text)
    if relative:
        return _from_today(given, *relative.groups(default=""))
    fixed = _FIXED.fullmatch(text)
    if fixed:
        return _day(given, *(int(part) for part in fixed.groups()))
    if _WITH_TIME.fullmatch(text):
        raise BadValueError(FaultKey.DATE_WITH_TIME, example=text[:10].strip(), given=given)
    last = _YEAR_LAST.fullmatch(text)
    if last:
        first, second, year = (int(part) for part in last.groups())
        month, day = (second, first) if second <= 12 else (first, second)  # noqa: PLR2004 (months of a year)
        raise BadValueError(FaultKey.DAY_OR_MONTH_FIRST, example=f"{year}-{month:02}-{day:02}", given=given)
    raise BadValueError(FaultKey.BAD_DATE, example="2026-12-31", given=given)


def fixed_date(raw: object) -> date:
    """A date that is not counted from the day of the import."""
    day = plan_date(raw)
    if isinstance(day, FromToday):
        raise BadValueError(FaultKey.FIXED_DATE_NEEDED, example="2026-12-31", given=written(raw))
    return day


def time_of_day(raw: object) -> time:
    """A time on the 24-hour clock, `09:30`."""
    given = written(raw)
    found = _TIME.fullmatch(western(given))
    hour, minute = (int(part) for part in found.groups()) if found else (_FULL_DAY_HOURS, 0)
    if hour >= _FULL_DAY_HOURS or minute >= _FULL_HOUR_MINUTES:
        raise BadValueError(FaultKey.BAD_TIME, example="09:30", given=given)
    return time(hour, minute)


def hours(raw: object) -> tuple[time, time]:
    """The working hours of a day, `08:00-16:00`."""
    given = written(raw)
    found = _HOURS.fullmatch(western(given))
    if not found:
        raise BadValueError(FaultKey.BAD_HOURS, example="09:00-17:00", given=given)
    starts, ends = (time_of_day(part) for part in found.groups())
    if starts >= ends:
        raise BadValueError(FaultKey.HOURS_BACKWARDS, example="09:00-17:00", given=given)
    return starts, ends


def weekday(raw: object) -> int:
    """The ISO number of a weekday by its name, in English or Arabic: Monday is 1."""
    given = written(raw)
    found = _WEEKDAY_OF.get(given.casefold())
    if found is None:
        near = nearest(given, {word: words[0] for words in _WEEKDAYS.values() for word in words})
        raise BadValueError(FaultKey.BAD_WEEKDAY, example=near or "sunday", nearest=near, given=given)
    return found


def _from_today(given: str, sign: str, count: str, unit: str) -> FromToday:
    if unit not in _DAYS_IN_UNIT:
        weeks = f"today{sign}{int(count) * 4}w" if unit.startswith("m") else "today+2w"
        raise BadValueError(FaultKey.RELATIVE_UNIT, example=weeks, given=given, unit=unit)
    days = int(count or 0) * _DAYS_IN_UNIT[unit]
    if days > FURTHEST_DAYS:
        raise BadValueError(FaultKey.FAR_DATE, example="today+2w", given=given)
    return FromToday(-days if sign == "-" else days)


def _day(given: str, year: int, month: int, day: int) -> date:
    if year in _HIJRI_YEARS:
        raise BadValueError(FaultKey.HIJRI_DATE, example="2026-12-31", given=given)
    if not _EARLIEST_YEAR <= year <= _LATEST_YEAR:
        raise BadValueError(FaultKey.FAR_DATE, example="2026-12-31", given=given)
    month_or_december = min(max(month, 1), 12)
    last = monthrange(year, month_or_december)[1]
    if month != month_or_december or not 1 <= day <= last:
        raise BadValueError(FaultKey.NO_SUCH_DAY, example=f"{year}-{month_or_december:02}-{last}", given=given)
    return date(year, month, day)
