"""Following up: when it is looked at a decision again, and what counts as a change."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.decisions import DecisionKind
from domain.following_up import changed_nothing, look_at
from domain.rhythm import TaskRhythm
from tests.mothers import NOW


@pytest.mark.parametrize("kind", [kind for kind in DecisionKind if kind is not DecisionKind.DROP])
def test_every_decision_has_two_weeks(kind: DecisionKind) -> None:
    """Whatever was decided is looked at again after two weeks."""
    assert look_at(kind, TaskRhythm.WEEKLY, NOW) == NOW + timedelta(weeks=2)


def test_what_left_the_plan_does_not_come_back() -> None:
    """A dropped task has nothing left to change."""
    assert look_at(DecisionKind.DROP, TaskRhythm.WEEKLY, NOW) is None


@pytest.mark.parametrize("rhythm", [TaskRhythm.FORTNIGHTLY, TaskRhythm.MONTHLY])
def test_nobody_is_silent_before_they_are_asked(rhythm: TaskRhythm) -> None:
    """A task that is asked about less often has as long as it takes to be asked."""
    moment = look_at(DecisionKind.EXTEND, rhythm, NOW)
    assert moment is not None
    assert moment > NOW + timedelta(weeks=2)


@given(st.sampled_from(DecisionKind), st.booleans(), st.booleans(), st.booleans())
def test_what_counts_as_a_change(kind: DecisionKind, still_true: bool, heard: bool, given_on: bool) -> None:
    """Another owner always; else trouble that is over, with a word of the owner unless nothing was asked of them."""
    nothing = changed_nothing(kind, still_true=still_true, heard=heard, given_on=given_on)
    expected_word = kind is not DecisionKind.NOTED
    assert nothing == (not given_on and (still_true or (expected_word and not heard)))
