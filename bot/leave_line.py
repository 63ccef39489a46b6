"""Reading when somebody is away from one typed line: `until thursday`, `3-7 dec`, `for 2 weeks`, `@omar 3 to 7 dec`."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from bot.dates import read_date, read_length
from bot.folding import folded
from bot.member_names import MENTION, require_chosen
from domain.errors import BadDateError, IncompleteCommandError

UNTIL = r"(?:until|untill|till|til|to|through|thru|حتي|حتى|الى|الي|لغايه|ل)"
_BOTH = re.compile(rf"^(?:(?:from|since|من)\s+)?(?P<first>.+?)\s+{UNTIL}\s+(?P<last>.+)$")
_ONLY_LAST = re.compile(rf"^{UNTIL}\s+(?P<last>.+)$")
_DASHED = re.compile(r"^(?:(?:from|من)\s+)?(?P<first>.+?)\s+[-‐-–—]\s+(?P<last>.+)$")  # noqa: RUF001  (phones turn a hyphen into a dash)
_DAYS = re.compile(r"^(?:(?:from|من)\s+)?(?P<first>\d{1,2})\s*[-‐-–—]\s*(?P<last>\d{1,2}\s+[^\W\d].*)$")  # noqa: RUF001  (as above)
_LONG = re.compile(r"^(?:(?:from|since|من)\s+)?(?P<first>.+?)\s+(?:for|لمده)\s+(?P<length>.+)$")
_NUMBER = re.compile(r"^\d{1,2}$")
_MONTH = re.compile(r"^\d{1,2}(?P<month>\s.*)$")
_A_DAY = timedelta(days=1)
_LONGEST_BEGUN = timedelta(days=100)
"""A leave whose first day was in the past and is written without a year is no longer than this."""


@dataclass(frozen=True, slots=True)
class LeaveLine:
    """What was typed: the chat id of somebody else, or None; the first day, or None for today; and the last day."""

    whom: str | None
    first: date | None
    last: date


def read_whom(text: str, example: str | None = None) -> tuple[str | None, str]:
    """The member named in a line, and the rest of it; NameNotChosenError for a name that is no member."""
    member = MENTION.search(text)
    rest = MENTION.sub(" ", text).strip()
    require_chosen(rest, example)
    return (member["id"] if member else None), rest


def read_leave(text: str, today: date, example: str) -> LeaveLine:
    """Read a leave. A single day stands for that day alone; a missing first day is today.

    Errors: NameNotChosenError, IncompleteCommandError and BadDateError, each with `example`.
    """
    whom, rest = read_whom(text, example)
    line = folded(" ".join(rest.split()))
    if not line:
        raise IncompleteCommandError(field="until", example=example)
    lasting = _lasting(whom, line, today)
    if lasting is not None:
        return lasting
    first_text, last_text = _split(line)
    if first_text is None:
        return LeaveLine(whom, None, _day(last_text, today, example))
    if _NUMBER.match(first_text) and (month := _MONTH.match(last_text)):
        first_text += month["month"]
    first = _day(first_text, today, example)
    begun = _year_before(first)
    ends = _day(last_text, today, example)
    if begun is not None and begun <= today <= ends and ends - begun <= _LONGEST_BEGUN:
        return LeaveLine(whom, begun, ends)
    return LeaveLine(whom, first, first if last_text == first_text else _day(last_text, first, example))


def _lasting(whom: str | None, line: str, today: date) -> LeaveLine | None:
    """A leave of which was said how long it is, from today or from a day; weekends are part of it."""
    length = read_length(line)
    if length is not None:
        return LeaveLine(whom, None, today + length - _A_DAY) if length else None
    found = _LONG.match(line)
    first = read_date(found["first"], today) if found else None
    length = read_length(found["length"]) if found else None
    return LeaveLine(whom, first, first + length - _A_DAY) if first and length else None


def _split(line: str) -> tuple[str | None, str]:
    """First and last day as they were typed; without a first one, None."""
    only = _ONLY_LAST.match(line)
    if only:
        return None, only["last"]
    found = _BOTH.match(line) or _DAYS.match(line) or _DASHED.match(line)
    return (found["first"], found["last"]) if found else (line, line)


def _day(text: str, today: date, example: str) -> date:
    day = read_date(text, today)
    if day is None:
        raise BadDateError(field="until", given=text, example=example)
    return day


def _year_before(day: date) -> date | None:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:  # the 29th of February
        return None
