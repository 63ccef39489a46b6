"""Public holidays of countries, as the `holidays` package knows them."""

from collections.abc import Mapping
from datetime import date
from functools import cache

import holidays
from babel.core import get_global

from domain.calendars import Holiday
from domain.ports import PublicHolidays

ENGLISH = ("en_US", "en_GB", "en")
ARABIC = "ar"


class KnownHolidays(PublicHolidays):
    """Looks holidays up, each year of a country once."""

    def of(self, country: str, subdivision: str | None, year: int) -> Mapping[date, Holiday]:
        """The public holidays of a year; none for a country or subdivision it does not know."""
        return _of(country, subdivision, year)


def countries() -> Mapping[str, list[str]]:
    """The subdivisions of each country, by its two letters."""
    return holidays.list_supported_countries(include_aliases=False)


def country_of(zone: str | None) -> str | None:
    """The country of an IANA zone, where its holidays are known; None where nobody can tell."""
    found = get_global("zone_territories").get(zone or "")
    return found if found in countries() else None


def work_days_of(country: str | None) -> frozenset[int]:
    """The ISO weekdays on which people usually work there; Monday to Friday where nobody can tell."""
    weekend = {5, 6} if country is None else holidays.country_holidays(country).weekend
    return frozenset(day + 1 for day in range(7) if day not in weekend)


@cache
def _of(country: str, subdivision: str | None, year: int) -> dict[date, Holiday]:
    known = countries()
    if country not in known or (subdivision is not None and subdivision not in known[country]):
        return {}
    english = _named(country, subdivision, year, ENGLISH)
    arabic = _named(country, subdivision, year, (f"ar_{country}", ARABIC))
    return {day: Holiday(name, arabic.get(day, name)) for day, name in sorted(english.items())}


def _named(country: str, subdivision: str | None, year: int, wanted: tuple[str, ...]) -> dict[date, str]:
    """Names in the first of the languages that the country has; English, or its own, where it has none of them."""
    supported = holidays.country_holidays(country).supported_languages
    language = next((each for each in (*wanted, *ENGLISH) if each in supported), None)
    found = holidays.country_holidays(country, subdiv=subdivision, years=[year], language=language)
    # What is observed in a year may fall into the one beside it, which is asked for itself.
    return {day: name for day, name in found.items() if day.year == year}
