"""Reading how often a task is to be asked about."""

import pytest

from bot.rhythm_line import read_rhythm, rhythm_in
from domain.errors import BadRhythmError, IncompleteCommandError
from domain.rhythm import TaskRhythm

EXAMPLE = "/plan rhythm T-12 monthly"
WEEKLY, FORTNIGHTLY, MONTHLY = TaskRhythm


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("T-12 monthly", MONTHLY),
        ("monthly T-12", MONTHLY),
        ("t12 every two weeks", FORTNIGHTLY),
        ("T 12 Bi-Weekly", FORTNIGHTLY),
        ("T-12 each  week", WEEKLY),
        ("T-12 شهريًا", MONTHLY),
        ("T-12 كل أسبوعين", FORTNIGHTLY),
        ("اسبوعية T-12", WEEKLY),
        ("T-12", None),
    ],
)
def test_what_people_type(typed: str, meant: TaskRhythm | None) -> None:
    """Code and rhythm in either order and language; the code alone asks how it is."""
    assert read_rhythm(typed, EXAMPLE) == (12, meant)


@pytest.mark.parametrize("typed", ["", "monthly", "the monthly report"])
def test_a_task_must_be_named(typed: str) -> None:
    """Without a code nobody can tell which task is meant: the example shows it."""
    with pytest.raises(IncompleteCommandError) as found:
        read_rhythm(typed, EXAMPLE)
    assert found.value.example == EXAMPLE


def test_a_rhythm_that_is_none() -> None:
    """Other words are not guessed at."""
    with pytest.raises(BadRhythmError) as found:
        read_rhythm("T-12 daily", EXAMPLE)
    assert (found.value.values["given"], found.value.example) == ("daily", EXAMPLE)


def test_the_names_of_the_rhythms_are_read() -> None:
    """What stands in a plan file or a form is understood as itself."""
    assert [rhythm_in(each.value) for each in TaskRhythm] == list(TaskRhythm)
