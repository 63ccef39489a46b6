"""What an owner's word does to the week's check-in and to the task."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.checkins import Answer, CheckIn, answered, applied
from domain.tasks import Status, Task, TaskState
from tests import mothers

NOW = datetime(2027, 1, 11, 9, 0, tzinfo=UTC)
BLANK = mothers.check_in(1, 1)
TASK = mothers.task(owner_id=1)

answers = st.builds(
    Answer,
    status=st.none() | st.sampled_from(Status),
    progress=st.none() | st.integers(0, 100),
    note=st.none() | st.text(max_size=5),
    blocker=st.none() | st.text(max_size=5),
)


def said(*words: Answer, check_in: CheckIn = BLANK) -> CheckIn:
    """A check-in after some answers."""
    for word in words:
        check_in = answered(check_in, word, NOW, late=False)
    return check_in


def test_what_is_not_said_again_stays() -> None:
    """A later answer changes only what it speaks of."""
    first = Answer(Status.AT_RISK, progress=40, note="waiting", blocker="no vans")

    after = said(first, Answer(None, note="still waiting"))

    assert (after.status, after.progress, after.note, after.blocker) == (Status.AT_RISK, 40, "still waiting", "no vans")


def test_an_empty_blocker_says_that_it_is_gone() -> None:
    """Clearing the field clears the blocker."""
    assert said(Answer(Status.AT_RISK, blocker="no vans"), Answer(None, blocker="")).blocker is None


def test_done_is_complete_and_unblocked() -> None:
    """Done means all of it, and nothing in the way."""
    after = said(Answer(Status.AT_RISK, progress=40, blocker="no vans"), Answer(Status.DONE))

    assert (after.progress, after.blocker) == (100, None)


def test_done_taken_back_is_not_complete_any_more() -> None:
    """Whoever pressed done by mistake does not leave a task at 100 percent behind."""
    done = said(Answer(Status.DONE))
    finished = applied(TASK, done, NOW, off_track_before=False)

    corrected = said(Answer(Status.ON_TRACK), check_in=done)
    task = applied(finished, corrected, NOW, off_track_before=False)

    assert (corrected.progress, task.progress, task.state, task.closed_at) == (None, None, TaskState.OPEN, None)


def test_done_closes_the_task_at_that_instant() -> None:
    """A finished task is out of the way."""
    task = applied(TASK, said(Answer(Status.DONE)), NOW, off_track_before=False)

    assert (task.state, task.closed_at, task.progress) == (TaskState.DONE, NOW, 100)


def test_a_remark_on_a_finished_task_does_not_finish_it_again() -> None:
    """The day it was finished stays what it was."""
    finished = applied(TASK, said(Answer(Status.DONE)), NOW, off_track_before=False)

    later = applied(finished, said(Answer(None, note="thanks")), NOW + timedelta(days=3), off_track_before=False)

    assert (later.state, later.closed_at) == (TaskState.DONE, NOW)


@pytest.mark.parametrize(("before", "weeks"), [(False, 1), (True, 2)])
def test_off_track_weeks_are_counted_in_a_row(before: bool, weeks: int) -> None:
    """One week is a word; two in a row are a reason for a case."""
    task = applied(TASK, said(Answer(Status.OFF_TRACK)), NOW, off_track_before=before)

    assert task.off_track_weeks == weeks


@pytest.mark.parametrize("status", [Status.ON_TRACK, Status.AT_RISK, Status.DONE])
def test_any_other_word_ends_the_count(status: Status) -> None:
    """The row is broken."""
    task = applied(replace(TASK, off_track_weeks=2), said(Answer(status)), NOW, off_track_before=True)

    assert task.off_track_weeks == 0


def test_a_late_answer_is_marked() -> None:
    """Late answers are taken and known as late."""
    assert answered(BLANK, Answer(Status.ON_TRACK), NOW, late=True).late


@given(st.lists(answers, min_size=1, max_size=5), st.booleans())
def test_a_task_always_agrees_with_its_last_word(words: list[Answer], before: bool) -> None:
    """Whatever is said in whatever order: done is closed and whole, everything else is open."""
    task, check_in = TASK, BLANK
    for word in words:
        check_in = answered(check_in, word, NOW, late=False)
        task = applied(task, check_in, NOW, off_track_before=before)

    done = task.status is Status.DONE
    assert task.status == check_in.status
    assert (task.state is TaskState.DONE) == (task.closed_at is not None) == done
    assert (task.off_track_weeks > 0) == (task.status is Status.OFF_TRACK)
    assert task.last_check_in_at == NOW
    assert not (done and (task.progress != 100 or task.blocker))
    assert task.blocker != ""


@given(answers)
def test_saying_the_same_twice_changes_nothing(word: Answer) -> None:
    """A press repeated is the same press."""
    once = said(word)

    assert said(word, check_in=once) == once


def test_a_task_of_another_kind_keeps_its_other_fields() -> None:
    """A word touches what it is about and nothing else."""
    task = Task(7, "Open", owner_id=1, place="Berlin", how="It runs")
    after = applied(task, said(Answer(Status.ON_TRACK)), NOW, off_track_before=False)

    assert replace(after, state=task.state, status=None, last_check_in_at=None) == task
