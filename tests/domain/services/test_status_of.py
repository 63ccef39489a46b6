"""The status of one thing: found as people call it, what needs attention first, and the numbers of all its tasks."""

from datetime import date

import pytest
from sqlalchemy import Engine

from domain.errors import StrangerError, UnknownPersonError
from domain.goals import Goal
from domain.status_errors import NoSuchSubjectError, SeveralSubjectsError, UnknownSubjectError
from domain.status_of import StatusOf, SubjectKind
from domain.tasks import Status, TaskState
from domain.views import WordCounts
from tests import mothers
from tests.company import FOUNDED, MONDAY, Company

TYPED = "/plan status"


@pytest.fixture
def company(sqlite_engine: Engine) -> Company:
    """The company with a goal two deep, a task below each, one late, one done, and one of somebody else's."""
    made = Company(sqlite_engine)
    with made.storage.write() as uow:
        top = uow.goals.add(mothers.goal("G1", title="Waste less"))
        below = uow.goals.add(mothers.goal("G1.1", parent_id=top.id))
        uow.measures.add(mothers.measure(top.id, "waste"))
    made.task("Quiet", goal_id=top.id)
    made.task("Good", goal_id=below.id, status=Status.ON_TRACK, last_check_in_at=FOUNDED)
    made.task("Late", goal_id=below.id, status=Status.ON_TRACK, due_on=date(2027, 1, 4), last_check_in_at=FOUNDED)
    made.task("Bad", goal_id=top.id, status=Status.OFF_TRACK, last_check_in_at=FOUNDED)
    made.task("Over", goal_id=top.id, status=Status.DONE, state=TaskState.DONE)
    made.task("Rana's", owner_id=made.colleague.id, department_id=None, status=Status.AT_RISK)
    return made


def status(company: Company, name: str) -> StatusOf:
    """What Omar sees."""
    return company.services.status.named(company.owner.chat_id, name, MONDAY, example=TYPED)


def titles(of: StatusOf) -> list[str]:
    """The tasks in their order."""
    return [view.task.title for view in of.page.entries]


@pytest.mark.parametrize("name", ["ops", "OPS", "#ops", "Ops"])
def test_a_department(company: Company, name: str) -> None:
    """A department is found by key and name; what is late or in trouble comes first, and done tasks are counted."""
    of = status(company, name)
    assert (of.kind, of.head) == (SubjectKind.DEPARTMENT, company.head)
    assert titles(of) == ["Late", "Bad", "Quiet", "Good"]
    assert of.counts == WordCounts(on_track=2, off_track=1, done=1, silent=1)


def test_a_goal(company: Company) -> None:
    """A goal is found by code and title, and has all below it and its measures; one below has its own part."""
    of = status(company, "waste less")
    assert isinstance(of.subject, Goal)
    assert (of.subject.code, of.counts.total, [view.measure.key for view in of.measures]) == ("G1", 5, ["waste"])
    assert titles(status(company, "g1.1")) == ["Late", "Good"]


def test_a_person(company: Company) -> None:
    """A person is found by name or member id, and has what they own; leave is told."""
    company.change(company.colleague, away_until=date(2027, 1, 12))
    of = status(company, "rana")
    assert (titles(of), of.counts) == (["Rana's"], WordCounts(at_risk=1))
    assert of.leave is not None
    again = company.services.status.of_member(company.owner.chat_id, company.colleague.chat_id, MONDAY)
    assert again == of


def test_slips(company: Company) -> None:
    """A slip is answered with the nearest names, and the command with the first of them."""
    with pytest.raises(UnknownSubjectError) as told:
        status(company, "hana")
    assert (told.value.values["near"], told.value.example) == ("Hanna, Rana, Dana", "/plan status Hanna")
    with pytest.raises(NoSuchSubjectError):
        status(company, "zzzzzzzzz")
    with pytest.raises(UnknownPersonError):
        company.services.status.of_member(company.owner.chat_id, "U0NOBODY", MONDAY)


def test_two_of_the_same_name(company: Company) -> None:
    """Where a first name is shared, both are named; the whole name is enough."""
    with company.storage.write() as uow:
        uow.people.add(mothers.person("Lina Haddad"))
        uow.people.add(mothers.person("Lina Aziz"))
    with pytest.raises(SeveralSubjectsError) as told:
        status(company, "Lina")
    assert told.value.values["names"] == "Lina Aziz, Lina Haddad"
    assert titles(status(company, "lina aziz")) == []


def test_pages(company: Company) -> None:
    """A long list has pages, and a page that is gone is the last one."""
    for number in range(60):
        company.task(f"Task {number}")
    first = status(company, "ops")
    assert (len(first.page.entries), first.page.total) == (20, 64)
    second = company.services.status.page(company.owner.chat_id, first.kind, first.subject.id, MONDAY, 50)
    assert (len(second.page.entries), second.page.start) == (14, 50)
    with pytest.raises(NoSuchSubjectError):
        company.services.status.page(company.owner.chat_id, first.kind, mothers.UNKNOWN, MONDAY, 0)


def test_strangers(company: Company) -> None:
    """Whoever is not in the plan, or is a guest, sees nothing."""
    with pytest.raises(StrangerError):
        company.services.status.named(company.guest.chat_id, "ops", MONDAY, example=TYPED)
