"""People: which language they read, and whether they may be written to."""

from datetime import date

import pytest

from tests import mothers


@pytest.mark.parametrize(
    ("locale", "language"), [("ar-SA", "ar"), ("AR", "ar"), ("ar", "ar"), ("en-GB", "en"), ("de-DE", "en"), ("", "en")]
)
def test_arabic_is_spoken_with_every_arabic_locale(locale: str, language: str) -> None:
    """English with all others."""
    assert mothers.person(locale=locale).language == language


@pytest.mark.parametrize(
    ("active", "guest", "reachable"), [(True, False, True), (False, False, False), (True, True, False)]
)
def test_guests_and_leavers_are_not_written_to(active: bool, guest: bool, reachable: bool) -> None:
    """Only full members are."""
    assert mothers.person(is_active=active, is_guest=guest).reachable is reachable


def test_leave_includes_its_first_and_last_day() -> None:
    """Before and after they are there."""
    person = mothers.person(away_from=date(2027, 1, 12), away_until=date(2027, 1, 13))

    assert [person.away_on(date(2027, 1, day)) for day in (11, 12, 13, 14)] == [False, True, True, False]
    assert not mothers.person(away_from=date(2027, 1, 12)).away_on(date(2027, 1, 12))
