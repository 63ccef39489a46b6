"""Reading a number for a measure."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.measure_line import ReadingLine, read_reading
from domain.errors import BadDateError, FollowthroughError
from domain.measure_errors import BadReadingError, UnknownMeasureError
from domain.measures import Direction, Measure

TODAY = date(2027, 1, 13)


def measure(number: int, key: str, name: str, unit: str = "%") -> Measure:
    """A measure."""
    return Measure(number, key, 1, name, unit, Direction.UP, None, Decimal(90))


MARGIN, RETURNS, SALES = 1, 2, 4
KNOWN = (
    measure(MARGIN, "margin", "Gross margin"),
    measure(RETURNS, "returns", "المرتجعات", "عبوة"),
    measure(3, "otd", "On-time deliveries"),
    measure(SALES, "sales", "Gross sales 2027", "SAR"),
)


def read(text: str, locale: str = "en-US") -> ReadingLine:
    """A line as somebody of that locale types it."""
    return read_reading(text, KNOWN, TODAY, locale, "the example")


@pytest.mark.parametrize(
    ("text", "locale", "value"),
    [
        ("margin 27.4", "en-US", "27.4"),
        ('"Gross margin" 27.4', "en-US", "27.4"),
        ("gross margin: 27.4 %", "en-US", "27.4"),
        ("Gross margin = 1,234.5", "en-GB", "1234.5"),
        ("margin 27,4", "de-DE", "27.4"),
        ("margin 1.234", "de-DE", "1234"),
        ("margin 27.4", "de-DE", "27.4"),
        ("margin −3", "en-US", "-3"),  # noqa: RUF001  (a minus sign, as some keyboards have it)
        ("margin ١٬٢٣٤٫٥", "ar-SA", "1234.5"),  # noqa: RUF001  (the digits of the Gulf)
        ("margin 27.4", "ar-SA", "27.4"),
    ],
)
def test_a_number_is_read_as_it_is_written_there(text: str, locale: str, value: str) -> None:
    """By name or key, with or without its unit, in the locale's own way or a machine's."""
    assert read(text, locale) == ReadingLine(MARGIN, Decimal(value))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("margin 27.4 on 31 oct", date(2026, 10, 31)),
        ("margin 27.4 on 2027-01-10", date(2027, 1, 10)),
        ("margin 27.4 % on yesterday", date(2027, 1, 12)),
        ("margin 27.4 في ٣١ أكتوبر", date(2026, 10, 31)),
        ("margin 27.4 on 29 feb", date(2028, 2, 29)),
    ],
)
def test_a_day_lies_behind(text: str, day: date) -> None:
    """Without a year it is the last one there was; a leap day that is not over is left to the use case."""
    assert read(text) == ReadingLine(MARGIN, Decimal("27.4"), day)


@pytest.mark.parametrize(
    ("text", "measure_id", "value"),
    [("gross sales 2027 500", SALES, 500), ("gross s 5", SALES, 5), ("المرتجعات 12", RETURNS, 12), ("on 93", 3, 93)],
)
def test_a_name_is_found(text: str, measure_id: int, value: int) -> None:
    """Numbers in names belong to them; the beginning of one name alone is enough."""
    assert read(text) == ReadingLine(measure_id, Decimal(value))


@pytest.mark.parametrize(
    ("text", "example"),
    [
        ("grss margin 27", "/plan measure Gross margin 27"),
        ("marign 27", "/plan measure Gross margin 27"),
        ("gross margin much", "/plan measure Gross margin 27.4"),
        ("gross 27", "the example"),
        ("", "the example"),
    ],
)
def test_an_unknown_name_is_answered_with_the_one_that_is_meant(text: str, example: str) -> None:
    """The corrected line can be copied; a name that fits two is not guessed."""
    with pytest.raises(UnknownMeasureError) as fault:
        read(text)
    assert fault.value.example == example


@pytest.mark.parametrize("text", ["margin", "margin 27,4", "margin 1.2.3"])
def test_what_is_no_number_is_refused(text: str) -> None:
    """Half a number, none, and one as it is written elsewhere."""
    with pytest.raises(BadReadingError):
        read(text)


def test_what_is_no_day_is_refused() -> None:
    """With what was typed."""
    with pytest.raises(BadDateError) as fault:
        read("margin 5 on someday")
    assert fault.value.values["given"] == "someday"


@given(st.text(max_size=40), st.sampled_from(["en-US", "de-DE", "ar-SA", "fr-FR"]))
def test_whatever_is_typed_is_read_or_refused(text: str, locale: str) -> None:
    """Reading never fails in any other way."""
    for line in (text, f"margin {text}", f"margin 5 on {text}"):
        try:
            found: object = read(line, locale).measure_id
        except FollowthroughError as fault:
            found = fault.example
        assert found in {1, 2, 3, 4, "the example"} or str(found).startswith("/plan measure ")
