"""What decides a goal's status, and when a number misses its target."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.goals import weakest
from domain.measures import Direction, off_target
from domain.tasks import Status
from tests import mothers


def test_nobody_has_spoken() -> None:
    """A goal without a word has no status."""
    assert weakest([]) is None


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ([Status.ON_TRACK, Status.OFF_TRACK, Status.DONE], Status.OFF_TRACK),
        ([Status.AT_RISK, Status.ON_TRACK], Status.AT_RISK),
        ([Status.DONE, Status.ON_TRACK], Status.ON_TRACK),
        ([Status.DONE, Status.DONE], Status.DONE),
    ],
)
def test_the_weakest_link_decides(words: list[Status], status: Status) -> None:
    """One task off track makes the goal off track."""
    assert weakest(words) is status


@given(st.lists(st.sampled_from(Status), min_size=1))
def test_one_more_word_never_makes_a_goal_better(words: list[Status]) -> None:
    """Adding a task can only weaken a goal, whatever the order."""
    order = [Status.OFF_TRACK, Status.AT_RISK, Status.ON_TRACK, Status.DONE]
    for status in Status:
        before, after = weakest(words), weakest([status, *words])
        assert before is not None
        assert after is not None
        assert order.index(after) <= order.index(before)


@pytest.mark.parametrize(
    ("direction", "value", "missed"),
    [
        (Direction.UP, "19.9", True),
        (Direction.UP, "20", False),
        (Direction.UP, "21", False),
        (Direction.DOWN, "20.1", True),
        (Direction.DOWN, "20.0", False),
        (Direction.DOWN, "19", False),
    ],
)
def test_a_target_is_missed_in_the_measures_own_direction(direction: Direction, value: str, missed: bool) -> None:
    """The target itself is reached."""
    measure = mothers.measure(1, direction=direction, target=Decimal(20))

    assert off_target(measure, Decimal(value)) is missed
