"""Dates and numbers as the reader writes them."""

# ruff: noqa: RUF001  (Arabic letters and digits are meant)

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from bot.words.catalogue import Words
from bot.words.formats import locale_for

DAY = date(2026, 11, 26)
MOMENT = datetime(2026, 11, 26, 22, 30, tzinfo=UTC)


def words(locale: str, zone: str = "UTC") -> Words:
    """Words for a reader with that locale."""
    return Words("ar" if locale.startswith("ar") else "en", locale, zone)


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        ("en-US", "Thu, Nov 26"),
        ("en-GB", "Thu 26 Nov"),
        ("ar-SA", "الخميس، ٢٦ نوفمبر"),
        ("ar-AE", "الخميس، 26 نوفمبر"),
    ],
)
def test_a_day_follows_the_locale(locale: str, expected: str) -> None:
    """Order, names and digits are those of the reader's country."""
    assert words(locale).day(DAY) == expected


def test_a_far_day_has_its_year() -> None:
    """A date more than half a year away cannot be taken for another year's."""
    assert words("en-GB").day(DAY, today=date(2026, 11, 1)) == "Thu 26 Nov"
    assert words("en-GB").day(DAY, today=date(2025, 11, 1)) == "Thu, 26 Nov 2026"


def test_a_moment_is_in_the_readers_zone() -> None:
    """The same instant is another day and time for readers far apart."""
    assert words("en-GB", "Europe/Berlin").moment(MOMENT) == "Thu 26 Nov at 23:30"
    assert words("ar-SA", "Asia/Riyadh").moment(MOMENT) == "\u2068الجمعة، ٢٧ نوفمبر\u2069، الساعة \u2068١:٣٠ ص\u2069"


def test_near_days_have_names() -> None:
    """On a screen that is soon gone, today is called today."""
    reader = words("en-GB")
    days = [reader.near_day(date(2026, 11, day), DAY) for day in (25, 26, 27, 28)]
    assert days == ["yesterday", "today", "tomorrow", "Sat 28 Nov"]


@pytest.mark.parametrize(
    ("locale", "number", "percent"),
    [("en-US", "1,234.5", "40%"), ("ar-SA", "١٬٢٣٤٫٥", "٤٠٪"), ("ar-AE", "1,234.5", "40%")],
)
def test_numbers_follow_the_locale(locale: str, number: str, percent: str) -> None:
    """Digits, separators and signs are those of the reader's country, never a mixture."""
    assert words(locale).number(Decimal("1234.50")) == number
    assert words(locale).percent(40) == percent


def test_no_decimal_is_invented_or_lost() -> None:
    """A number is shown as exactly as it was given."""
    assert words("en-US").number(Decimal("0.125")) == "0.125"
    assert words("en-US").number(Decimal("900.00")) == "900"


@pytest.mark.parametrize(
    ("locale", "whole", "broken"),
    [
        ("en-US", "12,500 Saudi riyals", "1.50 Saudi riyals"),
        ("ar-SA", "١٢٬٥٠٠ ريال سعودي", "١٫٥٠ ريال سعودي"),
        ("ar-AE", "12,500 ريال سعودي", "1.50 ريال سعودي"),
    ],
)
def test_money_has_the_name_of_its_currency(locale: str, whole: str, broken: str) -> None:
    """In the reader's language, with decimals only where there are any; without a name it is a number."""
    reader = words(locale)
    assert (reader.money(Decimal(12500), "SAR"), reader.money(Decimal("1.5"), "SAR")) == (whole, broken)
    assert reader.money(Decimal(900), None) == reader.number(900)


@pytest.mark.parametrize("tag", ["fr-FR", "no such thing", "", "en_GB.UTF-8", "xx"])
def test_an_unknown_locale_is_no_obstacle(tag: str) -> None:
    """Whoever has a locale we do not speak reads English with day before month."""
    assert locale_for("en", tag).language == "en"
