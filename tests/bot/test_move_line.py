"""Reading another date for a task."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.move_line import Move, read_move
from domain.errors import BadDateError, FollowthroughError, IncompleteCommandError

TODAY = date(2027, 1, 13)
"""A Wednesday."""


@pytest.mark.parametrize(
    ("text", "day", "why"),
    [
        ("T-12 to 30 nov: the vendor is late", date(2027, 11, 30), "the vendor is late"),
        ("t-12 2027-11-30", date(2027, 11, 30), None),
        ("T-12 by next sunday because Omar is ill", date(2027, 1, 17), "Omar is ill"),
        ("T-12 in two weeks, we wait for R&amp;D", date(2027, 1, 27), "we wait for R&D"),
        ("T-12 إلى ٣٠ نوفمبر: تأخر المورد", date(2027, 11, 30), "تأخر المورد"),
        ("T-12 حتى نهاية الشهر بسبب العطلة", date(2027, 1, 31), "العطلة"),
    ],
)
def test_a_move_is_read(text: str, day: date, why: str | None) -> None:
    """With or without a word before the day, a reason behind a colon, a comma or a word for it, in both languages."""
    assert read_move(text, TODAY, "example") == Move(12, day, why)


@pytest.mark.parametrize("text", ["", "T-12", "30 nov", "to 30 nov T-12"])
def test_what_lacks_a_task_or_a_day_is_incomplete(text: str) -> None:
    """The example shows both."""
    with pytest.raises(IncompleteCommandError) as fault:
        read_move(text, TODAY, "example")
    assert fault.value.example == "example"


def test_what_is_no_day_is_refused() -> None:
    """With what was typed in its place."""
    with pytest.raises(BadDateError) as fault:
        read_move("T-12 to soon: it rains", TODAY, "example")
    assert fault.value.values["given"] == "soon"


@given(st.text(max_size=40))
def test_whatever_is_typed_is_read_or_refused(text: str) -> None:
    """Reading never fails in any other way."""
    try:
        found: object = read_move(f"T-12 {text}", TODAY, "example")
    except FollowthroughError as fault:
        found = fault
    assert isinstance(found, Move | IncompleteCommandError | BadDateError)
