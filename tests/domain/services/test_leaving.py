"""Whoever leaves the company answers for nothing any more."""

from domain.ladder import CaseKind, Outcome
from domain.notices import NoticeKind
from domain.people import Person
from domain.services.members import Profile
from domain.tasks import Status, TaskState
from tests.company import MONDAY, Company, at


def leave(company: Company, person: Person, when: str = "2027-01-11 10:00") -> None:
    """The chat tells that somebody's account was closed."""
    company.services.members.learn(Profile(person.chat_id, is_active=False), at(when))


def test_their_open_tasks_have_no_owner(company: Company) -> None:
    """What is done stays theirs, and the trail keeps whose the rest was."""
    task = company.task()
    done = company.task("Train the drivers", state=TaskState.DONE, status=Status.DONE)

    leave(company, company.owner)

    assert company.task_now(task).owner_id is None
    assert company.task_now(done).owner_id == company.owner.id
    assert ("owner_left", None) in company.audited(f"task:{task.id}")


def test_they_are_offered_to_the_department_at_once(company: Company) -> None:
    """Nobody waits until a task without an owner counts as silent."""
    task = company.task()

    leave(company, company.owner)
    company.tick(at("2027-01-11 10:01"))

    assert company.case(task).kind is CaseKind.UNOWNED
    assert [notice.channel for notice in company.outbox(NoticeKind.UNOWNED_OFFERED)] == ["C0OPS"]


def test_a_case_that_waited_for_them_ends(company: Company) -> None:
    """It is settled, and those who had been told hear of it; the ladder of the next one begins with the head."""
    task = company.task(due_on=at("2027-01-08 12:00").date())
    company.tick(at("2027-01-12 10:00"))
    first = company.case(task)

    leave(company, company.owner, "2027-01-12 11:00")
    company.tick(at("2027-01-12 11:01"))

    ended = next(case for case in company.cases() if case.id == first.id)
    assert (ended.outcome, ended.is_open) == (Outcome.SETTLED, False)
    assert company.case(task).ladder[0].person_id == company.head.id


def test_a_guest_keeps_their_tasks(company: Company) -> None:
    """Becoming a guest is not leaving; whether a guest may own a task is for people to decide."""
    task = company.task()

    company.services.members.learn(Profile(company.owner.chat_id, is_guest=True), MONDAY)

    assert company.task_now(task).owner_id == company.owner.id
