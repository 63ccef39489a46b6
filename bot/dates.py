"""Reading dates that people type: `2027-01-31`, `31 jan`, `31 يناير 2027`, `tomorrow`, `in two weeks`, `غدا`."""

import re
from calendar import monthrange
from datetime import date, datetime, timedelta
from functools import cache
from typing import Literal

from babel.dates import get_day_names, get_month_names
from dateparser.date import DateDataParser

from bot import arabic_dates
from bot.folding import folded

ISO = re.compile(r"^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$")
NUMBERS = re.compile(r"^(?P<first>\d{1,2})(?P<sign>[./-])(?P<second>\d{1,2})(?:(?P=sign)(?P<year>\d{4}))?\.?$")
DAY_MONTH = re.compile(r"^(?P<day>\d{1,2})\s+(?P<month>[^\W\d]+(?:\s[^\W\d]+)?)\.?(?:\s+(?P<year>\d{4}))?$")
NEAR = {"today": 0, "tomorrow": 1, "اليوم": 0, "غدا": 1, "غداً": 1}
LOCALES = ("en", "ar", "ar_LB", "ar_MA", "ar_DZ")
"""Months have names of their own in the Levant and in the Maghreb."""

SHORTEST_NAME = 3
"""Letters of a weekday that say which one is meant."""

LEAP_GAP = 8
"""Years from one 29th of February to the next, at most: 2096 to 2104."""

LONGEST = 40
"""Characters; nobody needs more to say a day."""

MONTHS = 12
ASKED_FOR = {
    "PREFER_DATES_FROM": "future",
    "PARSERS": ["relative-time", "absolute-time"],
    "RETURN_TIME_AS_PERIOD": True,
}
DAYS = frozenset({"day", "week"})
"""What the words were about: `in two weeks` is a day, `next month` and `2028` are not, and `5 pm` is a time."""

IN_MONTHS = re.compile(r"^in (?:\d{1,2}|an?|one|two|three|four|five|six) (?:month|year)s?$")
"""These are a day as well, unlike `in march`."""

FAR = timedelta(days=3660)
"""Ten years: no plan reaches further, and `31 jan 20` is no word about the year 2120."""

LENGTH = re.compile(r"^(?:for )?(?P<number>\d{1,2}|an?|one|two|three|four|five|six) (?P<unit>day|week)s?$")
NUMBER_WORDS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
END_OF = re.compile(r"^(?:the )?end of (?:the |this )?(?P<what>month|year)$")

WIDTHS: tuple[Literal["wide", "abbreviated"], ...] = ("wide", "abbreviated")


def read_date(text: str, today: date) -> date | None:
    """The date in a text, the next one ahead where the year or week is left out; None when it is no date."""
    words = folded(" ".join(text.split()))
    if words in _near():
        return today + timedelta(days=_near()[words])
    if words in _weekdays():
        ahead = (_weekdays()[words] - today.weekday() - 1) % 7 + 1
        return today + timedelta(days=ahead)
    iso = ISO.match(words)
    if iso:
        return _day(int(iso[1]), int(iso[2]), int(iso[3]))
    named = DAY_MONTH.match(words)
    if named is not None and named["month"] in _months():
        month, day = _months()[named["month"]], int(named["day"])
        return _day(int(named["year"]), month, day) if named["year"] else _coming(month, day, today)
    numbers = NUMBERS.match(words)
    return _by_numbers(numbers, today) if numbers else _in_words(words, today)


def read_length(text: str) -> timedelta | None:
    """A length of time in days or weeks, such as `2 weeks` or `أسبوعين`; None when it is none."""
    found = LENGTH.match(arabic_dates.in_english(folded(" ".join(text.split()))))
    if found is None:
        return None
    number = NUMBER_WORDS.get(found["number"]) or int(found["number"])
    return timedelta(weeks=number) if found["unit"] == "week" else timedelta(days=number)


def read_weekday(text: str) -> int | None:
    """The ISO number of a weekday by its name, or the first three letters of it or more; None when it is none."""
    word = folded(text).rstrip(".")
    if word in _weekdays():
        return _weekdays()[word] + 1
    close = {number for name, number in _weekdays().items() if len(word) >= SHORTEST_NAME and name.startswith(word)}
    return close.pop() + 1 if len(close) == 1 else None


def _coming(month: int, day: int, today: date) -> date | None:
    coming = (_day(today.year + ahead, month, day) for ahead in range(LEAP_GAP + 1))
    return next((found for found in coming if found is not None and found >= today), None)


def _by_numbers(found: re.Match[str], today: date) -> date | None:
    """`30.11.` as it is written in Europe and Arabia; of `3/4` nobody knows which is the month, so it is no date."""
    first, second = int(found["first"]), int(found["second"])
    day_first = found["sign"] == "." or first > MONTHS or first == second
    if not day_first and second <= MONTHS:
        return None
    day, month = (first, second) if day_first else (second, first)
    if found["year"]:
        return _day(int(found["year"]), month, day)
    return _coming(month, day, today) if 0 < month <= MONTHS else None


def _in_words(words: str, today: date) -> date | None:
    english = arabic_dates.in_english(words)
    if len(words) > LONGEST or not any(sign.isalpha() for sign in words) or LENGTH.match(english):
        return None
    ends = END_OF.match(english)
    if ends:
        return _last_day(today, today.month if ends["what"] == "month" else MONTHS)
    moment = datetime(today.year, today.month, today.day)  # noqa: DTZ001  (a day on somebody's wall, in no zone)
    found = DateDataParser(languages=["en"], settings={**ASKED_FOR, "RELATIVE_BASE": moment}).get_date_data(english)
    if found.date_obj is None or not (found.period in DAYS or IN_MONTHS.match(english)):
        return None
    day = found.date_obj.date()
    return day if abs(day - today) < FAR else None


def _last_day(today: date, month: int) -> date:
    return date(today.year, month, monthrange(today.year, month)[1])


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


@cache
def _near() -> dict[str, int]:
    return {folded(word): days for word, days in NEAR.items()}


@cache
def _months() -> dict[str, int]:
    return {
        folded(name).rstrip("."): number
        for locale in LOCALES
        for width in WIDTHS
        for number, name in get_month_names(width, locale=locale).items()
    }


@cache
def _weekdays() -> dict[str, int]:
    return {
        folded(name): number
        for locale in LOCALES
        for width in WIDTHS
        for number, name in get_day_names(width, locale=locale).items()
    }
