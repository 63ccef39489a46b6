"""Taking what owners say."""

from datetime import date, timedelta
from typing import Any

import pytest

from domain.checkins import LONGEST_TEXT, Answer
from domain.errors import (
    BadProgressError,
    NotAllowedError,
    StrangerError,
    TaskClosedError,
    TooLongError,
    UnknownTaskError,
)
from domain.notices import NoticeKind
from domain.people import Person
from domain.services.checkins import Answered
from domain.tasks import Status, Task, TaskState
from tests.company import MONDAY, WEEK, Company, at, kinds

ON_TRACK = Answer(Status.ON_TRACK)
NEXT_WEEK = WEEK + timedelta(weeks=1)


def say(
    company: Company,
    task: Task,
    answer: Answer = ON_TRACK,
    when: str = "2027-01-11 10:00",
    *,
    by: Person | None = None,
    week: date | None = None,
    spot: tuple[str, str] | None = None,
) -> Answered:
    """A word of the owner, or of somebody else."""
    chat_id = (by or company.owner).chat_id
    return company.services.check_ins.answer(chat_id, task.id, answer, at(when), week=week, through="test", spot=spot)


def test_an_answer_is_kept_with_its_task(company: Company) -> None:
    """The row of the week, the task and the trail hold the word once it was taken."""
    task = company.task()

    say(company, task, Answer(Status.AT_RISK, progress=40, note="slow"))

    row = company.check_in(task)
    assert row is not None
    assert (row.status, row.progress, row.note, row.late, row.asked_at) == (Status.AT_RISK, 40, "slow", False, None)
    after = company.task_now(task)
    assert (after.status, after.progress, after.last_check_in_at) == (Status.AT_RISK, 40, at("2027-01-11 10:00"))
    assert company.audited(f"task:{task.id}") == [("checked_in", None)]


def test_one_tap_keeps_the_progress(company: Company) -> None:
    """Whoever only says how it goes does not take back how far it is."""
    task = company.task(progress=35)

    answered = say(company, task)

    assert (answered.check_in.progress, answered.task.progress) == (35, 35)


def test_a_deputy_may_answer(company: Company) -> None:
    """Whoever stands in for the owner may speak."""
    task = company.task()

    assert say(company, task, by=company.deputy).task.status is Status.ON_TRACK


def test_nobody_else_may_answer_and_learns_who_may(company: Company) -> None:
    """Not even the head speaks for the owner."""
    task = company.task()

    for person in (company.head, company.leader, company.colleague, company.keeper):
        with pytest.raises(NotAllowedError) as fault:
            say(company, task, by=person)
        assert [each.name for each in fault.value.who] == ["Omar"]


def test_strangers_guests_and_leavers_may_not_answer(company: Company) -> None:
    """Only members of the plan are listened to."""
    task = company.task(owner_id=company.guest.id)
    company.change(company.owner, is_active=False)

    for chat_id in ("U0NOBODY", company.guest.chat_id, company.owner.chat_id):
        with pytest.raises(StrangerError):
            company.services.check_ins.answer(chat_id, task.id, ON_TRACK, MONDAY, through="test")


def test_an_unknown_task_is_named(company: Company) -> None:
    """The error carries the code as people write it."""
    with pytest.raises(UnknownTaskError) as fault:
        company.services.check_ins.answer(company.owner.chat_id, 99, ON_TRACK, MONDAY, through="test")
    assert fault.value.values == {"code": "T-99"}


@pytest.mark.parametrize("state", [TaskState.DROPPED, TaskState.PROPOSED])
def test_a_task_out_of_the_plan_takes_no_word(company: Company, state: TaskState) -> None:
    """What was dropped, or not accepted yet, is not reported on."""
    with pytest.raises(TaskClosedError):
        say(company, company.task(state=state))


@pytest.mark.parametrize("progress", [-1, 101])
def test_progress_is_a_percentage(company: Company, progress: int) -> None:
    """Anything below 0 or above 100 is refused with an example, and nothing is kept."""
    task = company.task()

    with pytest.raises(BadProgressError) as fault:
        say(company, task, Answer(Status.ON_TRACK, progress=progress))
    assert (fault.value.field, fault.value.example) == ("progress", "40")
    assert company.check_in(task) is None


@pytest.mark.parametrize("field", ["note", "blocker", "need_text"])
def test_a_text_has_a_longest_length(company: Company, field: str) -> None:
    """One character more than we keep is refused, and says which field."""
    task = company.task()
    longest: dict[str, Any] = {field: "x" * LONGEST_TEXT}
    longer: dict[str, Any] = {field: "x" * (LONGEST_TEXT + 1)}

    say(company, task, Answer(Status.AT_RISK, **longest))
    with pytest.raises(TooLongError) as fault:
        say(company, task, Answer(Status.AT_RISK, **longer))
    assert fault.value.field == field


def test_a_correction_in_the_same_week_replaces_the_word(company: Company) -> None:
    """One row for the week, with the last word in it."""
    task = company.task()
    first = say(company, task, Answer(Status.ON_TRACK, progress=50))

    second = say(company, task, Answer(Status.OFF_TRACK), "2027-01-12 10:00")

    assert first.check_in.id == second.check_in.id
    assert (second.check_in.status, second.check_in.progress) == (Status.OFF_TRACK, 50)


def test_a_late_answer_is_taken_and_marked(company: Company) -> None:
    """A word on last week, given this week, counts for last week and for the task."""
    task = company.task()
    company.tick(MONDAY)

    late = say(company, task, when="2027-01-18 10:00", week=WEEK)

    assert (late.check_in.week, late.check_in.late) == (WEEK, True)
    assert late.task.status is Status.ON_TRACK


