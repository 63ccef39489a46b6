"""Undo, by the use case alone: what stands, what goes, and who may."""

from datetime import timedelta

import pytest

from domain.checkins import Answer
from domain.errors import NotAllowedError
from domain.notices import NoticeKind
from domain.tasks import Status, Task
from domain.weekly import CheckInAsked
from tests.company import MONDAY, Company

NEXT = MONDAY + timedelta(minutes=5)


def say(company: Company, task_id: int, status: Status = Status.DONE) -> None:
    """One tap of the owner."""
    company.services.check_ins.answer(company.owner.chat_id, task_id, Answer(status), MONDAY, through="test")


def test_an_answer_of_ones_own_accord_leaves_no_row(company: Company) -> None:
    """Whoever spoke before being asked, and takes it back, is asked as if nothing had been said."""
    task = company.task()
    say(company, task.id)
    assert company.services.undo.last_answer(company.owner.chat_id, task.id, NEXT, through="test") == []
    assert company.check_in(task) is None
    assert company.task_now(task) == task
    assert company.services.asking.ask_due(MONDAY) == 1
    (asked,) = company.deliver(MONDAY)
    assert isinstance(asked.content, CheckInAsked)


def test_an_answer_stands_once_a_new_case_was_opened(company: Company) -> None:
    """A case that was opened since is not pulled from under those it went to."""
    task = company.task(due_on=MONDAY.date() - timedelta(days=3), last_check_in_at=MONDAY)
    say(company, task.id, Status.AT_RISK)
    company.services.cases.open_new(NEXT)
    assert [each.id for each in last_undone(company, task.id)] == [task.id]
    assert company.task_now(task).status is Status.AT_RISK


def test_somebody_else_takes_nothing_back(company: Company) -> None:
    """Neither a colleague nor the head undoes the owner's word."""
    task = company.task()
    say(company, task.id)
    for somebody in (company.colleague, company.head):
        with pytest.raises(NotAllowedError):
            company.services.undo.last_answer(somebody.chat_id, task.id, NEXT, through="test")
    assert company.task_now(task).status is Status.DONE


def test_a_deputy_takes_back_only_their_own_word(company: Company) -> None:
    """Whoever stands in finds the owner's answer standing, and it is named."""
    task = company.task()
    say(company, task.id)
    left = company.services.undo.last_answer(company.deputy.chat_id, task.id, NEXT, through="test")
    assert [each.id for each in left] == [task.id]


def test_of_several_those_that_moved_on_stand(company: Company) -> None:
    """One tap's answers are taken back but the one that was answered again since, which is named."""
    first, second = company.task("First"), company.task("Second")
    company.services.asking.ask_due(MONDAY)
    company.services.check_ins.answer_together(company.owner.chat_id, MONDAY, through="test")
    company.services.check_ins.answer(company.owner.chat_id, second.id, Answer(Status.DONE), NEXT, through="test")
    assert [each.id for each in last_undone(company, first.id)] == [second.id]
    assert company.task_now(first).status is None
    assert company.task_now(second).status is Status.DONE


def test_all_at_once_leaves_out_what_was_in_trouble(company: Company) -> None:
    """Off track and blocked tasks keep waiting for a word of their own."""
    fine = company.task("Fine")
    company.task("Off", status=Status.OFF_TRACK, last_check_in_at=MONDAY)
    company.task("Blocked", blocker="No budget", last_check_in_at=MONDAY)
    given = company.services.check_ins.answer_together(company.owner.chat_id, MONDAY, through="test")
    assert [each.task.id for each in given] == [fine.id]
    assert company.told(NoticeKind.CASE_ANSWERED) == []


def last_undone(company: Company, task_id: int) -> list[Task]:
    """What has to stand when the owner takes the last answer on a task back."""
    return company.services.undo.last_answer(company.owner.chat_id, task_id, NEXT, through="test")
