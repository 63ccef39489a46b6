"""Reading working hours from one typed line: `8:30-16:30 sun-thu`, `wed thu`, `من 8 إلى 2:30 الأحد-الخميس`."""

import re
from dataclasses import dataclass
from datetime import date, time, timedelta

from bot.dates import read_date, read_weekday
from bot.folding import folded
from bot.leave_line import UNTIL
from domain.errors import BadHoursError, IncompleteCommandError
from domain.hours import KEEP, EveryOtherOff

_TIME = r"(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm|ص|م)?(?!\w)"
_DASH = rf"(?:\s*[-‐-–—]\s*|\s+{UNTIL}\s+)"  # noqa: RUF001  (phones turn a hyphen into a dash)
_HOURS = re.compile(rf"(?<!\w){_TIME}{_DASH}{_TIME}")
_DAYS_RANGE = re.compile(rf"([^\W\d]+){_DASH}([^\W\d]+)")
_FILLERS = frozenset({"from", "on", "and", "من", "في", "ايام", "يوم", "و"})
_FREE = r"(?:\s+(?:off|free|اجازه|عطله|راحه))?"
_EVERY_OTHER = re.compile(
    rf"(?:(?:every (?:other|second|2nd)|كل ثاني)\s+(?:يوم\s+)?(?P<after>[^\W\d]+)"
    rf"|كل (?:يوم\s+)?(?P<name>[^\W\d]+) (?:ثان|ثاني|ثانيه)"
    rf"|(?P<before>[^\W\d]+) (?:every (?:two|2) weeks|كل اسبوعين)){_FREE}"
    r"(?:\s+(?:from|starting|بدءا من|ابتداء من|منذ)\s+(?P<from>.+))?"
)
"""`every other friday off from 15 jan`, in either language."""

_EVERY_WEEK = re.compile(r"(?<!\w)(?:every week|كل اسبوع)(?!\w)")
"""No such day any more."""

_NOON, _LAST_HOUR, _LAST_MINUTE = 12, 23, 59


@dataclass(frozen=True, slots=True)
class HoursLine:
    """What was typed: ISO weekdays, hours, and the day off of every second week; None for what was left out."""

    days: frozenset[int] | None
    hours: tuple[time, time] | None
    off: EveryOtherOff = KEEP


def read_hours(text: str, example: str, today: date) -> HoursLine:
    """Read working hours, days, a day off of every second week, or all of it.

    Without a date that day is off the next time it comes. Errors: IncompleteCommandError and BadHoursError, both with
    `example`.
    """
    line = folded(" ".join(text.split()))
    if not line:
        raise IncompleteCommandError(field="ends", example=example)
    line, off = _every_other(line, text, example, today)
    found = _HOURS.search(line)
    hours = None
    if found is not None:
        hours = _hours(found.groups(), text, example)
        line = f"{line[: found.start()]} {line[found.end() :]}"
    days = _days(line, text, example)
    if hours is None and not days and off is KEEP:
        raise BadHoursError(field="ends", given=text, example=example)
    return HoursLine(days or None, hours, off)


def _every_other(line: str, given: str, example: str, today: date) -> tuple[str, EveryOtherOff]:
    """The day off of every second week, if one is named, and the line without it."""
    none = _EVERY_WEEK.search(line)
    if none is not None:
        return f"{line[: none.start()]} {line[none.end() :]}".strip(), None
    found = _EVERY_OTHER.search(line)
    if found is None:
        return line, KEEP
    weekday = _day(found["before"] or found["after"] or found["name"], given, example)
    first = today + timedelta(days=(weekday - today.isoweekday()) % 7)
    if found["from"] is not None:
        chosen = read_date(found["from"], today)
        if chosen is None or chosen.isoweekday() != weekday:
            raise BadHoursError(field="off", given=given, example=example)
        first = chosen
    return f"{line[: found.start()]} {line[found.end() :]}".strip(), first


def _hours(parts: tuple[str | None, ...], given: str, example: str) -> tuple[time, time]:
    """Whoever writes `9-5` goes home in the afternoon."""
    starts, ends = _time(parts[:3], given, example), _time(parts[3:], given, example)
    if ends <= starts and parts[5] is None and 0 < ends.hour < _NOON:
        ends = ends.replace(hour=ends.hour + _NOON)
    return starts, ends


def _time(parts: tuple[str | None, ...], given: str, example: str) -> time:
    hour, minute, half = int(parts[0] or 0), int(parts[1] or 0), parts[2]
    if half is not None and 1 <= hour <= _NOON:
        hour = hour % _NOON + (_NOON if half in {"pm", "م"} else 0)
    if hour > _LAST_HOUR or minute > _LAST_MINUTE:
        raise BadHoursError(field="ends", given=given, example=example)
    return time(hour, minute)


def _days(line: str, given: str, example: str) -> frozenset[int]:
    """Every day that is named, alone or within a span; a word that is none is refused."""
    days: set[int] = set()
    for span in _DAYS_RANGE.finditer(line):
        first, last = (_day(word, given, example) for word in span.groups())
        days |= {(first - 1 + ahead) % 7 + 1 for ahead in range((last - first) % 7 + 1)}
    rest = re.split(r"[\s,،;]+", _DAYS_RANGE.sub(" ", line))
    return frozenset(days | {_day(word, given, example) for word in rest if word and word not in _FILLERS})


def _day(word: str, given: str, example: str) -> int:
    bare = word.removeprefix("و")
    day = read_weekday(word) or read_weekday(bare) or read_weekday(f"ال{bare}")
    if day is None:
        raise BadHoursError(field="days", given=given, example=example)
    return day
