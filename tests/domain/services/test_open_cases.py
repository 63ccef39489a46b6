"""Lists of what stands still: open cases with their next step, and tasks in danger."""

from datetime import date

import pytest
from sqlalchemy import Engine

from domain.at_risk import Danger
from domain.errors import StrangerError, UnknownDepartmentError, UnknownPersonError
from domain.ladder import Role
from domain.status_errors import NoSuchSubjectError
from domain.status_of import SubjectKind
from domain.tasks import Status
from tests import mothers
from tests.company import FOUNDED, Company, at

NOW = at("2027-01-14 10:00")


@pytest.fixture
def company(sqlite_engine: Engine) -> Company:
    """Two tasks of operations that are late, and one of sales, which Rana owns and nobody heads."""
    made = Company(sqlite_engine)
    with made.storage.write() as uow:
        sales = uow.departments.add(mothers.department("sales", name="Sales"))
        goal = uow.goals.add(mothers.goal("G1"))
    due = {"due_on": date(2027, 1, 4), "last_check_in_at": FOUNDED}
    made.task("Late", status=Status.OFF_TRACK, goal_id=goal.id, **due)
    made.task("Blocked", status=Status.ON_TRACK, blocker="No vans.", **due)
    made.task("Rana's", owner_id=made.colleague.id, department_id=sales.id, status=Status.AT_RISK, **due)
    made.task("Fine", status=Status.ON_TRACK, last_check_in_at=FOUNDED)
    made.live("2027-01-11 10:00", "2027-01-13 10:00")
    return made


def test_a_head_sees_those_of_their_departments(company: Company) -> None:
    """With whom each is, who is next, and when; whoever heads nothing sees all of them."""
    listed = company.services.case_list.usual(company.head.chat_id, NOW)
    assert [each.key for each in listed.within or ()] == ["ops"]
    assert [line.of.view.task.title for line in listed.page.entries] == ["Late", "Blocked"]
    line = listed.page.entries[0]
    assert (line.told, line.role, line.next_person) == (company.owner, Role.OWNER, company.head)
    assert line.of.case.next_at is not None
    for person in (company.leader, company.keeper, company.owner):
        usual = company.services.case_list.usual(person.chat_id, NOW)
        assert (usual.within, usual.page.total, usual.may_narrow) == (None, 3, False)


def test_all_and_one_department(company: Company) -> None:
    """A head may look at all of them, and anybody at those of a department by its name or key, a page at a time."""
    everything = company.services.case_list.all(company.head.chat_id, NOW)
    assert (everything.page.total, everything.may_narrow) == (3, True)
    sales = company.services.case_list.of_department(company.owner.chat_id, "SALES", NOW)
    assert [line.of.view.task.title for line in sales.page.entries] == ["Rana's"]
    ((department,), again) = sales.within or (), company.services.case_list
    assert again.page(company.owner.chat_id, department.id, NOW, 40).page == sales.page
    with pytest.raises(UnknownDepartmentError):
        company.services.case_list.of_department(company.owner.chat_id, "slaes", NOW)
    with pytest.raises(StrangerError):
        company.services.case_list.all(company.guest.chat_id, NOW)


def test_what_is_in_danger(company: Company) -> None:
    """At risk, off track, or blocked though it goes well; the worst department first, and the most urgent task."""
    of = company.services.at_risk.of(company.owner.chat_id, NOW)
    assert {view.task.title for view in of.page.entries} == {"Late", "Blocked", "Rana's"}
    first, second = of.dangers
    assert (first.department, first.off_track, first.at_risk, first.blocked) == (company.operations, 1, 0, 1)
    assert isinstance(second, Danger)
    assert (second.at_risk, second.total) == (1, 1)


@pytest.mark.parametrize(
    ("name", "titles"),
    [("sales", {"Rana's"}), ("G1", {"Late"}), ("omar", {"Late", "Blocked"}), ("kim", set())],
)
def test_what_is_in_danger_in_a_part(company: Company, name: str, titles: set[str]) -> None:
    """Of a department, a goal or a person, as `/plan status` finds them."""
    of = company.services.at_risk.of(company.leader.chat_id, NOW, name, example="/plan at-risk")
    assert {view.task.title for view in of.page.entries} == titles
    assert of.kind is not None
    assert of.subject is not None
    page = company.services.at_risk.page(company.leader.chat_id, of.kind, of.subject.id, NOW, 0)
    assert page == of


def test_names_nobody_knows(company: Company) -> None:
    """A name that is none, a member who is not in the plan, a department that is gone, and strangers."""
    service = company.services.at_risk
    with pytest.raises(NoSuchSubjectError):
        service.of(company.leader.chat_id, NOW, "xyzzy", example="/plan at-risk")
    with pytest.raises(UnknownPersonError):
        service.of_member(company.leader.chat_id, "U0NOBODY1", NOW)
    with pytest.raises(NoSuchSubjectError):
        service.page(company.leader.chat_id, SubjectKind.DEPARTMENT, 99, NOW, 0)
    with pytest.raises(StrangerError):
        service.of(company.guest.chat_id, NOW)
    assert service.of_member(company.leader.chat_id, company.colleague.chat_id, NOW).page.total == 1
    assert service.page(company.leader.chat_id, None, 0, NOW, 60).page.total == 3
