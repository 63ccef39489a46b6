"""The trail as people read it: who may read what of it, newest first, in the values that changed."""

from datetime import date
from decimal import Decimal

import pytest

from domain.audit import AuditEntry
from domain.checkins import Answer
from domain.edits import TaskField, Value
from domain.errors import NotAllowedError, UnknownPersonError, UnknownTaskError
from domain.needs import NeedKind
from domain.people import Person
from domain.services.tasks import NewTask
from domain.status_errors import NoSuchSubjectError, UnknownSubjectError
from domain.tasks import Status
from domain.trail import ENTRIES, About, Trail
from tests import mothers
from tests.company import FOUNDED, MONDAY, Company, at


def read(company: Company, reader: Person, about: About = About.ALL, subject_id: int = 0, start: int = 0) -> Trail:
    """A page of the trail."""
    return company.services.trails.of(reader.chat_id, about, subject_id, start)


def whats(found: Trail) -> list[str]:
    """What happened, in the order in which it is told."""
    return [entry.what for entry in found.entries]


def added(company: Company, by: Person, title: str = "Sign", department: str | None = "ops") -> int:
    """A task of somebody's, added by themselves."""
    new = NewTask(title, owner=by.chat_id, department=department)
    return company.services.tasks.add(by.chat_id, new, MONDAY, through="command").task.id


def test_the_values_that_changed(company_anywhere: Company) -> None:
    """Each entry tells who, what, from what to what, why and through what, the newest first."""
    company = company_anywhere
    task_id = added(company, company.head)
    wanted: dict[TaskField, Value] = {TaskField.TITLE: "Sign twice", TaskField.DUE: date(2027, 3, 1)}
    later, why = at("2027-01-11 11:00"), "The vendor split."
    company.services.editing.change(company.keeper.chat_id, task_id, wanted, later, through="form", why=why)
    found = read(company, company.keeper, About.TASK, task_id)
    edited, made = found.entries
    assert (edited.at, edited.what, edited.by, edited.why, edited.through) == (
        later,
        "task_edited",
        company.keeper.name,
        "The vendor split.",
        "form",
    )
    assert [(each.column, each.before, each.after) for each in edited.changes] == [
        ("title", "Sign", "Sign twice"),
        ("due_on", None, "2027-03-01"),
    ]
    assert {each.column: each.after for each in made.changes} == {
        "title": "Sign",
        "owner_id": company.head.id,
        "state": "open",
        "department_id": company.operations.id,
        "rhythm": "weekly",
    }
    assert found.names["person"][company.head.id] == company.head.name


def test_what_belongs_to_a_task_is_told_with_it(company: Company) -> None:
    """Answers, requests, cases and their ends stand in the trail of the task; each value is told once."""
    task = company.task(due_on=date(2027, 1, 8))
    company.live("2027-01-11 09:30", "2027-01-11 10:00")
    answer = Answer(Status.AT_RISK, 40, "Slowly.", need=NeedKind.MONEY, need_text="Two vans")
    company.services.check_ins.answer(company.owner.chat_id, task.id, answer, MONDAY, through="button")
    found = read(company, company.owner, About.TASK, task.id)
    assert set(whats(found)) >= {"checked_in", "case_opened"}
    said = next(entry for entry in found.entries if entry.what == "checked_in")
    columns = [change.column for change in said.changes]
    assert sorted(columns) == sorted(set(columns))
    assert {"status", "progress", "note", "need_kind", "text"} <= set(columns)


def test_who_may_read_the_trail_of_a_task(company: Company) -> None:
    """Its owner and their deputy, the head, the leader and plan keepers; others are told who may."""
    task = company.task()
    for reader in (company.owner, company.deputy, company.head, company.leader, company.keeper):
        read(company, reader, About.TASK, task.id)
    with pytest.raises(NotAllowedError):
        read(company, company.colleague, About.TASK, task.id)
    with pytest.raises(UnknownTaskError):
        read(company, company.keeper, About.TASK, 999)


