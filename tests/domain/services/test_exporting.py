"""Exporting: who may have which part of the plan, and that it is written down."""

from typing import Any

import pytest
from sqlalchemy import Engine

from domain.audit import AuditEntry
from domain.errors import NotAllowedError, StrangerError, UnknownDepartmentError
from domain.notices import NoticeKind, NoticeState
from domain.people import Person
from domain.services.exporting import Exporting
from domain.tasks import TaskState
from domain.whole_plan import ExportFormat, ExportReady, Wanted, WholePlan
from tests import mothers
from tests.company import MONDAY, Company, at


@pytest.fixture
def company(sqlite_engine: Engine) -> Company:
    """The company, with a task in operations, one in sales, and goals of both."""
    made = Company(sqlite_engine)
    with made.storage.write() as uow:
        sales = uow.departments.add(mothers.department("sales", head_id=made.colleague.id))
        top = uow.goals.add(mothers.goal("G1"))
        ours = uow.goals.add(mothers.goal("G1.1", parent_id=top.id, department_id=made.operations.id))
        theirs = uow.goals.add(mothers.goal("G2", department_id=sales.id))
        uow.measures.add(mothers.measure(ours.id, "ours"))
        uow.measures.add(mothers.measure(theirs.id, "theirs"))
    made.task("Ours", goal_id=ours.id)
    made.task("Theirs", goal_id=theirs.id, department_id=sales.id, owner_id=made.colleague.id)
    made.task("Dropped", state=TaskState.DROPPED)
    return made


def taken(company: Company, by: Person | None, **wanted: Any) -> WholePlan:  # noqa: ANN401  (fields by name)
    """What somebody gets."""
    chat_id = None if by is None else by.chat_id
    return Exporting(company.storage).gather(chat_id, Wanted(**wanted), MONDAY, through="test")


def written_down(company: Company, subject: str) -> list[AuditEntry]:
    """What the audit trail says."""
    with company.storage.read() as uow:
        return uow.audit.of(subject)


@pytest.mark.parametrize("who", ["leader", "keeper", None])
def test_all_of_it(company: Company, who: str | None) -> None:
    """The leader, plan keepers and whoever holds the machine get all of it; what is no part of the plan is counted."""
    plan = taken(company, getattr(company, who) if who else None)
    assert [task.title for task in plan.tasks] == ["Ours", "Theirs"]
    assert (plan.not_in_plan, plan.department) == (1, None)
    assert {person.name for person in plan.people} == {"Layla", "Hanna", "Dana", "Omar", "Rana", "Kim", "Gus"}


def test_a_head_gets_their_department(company: Company) -> None:
    """A head gets their own department, with what it refers to, and nothing of the others."""
    plan = taken(company, company.head)
    assert plan.department is not None
    assert (plan.department.key, [task.title for task in plan.tasks]) == ("ops", ["Ours"])
    assert [goal.code for goal in plan.goals] == ["G1", "G1.1"]
    assert [measure.key for measure in plan.measures] == ["ours"]
    assert {person.name for person in plan.people} == {"Layla", "Hanna", "Dana", "Omar", "Gus"}
    assert [each.key for each in plan.departments] == ["ops"]
    assert taken(company, company.leader, department="OPS").tasks == plan.tasks


def test_who_may_not(company: Company) -> None:
    """Others are refused, and told whom to ask: the head of that department, or the leader and plan keepers."""
    with pytest.raises(NotAllowedError) as refused:
        taken(company, company.owner)
    assert [person.name for person in refused.value.who] == ["Layla", "Kim"]
    with pytest.raises(NotAllowedError) as other:
        taken(company, company.head, department="sales")
    assert [person.name for person in other.value.who] == ["Rana"]
    with pytest.raises(StrangerError):
        taken(company, company.guest)
    assert written_down(company, "plan") == []


def test_no_such_department(company: Company) -> None:
    """A department that is not there is told, and nothing goes out."""
    with pytest.raises(UnknownDepartmentError):
        taken(company, company.leader, department="moon")


def test_it_is_written_down(company: Company) -> None:
    """Who took what, as what, how much, through what, and when."""
    taken(company, company.keeper, format=ExportFormat.XLSX)
    taken(company, company.head, personal=True)
    (whole,), (part,) = written_down(company, "plan"), written_down(company, "plan:ops")
    assert (whole.what, whole.person_id, whole.at, whole.through) == ("exported", company.keeper.id, MONDAY, "test")
    counts = {"people": 7, "goals": 3, "measures": 2, "tasks": 2}
    assert whole.after == {"format": "xlsx", "personal": False, **counts}
    assert part.after == {"format": "yaml", "personal": True, "people": 5, "goals": 2, "measures": 1, "tasks": 1}


def test_what_is_personal(company: Company) -> None:
    """Notes of check-ins and leave go out only where they are asked for."""
    company.change(company.owner, away_until=at("2027-01-20 00:00").date())
    (task,) = [task for task in taken(company, company.leader).tasks if task.title == "Ours"]
    said = mothers.check_in(task.id, company.owner.id, answered_at=MONDAY, note="My knee hurts")
    with company.storage.write() as uow:
        uow.check_ins.add(said)
    plain, whole = taken(company, company.leader), taken(company, company.leader, personal=True)
    assert (dict(plain.notes), dict(whole.notes)) == ({}, {task.id: "My knee hurts"})
    assert [any(person.leaves for person in plan.people) for plan in (plain, whole)] == [False, True]


NIGHT = at("2027-01-12 02:00")


def test_a_file_goes_at_once(company: Company) -> None:
    """What was just asked for waits for nobody's working hours, and holds what is true when it goes."""
    told = company.services.exporting.ask(company.head.chat_id, Wanted(ExportFormat.CSV), NIGHT, through="command")
    assert [task.title for task in told.tasks] == ["Ours"]
    company.task("Newer")
    (post,) = company.deliver(NIGHT)
    assert isinstance(post.content, ExportReady)
    assert (post.content.to.name, post.content.wanted) == ("Hanna", Wanted(ExportFormat.CSV))
    assert [task.title for task in post.content.plan.tasks] == ["Ours", "Newer"]
    assert company.deliver(NIGHT) == []


def test_rights_are_looked_at_again(company: Company) -> None:
    """Whoever may not have it any more when it goes out does not get it, and nothing vanishes."""
    company.services.exporting.ask(company.keeper.chat_id, Wanted(department="ops", personal=True), NIGHT, through="x")
    company.change(company.keeper, is_plan_keeper=False)
    assert company.deliver(NIGHT) == []
    (notice,) = company.outbox(NoticeKind.EXPORT_READY)
    assert (notice.state, notice.reason) == (NoticeState.SUPERSEDED, "not allowed any more, or no such department")
    assert [entry.what for entry in written_down(company, "plan:ops")] == ["exported"]


def test_a_refusal_leaves_nothing(company: Company) -> None:
    """Whoever may not have it gets nothing, and nothing waits."""
    with pytest.raises(NotAllowedError):
        company.services.exporting.ask(company.owner.chat_id, Wanted(), NIGHT, through="command")
    assert company.outbox() == []
