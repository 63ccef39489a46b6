"""What the weekly message asks for beside a word: what a task lacks, of whoever can say it."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from domain.checkins import Answer
from domain.edits import Lack, TaskField
from domain.outside import OutsidePlan, OutsideTask
from domain.people import Person
from domain.ports import Clock
from domain.services.outside import OutsideImporting
from domain.tasks import Status
from domain.weekly import CheckInAsked
from tests.company import MONDAY, Company, at

NOW = at("2027-01-11 10:00")
SIGN = OutsideTask("sign", "Sign", how="Signed", owner="Omar")
FILE = OutsidePlan("followthrough", (SIGN,), told=frozenset({"due_on", "owner", "how"}), is_ours=True)
START, DUE = date(2027, 1, 4), date(2027, 3, 1)


class Stopped(Clock):
    """A clock that stands still."""

    def now(self) -> datetime:
        return NOW


def lacks(company: Company, of: Person) -> list[Lack]:
    """What the week of somebody asks them to add."""
    return list(company.services.standing.week(of.chat_id, NOW).lacks)


def test_owners_are_asked_what_they_may_say(company: Company) -> None:
    """How and where by the form, a due date as a proposal; when it starts is for those who lead."""
    nowhere = company.task("Sign", department_id=None)
    assert lacks(company, company.owner) == [Lack(nowhere.id, (TaskField.PLACE, TaskField.HOW), may_propose_date=True)]


def test_those_who_lead_are_asked_for_dates_too(company: Company) -> None:
    """A head who owns a task fills all of it into the form."""
    task = company.task("Sign", owner_id=company.head.id)
    assert lacks(company, company.head) == [Lack(task.id, (TaskField.START, TaskField.DUE, TaskField.HOW))]


@pytest.mark.parametrize(
    "known", [{"how": "Signed", "start_on": START, "due_on": DUE}, {"how": "Signed", "due_on": DUE}]
)
def test_nothing_is_asked_that_nobody_can_answer(company: Company, known: dict[str, object]) -> None:
    """A task that is ready is left alone, and so is one that lacks only what its owner may not say."""
    company.task("Sign", **known)
    assert lacks(company, company.owner) == []


def test_a_date_that_waits_for_approval_is_not_asked_for_again(company: Company) -> None:
    """Whoever proposed a date has done their part."""
    task = company.task("Sign", how="Signed")
    assert lacks(company, company.owner) == [Lack(task.id, (), may_propose_date=True)]
    company.services.proposals.propose(
        company.owner.chat_id, task.id, DUE, "Then the fair is over", NOW, through="test"
    )
    assert lacks(company, company.owner) == []


def test_three_tasks_at_most_are_asked_about(company: Company) -> None:
    """The others that are not ready are named; one that lacks but a date which waits for approval is not."""
    tasks = [company.task(f"Sign {number}", how="Signed") for number in range(6)]
    service, chat_id = company.services.proposals, company.owner.chat_id
    service.propose(chat_id, tasks[4].id, DUE, "Then the fair is over", NOW, through="test")
    week = company.services.standing.week(chat_id, NOW)
    assert [lack.task_id for lack in week.lacks] == [task.id for task in tasks[:3]]
    assert week.more_lacking == (tasks[3].id, tasks[5].id)


@pytest.mark.parametrize("is_typed", [True, False])
def test_files_without_dates_lead_to_the_same_question(company: Company, *, is_typed: bool) -> None:
    """Whether the chat or the command line took a task in, the weekly message asks its owner; a preview asks nobody."""
    importing = OutsideImporting(company.storage, Stopped())
    importing.preview(FILE)
    assert company.outbox() == []
    importing.take(FILE, by=None if is_typed else company.keeper.id, through="a file")
    assert company.outbox() == []
    company.tick(MONDAY)
    company.tick(MONDAY)
    (post,) = company.deliver(MONDAY)
    assert isinstance(post.content, CheckInAsked)
    assert [lack.may_propose_date for lack in post.content.lacks] == [True]


def test_a_date_that_came_meanwhile_is_not_asked_for(company: Company) -> None:
    """What a message asks for is decided when it goes out."""
    importing = OutsideImporting(company.storage, Stopped())
    importing.take(FILE, by=None, through="a file")
    company.tick(MONDAY)
    known = replace(FILE, tasks=(replace(SIGN, code=1, due_on=DUE),))
    importing.take(known, by=None, through="a file", with_changes=True)
    (post,) = company.deliver(MONDAY)
    assert isinstance(post.content, CheckInAsked)
    assert post.content.lacks == (Lack(1, (TaskField.PLACE,)),)


def test_a_task_that_is_done_lacks_nothing(company: Company) -> None:
    """Nobody has to say how one can tell that a finished task is finished."""
    task = company.task("Sign", due_on=DUE)
    company.services.check_ins.answer(company.owner.chat_id, task.id, Answer(Status.DONE), NOW, through="test")
    assert lacks(company, company.owner) == []