def test_everything_is_for_those_who_steer(company_anywhere: Company) -> None:
    """Plan keepers and the leader read all; a head what is of their department, an owner what is of their tasks."""
    company = company_anywhere
    own, other = added(company, company.owner), added(company, company.colleague, "Elsewhere", None)
    everything = read(company, company.keeper)
    assert not everything.narrowed
    assert {entry.name for entry in everything.entries} == {f"T-{own} Sign", f"T-{other} Elsewhere"}
    for reader, name in (
        (company.head, f"T-{own} Sign"),
        (company.owner, f"T-{own} Sign"),
        (company.colleague, f"T-{other} Elsewhere"),
    ):
        found = read(company, reader)
        assert found.narrowed
        assert {entry.name for entry in found.entries} <= {name}, reader.name


def test_the_settings_are_for_those_who_steer(company: Company) -> None:
    """What was changed in the company's settings, calendars and departments."""
    with company.storage.write() as uow:
        uow.audit.add(AuditEntry(FOUNDED, "settings_changed", "workspace", company.keeper.id, through="form"))
    assert whats(read(company, company.leader, About.SETTINGS)) == ["settings_changed"]
    with pytest.raises(NotAllowedError):
        read(company, company.head, About.SETTINGS)


def test_what_concerns_somebody(company: Company) -> None:
    """What was changed of them, and what they changed; a head reads of the latter what is of their department."""
    added(company, company.owner, "Elsewhere", None)
    mine = added(company, company.owner)
    company.services.leave.take(company.owner.chat_id, None, date(2027, 1, 20), MONDAY, through="form")
    company.change(company.owner, department_id=company.operations.id)
    trails = company.services.trails
    whole = trails.of_member(company.owner.chat_id, company.owner.chat_id)
    assert whats(whole) == ["leave_taken", "task_added", "task_added"]
    assert trails.named(company.keeper.chat_id, "omar", example="/plan audit").entries == whole.entries
    company.services.tasks.assign(company.head.chat_id, mine, company.deputy.chat_id, MONDAY, through="command")
    with pytest.raises(NotAllowedError):
        trails.of_member(company.colleague.chat_id, company.owner.chat_id)
    with pytest.raises(UnknownPersonError):
        trails.of_member(company.keeper.chat_id, "U0NOBODY")


def test_a_goal_with_its_measures(company: Company) -> None:
    """Readings stand in the trail of the goal, each with its day; a name that is nearly right is met with the right."""
    with company.storage.write() as uow:
        goal = uow.goals.add(mothers.goal(department_id=company.operations.id))
        measure = uow.measures.add(mothers.measure(goal.id))
    company.services.readings.take(company.head.chat_id, measure.id, Decimal(12), None, MONDAY, through="form")
    found = company.services.trails.named(company.head.chat_id, goal.code, example="/plan audit")
    (taken,) = found.entries
    assert next((each.column, each.after, each.day) for each in taken.changes) == ("value", "12", "2027-01-11")
    assert taken.name == measure.name
    with pytest.raises(UnknownSubjectError):
        company.services.trails.named(company.head.chat_id, "Hana", example="/plan audit")
    with pytest.raises(NoSuchSubjectError):
        company.services.trails.named(company.head.chat_id, "qqqqq", example="/plan audit")


def test_pages(company: Company) -> None:
    """A page says whether there are earlier entries; the last one does not."""
    ids = [added(company, company.owner, f"Task {number}") for number in range(ENTRIES + 2)]
    first = read(company, company.keeper)
    assert (len(first.entries), first.goes_on) == (ENTRIES, True)
    last = read(company, company.keeper, start=ENTRIES)
    assert (len(last.entries), last.goes_on) == (2, False)
    assert last.entries[-1].name == f"T-{ids[0]} Task 0"


def test_what_was_written_before_rows_were_kept(company: Company) -> None:
    """An old entry tells what its use case wrote down."""
    task = company.task()
    with company.storage.write() as uow:
        before, after = {"due_on": "2027-01-01"}, {"due_on": "2027-02-01"}
        uow.audit.add(AuditEntry(FOUNDED, "decided", f"task:{task.id}", company.leader.id, before, after))
    (entry,) = read(company, company.leader, About.TASK, task.id).entries
    assert [(each.column, each.before, each.after) for each in entry.changes] == [
        ("due_on", "2027-01-01", "2027-02-01")
    ]