def test_a_late_answer_never_turns_the_task_back(company: Company) -> None:
    """What was said of this week already stands, whatever is said of last week afterwards."""
    task = company.task()
    company.tick(MONDAY)
    say(company, task, Answer(Status.OFF_TRACK), "2027-01-18 10:00")

    late = say(company, task, Answer(Status.DONE), "2027-01-18 11:00", week=WEEK)

    assert late.check_in.status is Status.DONE
    assert (company.task_now(task).status, company.task_now(task).state) == (Status.OFF_TRACK, TaskState.OPEN)


def test_a_week_that_has_not_come_counts_as_the_present_one(company: Company) -> None:
    """Nobody answers ahead of time."""
    task = company.task()

    assert say(company, task, week=NEXT_WEEK).check_in.week == WEEK


@pytest.mark.parametrize("week", [date(1999, 12, 27), WEEK - timedelta(days=3)])
def test_a_week_nobody_was_asked_about_counts_as_the_present_one(company: Company, week: date) -> None:
    """A button's value comes from outside; it cannot make up a week."""
    answered = say(company, company.task(), week=week)

    assert (answered.check_in.week, answered.check_in.late) == (WEEK, False)


def test_a_week_that_was_never_asked_about_counts_as_the_present_one(company: Company) -> None:
    """An old week's button cannot make up a word for a task that was not there then."""
    company.services.asking.ask_due(MONDAY)
    task = company.task("New")

    assert say(company, task, when="2027-01-18 10:00", week=WEEK).check_in.week == NEXT_WEEK


def test_a_plain_reply_is_a_note_and_leaves_the_status(company: Company) -> None:
    """A remark counts as a word, and says nothing of the status."""
    task = company.task()
    say(company, task, Answer(Status.AT_RISK))

    note = Answer(None, note="the vans came")
    after = company.services.check_ins.answer(
        company.owner.chat_id, task.id, note, at("2027-01-12 10:00"), through="test"
    )

    assert (after.check_in.note, after.check_in.status) == ("the vans came", Status.AT_RISK)


def test_two_off_track_weeks_in_a_row_are_counted(company: Company) -> None:
    """The second week counts two; a correction within a week counts nothing twice."""
    task = company.task()

    say(company, task, Answer(Status.OFF_TRACK), "2027-01-11 10:00")
    assert say(company, task, Answer(Status.OFF_TRACK), "2027-01-12 10:00").task.off_track_weeks == 1
    assert say(company, task, Answer(Status.OFF_TRACK), "2027-01-18 10:00").task.off_track_weeks == 2


def test_a_remark_between_two_off_track_weeks_does_not_break_the_row(company: Company) -> None:
    """A week with only a note keeps the status it found, and is counted with it."""
    task = company.task()
    say(company, task, Answer(Status.OFF_TRACK), "2027-01-11 10:00")
    company.services.check_ins.answer(
        company.owner.chat_id, task.id, Answer(None, note="hm"), at("2027-01-18 10:00"), through="test"
    )

    assert say(company, task, Answer(Status.OFF_TRACK), "2027-01-25 10:00").task.off_track_weeks == 2


def test_the_weekly_message_is_written_anew(company: Company) -> None:
    """An answer given elsewhere shows in the message that asked; one given in the message is shown by the click."""
    tasks = [company.task(), company.task("Train the drivers")]
    company.tick(MONDAY)
    (post,) = company.deliver(MONDAY)

    say(company, tasks[0], spot=("D0OMAR", "1.000001"))
    assert company.outbox(NoticeKind.MESSAGE_CHANGED) == []

    say(company, tasks[1])
    (rewritten,) = company.deliver(at("2027-01-11 10:01"))
    assert rewritten.notice.subject_id == post.notice.id
    assert (rewritten.place.channel, rewritten.place.replaces_ts) == ("D0OMAR", "1.000001")


def test_two_answers_at_one_instant_both_show(company: Company) -> None:
    """Though the clock stood still, as it does when it is moved by hand."""
    tasks = [company.task(), company.task("Train the drivers")]
    company.tick(MONDAY)
    company.deliver(MONDAY)

    for task in tasks:
        say(company, task)
        assert kinds(company.deliver(at("2027-01-11 10:00"))) == [NoticeKind.MESSAGE_CHANGED]


def test_a_deputys_answer_shows_in_the_owners_message(company: Company) -> None:
    """The owner's message has no button left for what the deputy has answered."""
    task = company.task()
    company.tick(MONDAY)
    company.deliver(MONDAY)

    say(company, task, by=company.deputy)

    posts = company.deliver(at("2027-01-11 10:01"))
    assert kinds(posts) == [NoticeKind.MESSAGE_CHANGED]
    assert posts[0].notice.person_id == company.owner.id


def test_several_answers_hinder_each_other_in_nothing(company: Company) -> None:
    """Of several answers each one stands or falls by itself, and the same task may be spoken of twice."""
    mine, other = company.task(), company.task("Train the drivers")
    theirs = company.task("Paint the wall", owner_id=company.head.id)
    said = [
        (mine.id, Answer(Status.AT_RISK)),
        (theirs.id, Answer(Status.DONE)),
        (999, Answer(Status.DONE)),
        (other.id, Answer(None, note="a" * 2001)),
        (mine.id, Answer(None, note="legal")),
    ]

    taken = company.services.replies.hear(company.owner.chat_id, ("D1", "1.1"), said, MONDAY, through="test")

    faults = [type(each) for each in taken[1:4]]
    assert faults == [NotAllowedError, UnknownTaskError, TooLongError]
    assert isinstance(taken[4], Answered)
    assert (taken[4].check_in.status, taken[4].check_in.note) == (Status.AT_RISK, "legal")
