"""Reading what somebody wants of a goal."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.goal_line import Wanted, read_goal, read_new_goal
from domain.errors import BadDateError, IncompleteCommandError
from domain.goal_card import GoalWords

TODAY = date(2027, 1, 13)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", Wanted()),
        ("G2", Wanted("G2")),
        ("of G2", Wanted("G2")),
        ("Waste less", Wanted("Waste less")),
        ("G2 edit", Wanted("G2", edit=True)),
        ("edit G2", Wanted("G2", edit=True)),
        ("\u200fG2 تعديل", Wanted("G2", edit=True)),
        ("add", Wanted(add=True)),
        ('ADD "Waste less" for G1', Wanted('"Waste less" for G1', add=True)),
        ("أضف «هدر أقل»", Wanted("«هدر أقل»", add=True)),
    ],
)
def test_what_is_wanted_is_read(text: str, wanted: Wanted) -> None:
    """Looking at one, changing one, and adding one, in both languages."""
    assert read_goal(text) == wanted


def test_a_new_goal_is_read_as_a_task_is() -> None:
    """Title, day, the goal above, who answers for it; where no department is meant, the row of the map."""
    line = '"Waste less" by 31 dec for G1 <@U0SARA|sara> in sales'
    expected = GoalWords("Waste less", None, "G1", "sales", "U0SARA", date(2027, 12, 31))
    assert read_new_goal(line, TODAY, "example") == expected
    assert read_new_goal("Waste less in finances", TODAY, "example").perspective == "finances"
    assert read_new_goal("هدر أقل في المالية", TODAY, "example").perspective == "finances"


@pytest.mark.parametrize("line", ["", "by 31 dec", '"Waste less" for'])
def test_what_lacks_a_part_is_incomplete(line: str) -> None:
    """The example shows it whole."""
    with pytest.raises(IncompleteCommandError):
        read_new_goal(line, TODAY, "example")
    with pytest.raises(BadDateError):
        read_new_goal('"Waste less" by someday', TODAY, "example")


@given(st.text(max_size=60))
def test_whatever_is_typed_is_read_or_refused(text: str) -> None:
    """Never anything but a goal, or an error with the example."""
    wanted = read_goal(text)
    assert wanted.rest == wanted.rest.strip()
    with suppress(IncompleteCommandError, BadDateError):
        assert read_new_goal(wanted.rest, TODAY, "example").title
