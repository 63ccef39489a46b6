"""Dates as other tools and people write them. What is no date stays as words; nothing is guessed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Literal
from zoneinfo import ZoneInfo

from babel.dates import get_month_names

from bot.formats.faults import OddKey
from bot.formats.tables import Value
from bot.formats.texts import folded, plain, western

EARLIEST_YEAR, LATEST_YEAR = 1990, 2100
_HIJRI_YEARS = range(1300, 1600)
_CENTURY = 2000
_MONTHS_IN_YEAR = 12
_LOCALES = ("en", "ar", "ar_SY", "fr", "de", "es")
_WIDTHS: tuple[Literal["wide", "abbreviated"], ...] = ("wide", "abbreviated")

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]+(\d.*))?")
_NUMBERS = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?:[ ,T]+(\d.*))?")
_DAY_MONTH = re.compile(
    r"(?:\w+\.?,\s*)?(\d{1,2})(?:st|nd|rd|th)?[-/ .]+([^\W\d]+(?: [^\W\d]+)?)\.?[-/ ,]+(\d{4}|\d{2})(?:[ ,]+(\d.*))?"
)
_MONTH_DAY = re.compile(r"(?:\w+\.?,\s*)?([^\W\d]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? +(\d{4})(?:[ ,]+(?:at +)?(\d.*))?")
_INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}.*(?:Z|[+-]\d{2}:?\d{2})", re.IGNORECASE)
_TIME = re.compile(
    r"\d{1,2}(?::\d{2}){0,2}(?:\.\d+)?\s*(?:[ap]\.?m\.?|[صم])?\s*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?", re.IGNORECASE
)
_SEPARATORS = re.compile(r"\s*(?:\n|;|,|\s/\s|\s-\s|→|->|\bto\b|\band\b|\bإلى\b)\s*")
_BRACKETS = re.compile(r"[()\[\]]")


class Order(StrEnum):
    """Which of two numbers comes first in the dates of a column."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"


@dataclass(frozen=True, slots=True)
class Day:
    """What a cell says of a day: the day, or the words that are none, and why they are none."""

    on: date | None = None
    words: str = ""
    odd: OddKey | None = None


NO_DAY = Day()


def order_of(texts: Iterable[str]) -> Order | None:
    """What the dates of a column tell of their order; None when they do not, or tell both."""
    firsts, seconds = False, False
    for text in texts:
        found = _NUMBERS.match(text)
        if found is not None:
            firsts = firsts or int(found[1]) > _MONTHS_IN_YEAR
            seconds = seconds or int(found[2]) > _MONTHS_IN_YEAR
    if firsts is seconds:
        return None
    return Order.DAY_FIRST if firsts else Order.MONTH_FIRST


class Days:
    """Reads the cells of one column of dates; `zone` is where an instant is turned into a day."""

    def __init__(self, order: Order | None, zone: ZoneInfo) -> None:
        self._order = order
        self._zone = zone
        self._known: dict[str, Day] = {}

    def read(self, value: Value) -> Day:
        """The day in a cell."""
        if isinstance(value, datetime):
            return _within(value.date(), str(value))
        if isinstance(value, date):
            return _within(value, str(value))
        if value is None:
            return NO_DAY
        text = plain(value)
        if text not in self._known:
            self._known[text] = self._of(text)
        return self._known[text]

    def _of(self, text: str) -> Day:
        if not text:
            return NO_DAY
        one = self._one(western(text))
        if one.on is not None or one.odd is not OddKey.NO_DATE:
            return Day(one.on, "" if one.on else text, one.odd)
        parts = [part for part in _SEPARATORS.split(western(_BRACKETS.sub("\n", text))) if part]
        found = [day for day in map(self._one, parts) if day.on is not None]
        if len(parts) > 1 and len({day.on for day in found}) == 1:
            others = [part for part in parts if self._one(part).odd is OddKey.NO_DATE]
            if not others:  # such as a Hijri date beside the Gregorian one
                return Day(found[0].on)
        return Day(None, text, OddKey.SEVERAL_DATES if len(found) > 1 else OddKey.NO_DATE)

    def _one(self, text: str) -> Day:
        """The day in a text that should be one date."""
        if _INSTANT.fullmatch(text):
            return self._instant(text)
        found = _ISO.fullmatch(text)
        if found and _is_time(found[4]):
            return _day(int(found[1]), int(found[2]), int(found[3]), text)
        found = _NUMBERS.fullmatch(text)
        if found and _is_time(found[4]):
            return self._numbers(int(found[1]), int(found[2]), _year(found[3]), text)
        found = _DAY_MONTH.fullmatch(text)
        if found and _is_time(found[4]) and folded(found[2]) in _months():
            return _day(_year(found[3]), _months()[folded(found[2])], int(found[1]), text)
        found = _MONTH_DAY.fullmatch(text)
        if found and _is_time(found[4]) and folded(found[1]) in _months():
            return _day(int(found[3]), _months()[folded(found[1])], int(found[2]), text)
        return Day(None, text, OddKey.NO_DATE)

    def _instant(self, text: str) -> Day:
        try:
            at = datetime.fromisoformat(text.upper()).astimezone(self._zone)
        except (ValueError, OverflowError):  # no such day, or the last one that can be reckoned with
            return Day(None, text, OddKey.NO_DATE)
        return _within(at.date(), text)

    def _numbers(self, first: int, second: int, year: int, text: str) -> Day:
        if year in _HIJRI_YEARS:
            return Day(None, text, OddKey.HIJRI)
        order = Order.DAY_FIRST if "." in text[:3] else self._order  # with dots the day is always first
        if order is None and first != second and max(first, second) <= _MONTHS_IN_YEAR:
            return Day(None, text, OddKey.EITHER_DATE)
        if first > _MONTHS_IN_YEAR or (order is Order.DAY_FIRST and second <= _MONTHS_IN_YEAR):
            return _day(year, second, first, text)
        return _day(year, first, second, text)


def _day(year: int, month: int, day: int, text: str) -> Day:
    if year in _HIJRI_YEARS:
        return Day(None, text, OddKey.HIJRI)
    try:
        return _within(date(year, month, day), text)
    except ValueError:
        return Day(None, text, OddKey.NO_DATE)


def _within(day: date, text: str) -> Day:
    """A spreadsheet shows a lone number as a day of 1900; no plan has one."""
    if EARLIEST_YEAR <= day.year <= LATEST_YEAR:
        return Day(day)
    return Day(None, text, OddKey.HIJRI if day.year in _HIJRI_YEARS else OddKey.NO_DATE)


def _year(text: str) -> int:
    return int(text) if len(text) > 2 else _CENTURY + int(text)  # noqa: PLR2004  (two digits of a year)


def _is_time(text: str | None) -> bool:
    return text is None or _TIME.fullmatch(text.strip()) is not None


@cache
def _months() -> dict[str, int]:
    """Names of months in the languages whose exports are likely; the first language that has a name decides."""
    names: dict[str, int] = {}
    for locale in _LOCALES:
        for width in _WIDTHS:
            for number, name in get_month_names(width, locale=locale).items():
                names.setdefault(folded(name), number)
    return names | {"sept": 9}
