"""Dates and numbers in somebody's locale."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from datetime import time as clock_time
from decimal import Decimal
from functools import cache
from zoneinfo import ZoneInfo

from babel import Locale
from babel.core import UnknownLocaleError
from babel.dates import format_skeleton, format_time, get_timezone_location
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal, format_percent, get_currency_name

# What a reader gets whose own locale is of a language we do not speak.
_DEFAULT = {"en": "en_001", "ar": "ar"}
_ARABIC_INDIC = str.maketrans("0123456789%", "٠١٢٣٤٥٦٧٨٩٪")
_HALF_A_YEAR = 180


@cache
def locale_for(language: str, tag: str) -> Locale:
    """The locale of a tag such as `ar-SA`, as long as it is of the language we speak with that person."""
    try:
        found = Locale.parse(tag.replace("_", "-"), sep="-")
    except (UnknownLocaleError, ValueError):
        found = None
    if found is None or found.language != language:
        return Locale.parse(_DEFAULT[language])
    return found


@dataclass(frozen=True, slots=True)
class Formats:
    """How one reader sees dates and numbers; `zone` is an IANA name."""

    locale: Locale
    zone: str

    def day(self, day: date, today: date | None = None) -> str:
        """Such as `Thu 26 Nov`; with the year when that is far from `today`."""
        if today is not None and abs((day - today).days) > _HALF_A_YEAR:
            return self.full_day(day)
        return self._digits(format_skeleton("MMMEd", day, locale=self.locale))

    def full_day(self, day: date) -> str:
        """Such as `Thu, 26 Nov 2026`."""
        return self._digits(format_skeleton("yMMMEd", day, locale=self.locale))

    def weekday(self, number: int) -> str:
        """The name of an ISO weekday, 1 for Monday."""
        return str(self.locale.days["format"]["wide"][number - 1])

    def place(self, zone: str) -> str:
        """The city by which a zone is known."""
        return get_timezone_location(ZoneInfo(zone), locale=self.locale, return_city=True)

    def local_day(self, moment: datetime) -> date:
        """The date of an instant where the reader is."""
        return moment.astimezone(ZoneInfo(self.zone)).date()

    def time(self, moment: datetime) -> str:
        """The time of an instant where the reader is."""
        local = moment.astimezone(ZoneInfo(self.zone))
        return self._digits(format_time(local.timetz(), "short", locale=self.locale))

    def time_of_day(self, at: clock_time) -> str:
        """A time of the clock, wherever it is."""
        return self._digits(format_time(at, "short", locale=self.locale))

    def number(self, value: int | Decimal) -> str:
        """A number with the separators and digits of the locale, no more decimals than it has."""
        exact = format_decimal(value, locale=self.locale, numbering_system="default", decimal_quantization=False)
        return self._digits(exact)

    def money(self, value: Decimal, currency: str) -> str:
        """Such as `12,500 US dollars`, with decimals only where there are any; `currency` is its code."""
        is_whole = value == value.to_integral_value()
        told = format_currency(
            value,
            currency,
            locale=self.locale,
            format_type="name",
            numbering_system="default",
            currency_digits=not is_whole,
            decimal_quantization=not is_whole,
        )
        return self._digits(told)

    def currency(self, code: str) -> str:
        """The name of a currency."""
        return get_currency_name(code, locale=self.locale)

    def country(self, code: str) -> str:
        """The name of a country by its two letters, which stand for one that the locale does not know."""
        return str(self.locale.territories.get(code, code))

    def percent(self, value: int) -> str:
        """A whole number from 0 to 100 as a percentage."""
        return self._digits(format_percent(Decimal(value) / 100, locale=self.locale))

    def listing(self, items: Sequence[str]) -> str:
        """`a, b and c`."""
        return format_list(list(items), locale=self.locale)

    def _digits(self, text: str) -> str:
        """Babel knows the digits of a locale but does not write them."""
        return text.translate(_ARABIC_INDIC) if self.locale.default_numbering_system == "arab" else text
