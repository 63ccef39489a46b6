"""Reading dates that people type: `2027-01-31`, `31 jan`, `31 يناير 2027`, `tomorrow`, `غدا`."""

import re
from datetime import date, timedelta
from functools import cache
from typing import Literal

from babel.dates import get_day_names, get_month_names

from bot.verbs import folded

ISO = re.compile(r"^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$")
DAY_MONTH = re.compile(r"^(?P<day>\d{1,2})\s+(?P<month>[^\W\d]+)\.?(?:\s+(?P<year>\d{4}))?$")
NEAR = {"today": 0, "tomorrow": 1, "اليوم": 0, "غدا": 1, "غداً": 1}
LOCALES = ("en", "ar")
SHORTEST_NAME = 3
"""Letters of a weekday that say which one is meant."""

LEAP_GAP = 8
"""Years from one 29th of February to the next, at most: 2096 to 2104."""

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
    if named is None or named["month"] not in _months():
        return None
    month, day = _months()[named["month"]], int(named["day"])
    if named["year"]:
        return _day(int(named["year"]), month, day)
    coming = (_day(today.year + ahead, month, day) for ahead in range(LEAP_GAP + 1))
    return next((found for found in coming if found is not None and found >= today), None)


def read_weekday(text: str) -> int | None:
    """The ISO number of a weekday by its name, or the first three letters of it or more; None when it is none."""
    word = folded(text).rstrip(".")
    if word in _weekdays():
        return _weekdays()[word] + 1
    close = {number for name, number in _weekdays().items() if len(word) >= SHORTEST_NAME and name.startswith(word)}
    return close.pop() + 1 if len(close) == 1 else None


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
