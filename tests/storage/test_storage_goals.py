"""Goals with the state of everything below them, and measures."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from domain.goals import Goal
from domain.measures import Reading
from domain.ports import UnitOfWork
from domain.tasks import Status, TaskState
from domain.views import GoalView, WordCounts
from tests import mothers
from tests.mothers import TODAY


def put(uow: UnitOfWork, goal: Goal, *statuses: Status | None, **changes: Any) -> None:  # noqa: ANN401
    """Tasks under a goal, done when their word is done."""
    for status in statuses:
        state = TaskState.DONE if status is Status.DONE else TaskState.OPEN
        uow.tasks.add(mothers.task(goal_id=goal.id, **{"status": status, "state": state, **changes}))


def only(uow: UnitOfWork) -> GoalView:
    """The view of the only goal without a parent."""
    (view,) = uow.goals.views()
    return view


def test_goals_stand_in_the_order_of_their_codes(uow: UnitOfWork) -> None:
    """G2 comes before G10, and a code is used once."""
    for code in ("G10", "G2", "G1"):
        uow.goals.add(mothers.goal(code))
    assert [goal.code for goal in uow.goals.all()] == ["G1", "G2", "G10"]
    assert [view.goal.code for view in uow.goals.views()] == ["G1", "G2", "G10"]
    with pytest.raises(IntegrityError):
        uow.goals.add(mothers.goal("G2"))


def test_a_goal_counts_the_tasks_of_all_goals_below(uow: UnitOfWork) -> None:
    """Three levels down, each task once, and only goals without a parent are listed."""
    top = uow.goals.add(mothers.goal("G1"))
    middle = uow.goals.add(mothers.goal("G1.1", parent_id=top.id))
    bottom = uow.goals.add(mothers.goal("G1.1.1", parent_id=middle.id))
    sibling = uow.goals.add(mothers.goal("G1.2", parent_id=top.id))
    put(uow, top, Status.ON_TRACK)
    put(uow, middle, Status.AT_RISK, None)
    put(uow, bottom, Status.DONE, Status.DONE)
    put(uow, sibling, Status.ON_TRACK)
    assert only(uow) == GoalView(top, Status.AT_RISK, WordCounts(on_track=2, at_risk=1, done=2, silent=1))


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ([Status.DONE, Status.ON_TRACK, Status.OFF_TRACK, Status.AT_RISK], Status.OFF_TRACK),
        ([Status.DONE, Status.ON_TRACK, Status.AT_RISK], Status.AT_RISK),
        ([Status.DONE, Status.ON_TRACK, None], Status.ON_TRACK),
        ([Status.DONE, Status.DONE], Status.DONE),
        ([Status.DONE, None], None),
        ([None], None),
        ([], None),
    ],
)
def test_the_weakest_word_is_the_status_of_a_goal(
    uow: UnitOfWork, words: list[Status | None], status: Status | None
) -> None:
    """Open tasks decide; a goal is done when nothing is open, and has no status when nobody has spoken."""
    put(uow, uow.goals.add(mothers.goal()), *words)
    assert only(uow).status is status


def test_dropped_and_proposed_tasks_do_not_count(uow: UnitOfWork) -> None:
    """What was given up or not yet taken on neither helps nor harms a goal."""
    goal = uow.goals.add(mothers.goal())
    put(uow, goal, Status.DONE)
    put(uow, goal, Status.OFF_TRACK, state=TaskState.DROPPED)
    put(uow, goal, None, state=TaskState.PROPOSED)
    assert only(uow) == GoalView(goal, Status.DONE, WordCounts(done=1))


def test_a_task_opened_again_is_silent(uow: UnitOfWork) -> None:
    """A task that was done and is open again has no word on how it goes now."""
    goal = uow.goals.add(mothers.goal())
    put(uow, goal, Status.DONE, state=TaskState.OPEN)
    assert only(uow) == GoalView(goal, None, WordCounts(silent=1))


def test_goals_in_a_circle_end_no_query(uow: UnitOfWork) -> None:
    """Goals that are each other's parents are in no view and hang nothing."""
    one = uow.goals.add(mothers.goal("G1"))
    two = uow.goals.add(mothers.goal("G2", parent_id=one.id))
    uow.goals.save(mothers.goal("G1", id=one.id, parent_id=two.id))
    put(uow, two, None)
    assert uow.goals.views() == []


def test_a_measure_shows_its_goal_and_its_latest_reading(uow: UnitOfWork) -> None:
    """The newest day counts, whatever the order in which readings came; without any there is no value."""
    goal = uow.goals.add(mothers.goal())
    tenth = uow.measures.add(mothers.measure(goal.id, "M10"))
    second = uow.measures.add(mothers.measure(goal.id, "M2"))
    newest = Reading(tenth.id, TODAY, Decimal(12))
    uow.measures.record(newest)
    uow.measures.record(Reading(tenth.id, TODAY - timedelta(days=30), Decimal(99)))
    silent, spoken = uow.measures.views()
    assert (silent.measure, silent.goal, silent.reading, silent.value) == (second, goal, None, None)
    assert (spoken.measure, spoken.goal, spoken.reading) == (tenth, goal, newest)


def test_a_second_reading_of_a_day_replaces_the_first(uow: UnitOfWork) -> None:
    """A corrected number stands alone."""
    measure = uow.measures.add(mothers.measure(uow.goals.add(mothers.goal()).id))
    uow.measures.record(Reading(measure.id, TODAY, Decimal(12)))
    uow.measures.record(Reading(measure.id, TODAY, Decimal("12.5")))
    (view,) = uow.measures.views()
    assert view.value == Decimal("12.5")
