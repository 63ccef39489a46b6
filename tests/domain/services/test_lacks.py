"""What the weekly message asks for beside a word: what a task lacks, of whoever can say it."""

from datetime import date

import pytest

from domain.checkins import Answer
from domain.edits import Lack, TaskField
from domain.people import Person
from domain.tasks import Status
from tests.company import Company, at

NOW = at("2027-01-11 10:00")
START, DUE = date(2027, 1, 4), date(2027, 3, 1)


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
    """A message with many tasks that are not ready does not nag about each."""
    tasks = [company.task(f"Sign {number}") for number in range(5)]
    found = [lack.task_id for lack in lacks(company, company.owner)]
    assert len(found) == 3
    assert set(found) < {task.id for task in tasks}


def test_a_task_that_is_done_lacks_nothing(company: Company) -> None:
    """Nobody has to say how one can tell that a finished task is finished."""
    task = company.task("Sign", due_on=DUE)
    company.services.check_ins.answer(company.owner.chat_id, task.id, Answer(Status.DONE), NOW, through="test")
    assert lacks(company, company.owner) == []
