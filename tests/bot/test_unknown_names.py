"""A name that nothing has is answered with what there is."""

import pytest

from bot.messages.errors import error_text
from bot.messages.model import said
from bot.messages.unknown import NAMED
from bot.words.catalogue import Words
from domain.errors import FollowthroughError, UnknownDepartmentError, UnknownGoalError

WORDS = Words.plainly("en")
SALES = (("Sales & Marketing", "sales"), ("Operations", "ops"))
GOALS = (("G1", "Win ten partners"), ("G2", "Lose less on the way"))


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        (UnknownDepartmentError(name="salse", known=SALES), "department salse. Did you mean Sales & Marketing?"),
        (UnknownDepartmentError(name="Operation", known=SALES), "department Operation. Did you mean Operations?"),
        (UnknownDepartmentError(name="moon", known=SALES), "moon. There are: Sales & Marketing and Operations."),
        (UnknownDepartmentError(name="moon", known=()), "There is no department moon."),
        (UnknownGoalError(name="win ten partner", known=GOALS), "no goal win ten partner. Did you mean G1?"),
        (UnknownGoalError(name="X9", known=GOALS), "There is no goal X9. There are: G1 and G2."),
    ],
)
def test_what_was_probably_meant(fault: FollowthroughError, sentence: str) -> None:
    """The nearest by any of its names; all there are where none is near."""
    assert sentence in said(error_text(fault, WORDS))


def test_of_many_the_first_are_told() -> None:
    """A company of a hundred departments does not fill the screen."""
    known = tuple((f"Department {number}", f"d{number}") for number in range(100))
    sentence = said(error_text(UnknownDepartmentError(name="moon", known=known), WORDS))
    assert f"Department {NAMED - 1}" in sentence
    assert f"Department {NAMED}" not in sentence
    assert "Some of them: " in sentence
