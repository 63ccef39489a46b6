"""Reading dates that people type."""

from datetime import date, timedelta

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from bot.dates import read_date, read_length

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
    ("text", "expected"),
    [
        ("in two weeks", "2027-01-27"),
        ("in 3 days", "2027-01-16"),
        ("in a month", "2027-02-13"),
        ("next sunday", "2027-01-17"),
        ("next week", "2027-01-20"),
        ("day after tomorrow", "2027-01-15"),
        ("end of month", "2027-01-31"),
        ("the end of the year", "2027-12-31"),
        ("nov 30", "2027-11-30"),
        ("November 30th", "2027-11-30"),
        ("30th of november 2027", "2027-11-30"),
        ("بعد أسبوعين", "2027-01-27"),
        ("بعد أسبوع", "2027-01-20"),
        (arabic("بعد 3 أيام"), "2027-01-16"),
        ("خلال شهر", "2027-02-13"),
        ("الأحد القادم", "2027-01-17"),
        ("يوم الأحد", "2027-01-17"),
        ("يوم الأحد المقبل", "2027-01-17"),
        ("الأسبوع القادم", "2027-01-20"),
        ("بعد غد", "2027-01-15"),
        ("نهاية الشهر", "2027-01-31"),
    ],
)
def test_a_day_in_words(text: str, expected: str) -> None:
    """As people say it in both languages; what has a number of weeks or months is counted from today."""
    assert read_date(text, TODAY) == date.fromisoformat(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("15 أيلول", "2027-09-15"),
        ("15 كانون الثاني 2028", "2028-01-15"),
        (arabic("15 تشرين الأول"), "2027-10-15"),
        ("3 جانفي", "2028-01-03"),
    ],
)
def test_months_of_the_levant_and_the_maghreb(text: str, expected: str) -> None:
    """Not everybody who writes Arabic says January the same way."""
    assert read_date(text, TODAY) == date.fromisoformat(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("30/11", "2027-11-30"),
        ("11/30/2027", "2027-11-30"),
        ("30.11.2027", "2027-11-30"),
        ("3.4.", "2027-04-03"),
        ("4/4", "2027-04-04"),
        ("3/4", None),
        ("3-4-2027", None),
    ],
)
def test_days_in_numbers(text: str, expected: str | None) -> None:
    """Where only one reading exists; with points the day comes first everywhere. `3/4` is not guessed."""
    assert read_date(text, TODAY) == (date.fromisoformat(expected) if expected else None)


@pytest.mark.parametrize(
    ("text", "days"),
    [("2 weeks", 14), ("for 10 days", 10), ("a week", 7), ("أسبوعين", 14), ("لمدة أسبوع", 7), (arabic("3 أيام"), 3)],
)
def test_a_length_of_time(text: str, days: int) -> None:
    """It is no date by itself, in neither language."""
    assert read_length(text) == timedelta(days=days)
    assert read_date(text, TODAY) is None


@pytest.mark.parametrize("text", ["2 months", "weeks", "in two weeks", "thursday", "", "a fortnight ago"])
def test_what_is_no_length_is_none(text: str) -> None:
    """Months differ in length; a day to come is no length."""
    assert read_length(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "next month",
        "in march",
        "may",
        "2027",
        "5pm",
        "the budget",
        "a" * 60,
        "31",
        "2027-02-30",
        "2027-13-01",
        "31 feb",
        "31 foo",
        "0 jan",
        "31 jan 20",
        "1-2-27",
        "0000-01-01",
    ],
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
