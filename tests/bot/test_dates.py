"""Reading dates that people type."""

from datetime import date, timedelta

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from bot.dates import read_date

TODAY = date(2027, 1, 13)
"""A Wednesday."""

DIGITS = str.maketrans({str(number): chr(0x660 + number) for number in range(10)})


def arabic(text: str) -> str:
    """A text with Arabic digits."""
    return text.translate(DIGITS)


@pytest.mark.parametrize("text", ["2027-01-31", "2027/1/31", " 2027-01-31 ", arabic("2027-01-31"), arabic("2027/1/31")])
def test_the_exact_form(text: str) -> None:
    """Year, month, day, with either sign and either kind of digits."""
    assert read_date(text, TODAY) == date(2027, 1, 31)


@pytest.mark.parametrize(
    "text",
    [
        "31 jan 2027",
        "31 January 2027",
        "31 JAN. 2027",
        "31  jan  2027",
        "31 يناير 2027",
        arabic("31 يناير 2027"),
        "31 jan",
    ],
)
def test_day_and_month_by_name(text: str) -> None:
    """Whole or short, in both languages, with or without the year."""
    assert read_date(text, TODAY) == date(2027, 1, 31)


@pytest.mark.parametrize(
    ("text", "expected"), [("13 jan", "2027-01-13"), ("12 jan", "2028-01-12"), ("1 فبراير", "2027-02-01")]
)
def test_without_a_year_it_lies_ahead(text: str, expected: str) -> None:
    """Today counts as ahead; yesterday means next year."""
    assert read_date(text, TODAY) == date.fromisoformat(expected)


def test_the_leap_day_is_the_next_one_there_is() -> None:
    """Without a year the 29th of February waits for a leap year."""
    assert read_date("29 feb", TODAY) == date(2028, 2, 29)
    assert read_date("29 feb", date(2028, 3, 1)) == date(2032, 2, 29)


@pytest.mark.parametrize(
    ("text", "days"), [("today", 0), ("Tomorrow", 1), ("اليوم", 0), ("غدا", 1), ("غدًا", 1), ("غداً", 1)]
)
def test_near_days(text: str, days: int) -> None:
    """Today and tomorrow, with and without marks."""
    assert read_date(text, TODAY) == TODAY + timedelta(days=days)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("thursday", "2027-01-14"),
        ("Thu", "2027-01-14"),
        ("Tuesday", "2027-01-19"),
        ("wednesday", "2027-01-20"),
        ("الخميس", "2027-01-14"),
        ("الأحد", "2027-01-17"),
        ("الاحد", "2027-01-17"),
    ],
)
def test_a_weekday_is_the_next_one(text: str, expected: str) -> None:
    """Never today; hamza or not."""
    assert read_date(text, TODAY) == date.fromisoformat(expected)


@pytest.mark.parametrize(
    "text",
    ["", "soon", "31", "2027-02-30", "2027-13-01", "31 feb", "31 foo", "0 jan", "31 jan 20", "1-2-27", "0000-01-01"],
)
def test_what_is_no_date_is_none(text: str) -> None:
    """Days that do not exist, half a year, words we do not know."""
    assert read_date(text, TODAY) is None


@given(
    st.dates(date(1, 1, 1)), st.sampled_from(["en", "ar"]), st.sampled_from(["d MMM yyyy", "d MMMM yyyy", "yyyy-MM-dd"])
)
def test_what_we_write_is_what_we_read(day: date, locale: str, form: str) -> None:
    """A date shown by us can be typed back, in both languages."""
    assert read_date(format_date(day, form, locale), TODAY) == day


@given(st.text(max_size=30), st.dates(date(1, 1, 1), date(9990, 1, 1)))
def test_whatever_is_typed_is_a_date_or_none(text: str, today: date) -> None:
    """Reading never fails."""
    found = read_date(text, today)
    assert found is None or isinstance(found, date)


@given(st.integers(1, 28), st.sampled_from(["jan", "June", "ديسمبر"]), st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_a_day_without_a_year_is_within_a_year(day: int, month: str, today: date) -> None:
    """It is the next one ahead."""
    found = read_date(f"{day} {month}", today)
    assert found is not None
    assert timedelta(0) <= found - today < timedelta(days=367)
