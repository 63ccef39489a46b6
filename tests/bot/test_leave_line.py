"""Reading when somebody is away."""

from datetime import date

import pytest

from bot.leave_line import LeaveLine, read_leave
from domain.errors import BadDateError, IncompleteCommandError

TODAY = date(2026, 12, 2)
"""A Wednesday."""


def day(number: int, month: int = 12, year: int = 2026) -> date:
    """A day of that December."""
    return date(year, month, number)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("until thursday", None, day(3)),
        ("till 10 dec", None, day(10)),
        ("حتى الخميس", None, day(3)),
        ("الى 10 ديسمبر", None, day(10)),
        ("tomorrow", day(3), day(3)),
        ("غداً", day(3), day(3)),
        ("3-7 dec", day(3), day(7)),
        ("3 – 7 dec", day(3), day(7)),  # noqa: RUF001  (phones turn a hyphen into a dash)
        ("3 to 7 dec", day(3), day(7)),
        ("من 3 إلى 7 ديسمبر", day(3), day(7)),
        ("٣-٧ ديسمبر", day(3), day(7)),  # noqa: RUF001  (the digits of the Gulf)
        ("from 3 dec until 7 dec", day(3), day(7)),
        ("28 dec - 3 jan", day(28), day(3, 1, 2027)),
        ("2026-12-03 to 2026-12-07", day(3), day(7)),
        ("2026-12-03 - 2026-12-07", day(3), day(7)),
        ("monday until thursday", day(7), day(10)),
        ("1-7 dec", day(1), day(7)),
        ("from 20 nov to 7 dec", date(2026, 11, 20), day(7)),
        ("2 weeks", None, day(15)),
        ("for 3 days", None, day(4)),
        ("a week", None, day(8)),
        ("أسبوعين", None, day(15)),
        ("لمدة أسبوع", None, day(8)),
        ("from monday for 2 weeks", day(7), day(20)),
        ("من الاثنين لمدة ٣ أيام", day(7), day(9)),
        ("until next sunday", None, day(6)),
        ("حتى نهاية الشهر", None, day(31)),
    ],
)
def test_a_leave_is_read(text: str, first: date | None, last: date) -> None:
    """Until a day, on a day, for some weeks, or from one to another, in both languages and digits; begun ones too."""
    assert read_leave(text, TODAY, "example") == LeaveLine(None, first, last)


def test_somebody_else_is_named() -> None:
    """Before or behind the days."""
    assert read_leave("<@U0OMAR0001|omar> until thursday", TODAY, "example") == LeaveLine("U0OMAR0001", None, day(3))
    assert read_leave("3-7 dec <@U0OMAR0001>", TODAY, "example") == LeaveLine("U0OMAR0001", day(3), day(7))


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", IncompleteCommandError),
        ("<@U0OMAR0001>", IncompleteCommandError),
        ("@omar until thursday", IncompleteCommandError),
        ("for a while", BadDateError),
        ("until the cows come home", BadDateError),
        ("3-77 dec", BadDateError),
    ],
)
def test_what_is_no_leave_is_refused(text: str, fault: type[Exception]) -> None:
    """With an example to copy, never with a guess."""
    with pytest.raises(fault):
        read_leave(text, TODAY, "example")
