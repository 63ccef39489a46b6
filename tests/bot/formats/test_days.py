"""Dates as other tools and people write them."""

from datetime import date

import pytest

from bot.formats.days import Days, Order, order_of
from bot.formats.faults import OddKey
from tests.bot.formats.files import RIYADH


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-01-05", date(2026, 1, 5)),
        ("2026/07/01", date(2026, 7, 1)),
        ("13/2/2025", date(2025, 2, 13)),
        ("6/21/2025 16:14", date(2025, 6, 21)),
        ("12.03.2026", date(2026, 3, 12)),
        ("09/Jan/24 3:54 PM", date(2024, 1, 9)),
        ("27/Sep/26 9:00 AM", date(2026, 9, 27)),
        ("May 2, 2024 3:04 PM", date(2024, 5, 2)),
        ("3rd March 2026", date(2026, 3, 3)),
        ("2026-01-05T22:30:00.000Z", date(2026, 1, 6)),
        ("\u0663\u0660/\u0661\u0661/\u0662\u0660\u0662\u0666", date(2026, 11, 30)),
        ("30 نوفمبر 2026", date(2026, 11, 30)),
        ("5 كانون الثاني 2026", date(2026, 1, 5)),
        ("1447-05-01 (2025-10-23)", date(2025, 10, 23)),
        ("1/1/26", date(2026, 1, 1)),
    ],
)
def test_a_day(text: str, day: date) -> None:
    """Numbers, names of months, both scripts and instants are read; an instant is a day where the leader lives."""
    assert Days(None, RIYADH).read(text).on == day


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        ("2/10/2025", OddKey.EITHER_DATE),
        ("1447-05-01", OddKey.HIJRI),
        ("01/05/1447", OddKey.HIJRI),
        ("2026-01-01 / 2026-02-01", OddKey.SEVERAL_DATES),
        *(
            (words, OddKey.NO_DATE)
            for words in ("Q2 2026", "End of Q2", "FY27", "Ongoing", "12 months", "TBD", "2026-02-30")
        ),
        *(
            (words, OddKey.NO_DATE)
            for words in ("May 2026", "2026", "1900-01-00", "2026-01-01 or later", "9999-12-31T23:59:59Z")
        ),
    ],
)
def test_no_day(text: str, odd: OddKey) -> None:
    """Whatever could be two days, or none, stays as its words; nothing is guessed."""
    read = Days(None, RIYADH).read(text)
    assert (read.on, read.words, read.odd) == (None, text, odd)


def test_a_column_tells_the_order() -> None:
    """One date of a column that can be read in one way only tells the order of them all; two that differ tell none."""
    assert order_of(["2/10/2025", "13/2/2025"]) is Order.DAY_FIRST
    assert order_of(["2/10/2025", "2/13/2025"]) is Order.MONTH_FIRST
    assert order_of(["13/2/2025", "2/13/2025"]) is None
    assert Days(Order.DAY_FIRST, RIYADH).read("2/10/2025").on == date(2025, 10, 2)
    assert Days(Order.MONTH_FIRST, RIYADH).read("2/10/2025").on == date(2025, 2, 10)
