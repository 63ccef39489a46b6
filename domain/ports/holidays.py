"""Where public holidays are looked up."""

from collections.abc import Mapping
from datetime import date
from typing import Protocol

from domain.calendars import Holiday


class PublicHolidays(Protocol):
    """Knows the public holidays of countries."""

    def of(self, country: str, subdivision: str | None, year: int) -> Mapping[date, Holiday]:
        """The public holidays of a year; none for a country or subdivision it does not know."""
        ...
