"""Columns and fields are the same words, so that what is stored comes back as it was."""

from dataclasses import fields, replace
from datetime import time, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import Table

from domain.audit import AuditEntry
from domain.calendars import Calendar, Holiday
from domain.checkins import CheckIn
from domain.decisions import Decision, DecisionKind
from domain.departments import Department
from domain.goals import Goal
from domain.ladder import Case, CaseKind, Outcome, Role, Rung
from domain.ladder_rules import LadderRule
from domain.measures import Direction, Measure, Reading
from domain.meetings import ActionItem
from domain.needs import Need, NeedAnswer, NeedKind
from domain.notices import Notice, NoticeKind, NoticeState
from domain.people import Leave, OwnTime, Person
from domain.ports import UnitOfWork
from domain.tasks import Status, Task, TaskState
from domain.workspace import MeetingRhythm, Rhythm, Workspace
from storage import tables
from tests import mothers
from tests.mothers import NOW, TODAY, WEEK

EID = Holiday("Eid al-Fitr", "عيد الفطر")

OWN_COLUMNS = {
    "workspaces": {"id"},
    "notices": {"recipient"},
    "audit": {"id", "rows"},
    "tasks": {"rests_until", "due_moves"},
    "people": {"returns_after", "move_since"},
}
"""Columns that no field holds, by table."""

KINDS: list[tuple[type[Any], Table]] = [
    *((Workspace, tables.workspaces), (Calendar, tables.calendars), (Department, tables.departments)),
    *((Person, tables.people), (Goal, tables.goals), (Measure, tables.measures), (Reading, tables.readings)),
    *((Task, tables.tasks), (CheckIn, tables.check_ins), (Need, tables.needs), (Case, tables.cases)),
    *((Decision, tables.decisions), (ActionItem, tables.action_items), (Notice, tables.notices)),
    (AuditEntry, tables.audit),
]


@pytest.mark.parametrize(("kind", "table"), KINDS, ids=lambda value: getattr(value, "name", None))
def test_every_field_has_a_column_and_every_column_a_field(kind: type[Any], table: Table) -> None:
    """A field added to the domain and forgotten here is found before it is lost."""
    assert {field.name for field in fields(kind)} | OWN_COLUMNS.get(table.name, set()) == set(table.c.keys())


def test_settings_come_back_as_they_were(uow: UnitOfWork) -> None:
    """Every setting survives, rhythms included, and the second save replaces the first."""
    leader = uow.people.add(mothers.person())
    uow.workspaces.save(mothers.workspace())
    settings = Workspace(
        company="شركة الأفق",
        plan_title="Plan 2027",
        leader_id=leader.id,
        digest_channel="C1",
        meeting_channel="C2",
        check_in=Rhythm(7, time(8, 15)),
        digest=Rhythm(4, time(9, 0, 30)),
        meeting=MeetingRhythm(nth=3, weekday=2, at=time(10, 45), agenda_lead=5),
        silent_weeks=4,
        ladder=LadderRule(3, None, 1, 4, cooldown_days=6, at_once=True, most_cards=7),
        team_id="T0TEAM",
        next_digest_at=NOW,
        next_agenda_at=NOW + timedelta(days=1),
        next_meeting_on=TODAY,
    )
    uow.workspaces.save(settings)
    assert uow.workspaces.find() == settings


def test_people_departments_and_calendars_come_back_as_they_were(uow: UnitOfWork) -> None:
    """Every field of a person, a department and a calendar survives a save."""
    boss = uow.people.add(mothers.person("Boss"))
    department = uow.departments.add(mothers.department(head_id=boss.id, channel="C0OPS"))
    assert uow.departments.get(department.id) == department
    blank = uow.people.add(mothers.person("نورة", chat_id="U0NOURA"))
    full = Person(
        *(blank.id, "U0NOURA", "نورة", "Asia/Riyadh", "ar-SA", "saudi"),
        department_id=department.id,
        manager_id=boss.id,
        deputy_id=boss.id,
        is_active=False,
        is_guest=True,
        is_plan_keeper=True,
        away_from=TODAY,
        away_until=TODAY + timedelta(days=3),
        next_ask_at=NOW,
        dm_channel="D1",
        own_time=OwnTime(frozenset({1, 2}), time(10), time(14, 30), TODAY),
        muted_until=TODAY,
        wants_digest=False,
        later_leaves=(Leave(TODAY + timedelta(days=9)), Leave(TODAY + timedelta(days=30), TODAY + timedelta(days=20))),
    )
    uow.people.save(full)
    assert uow.people.get(blank.id) == full
    calendar = Calendar("saudi", frozenset({7, 1, 2, 3, 4}), time(8, 0), time(16, 30), frozenset({TODAY}))
    calendar = replace(calendar, country="SA", subdivision="x", days_on=frozenset({TODAY}), public={TODAY: EID})
    uow.calendars.save(calendar)
    assert uow.calendars.get("saudi") == calendar


def test_a_task_comes_back_as_it_was(uow: UnitOfWork) -> None:
    """Every field of a task survives a save."""
    owner = uow.people.add(mothers.person())
    department = uow.departments.add(mothers.department())
    goal = uow.goals.add(mothers.goal(department_id=department.id))
    blank = uow.tasks.add(mothers.task())
    full = Task(
        *(blank.id, "Open the line", goal.id, department.id, owner.id, "line", "Jeddah", "It runs for a day"),
        start_on=TODAY,
        due_on=TODAY + timedelta(days=30),
        state=TaskState.DONE,
        status=Status.DONE,
        progress=100,
        blocker="no steel",
        last_check_in_at=NOW,
        off_track_weeks=3,
        owned_since=NOW - timedelta(days=1),
        quiet_until=NOW + timedelta(days=1),
        created_by=owner.id,
        created_at=NOW - timedelta(days=2),
        closed_at=NOW,
    )
    uow.tasks.save(full)
    assert uow.tasks.find(blank.id) == full
    assert uow.tasks.by_key() == {"line": full}


def test_what_is_told_about_a_task_comes_back_as_it_was(uow: UnitOfWork) -> None:
    """Every field of a check-in, a need, a case, a decision and an action item survives."""
    owner = uow.people.add(mothers.person())
    task = uow.tasks.add(mothers.task())
    blank = uow.check_ins.add(mothers.check_in(task.id, owner.id))
    told = CheckIn(blank.id, task.id, owner.id, WEEK, NOW, NOW, Status.AT_RISK, 40, "note", "blocker", late=True)
    uow.check_ins.save(told)
    assert uow.check_ins.find(task.id, WEEK) == told
    need = uow.needs.add(mothers.need(task.id, owner.id))
    answered = Need(
        need.id, task.id, NeedKind.AUTHORITY, "to sign", owner.id, NOW, owner.id, NOW, NOW,
        NeedAnswer.DECLINED, owner.id, "not this year",
    )  # fmt: skip
    uow.needs.save(answered)
    assert uow.needs.get(need.id) == answered
    rungs = (Rung(Role.DEPUTY, owner.id), Rung(Role.LEADER, owner.id))
    case = uow.cases.add(Case(0, task.id, CaseKind.BLOCKED, rungs, NOW, 0, NOW, NOW, NOW, Outcome.EXTENDED))
    assert case is not None
    assert uow.cases.find(case.id) == case
    decision = uow.decisions.add(
        Decision(0, case.id, task.id, DecisionKind.ASSIGN, owner.id, NOW, owner.id, TODAY, "because")
    )
    assert uow.decisions.get(decision.id) == decision
    item = uow.action_items.add(ActionItem(0, "Call", owner.id, TODAY, task.id, NOW, NOW))
    assert uow.action_items.all() == [item]


def test_numbers_and_notices_come_back_as_they_were(uow: UnitOfWork) -> None:
    """Every field of a measure and of a notice survives a save."""
    person = uow.people.add(mothers.person())
    goal = uow.goals.add(mothers.goal())
    blank = uow.measures.add(mothers.measure(goal.id))
    full = Measure(blank.id, "M2", goal.id, "Returns", "pieces", Direction.DOWN, None, Decimal("1.50"))
    uow.measures.save(full)
    assert uow.measures.all() == [full]
    uow.notices.add(mothers.notice())
    claimed = uow.notices.claim(NOW, NOW)
    assert claimed is not None
    sent = Notice(
        *(NoticeKind.DIGEST, 7, "2026-11-23", NOW, NOW, person.id, None, claimed.id, "token"),
        urgent=True,
        state=NoticeState.REFUSED,
        attempts=2,
        deadline=NOW,
        sent_at=NOW,
        sent_channel="C",
        sent_ts="1.2",
        reason="not_in_channel",
    )
    uow.notices.save(sent)
    assert uow.notices.get(claimed.id) == sent


def test_an_audit_entry_comes_back_as_it_was(uow: UnitOfWork) -> None:
    """Before and after keep their plain values; one that is missing stays missing."""
    person = uow.people.add(mothers.person())
    full = AuditEntry(NOW, "changed", "task:1", person.id, {"progress": None}, {"progress": 5}, "why", "click")
    bare = AuditEntry(NOW, "opened", "task:1")
    uow.audit.add(full)
    uow.audit.add(bare)
    uow.audit.add(AuditEntry(NOW, "opened", "task:2"))
    assert uow.audit.of("task:1") == [full, bare]
    uow.audit.add_all([bare, full])
    uow.audit.add_all([])
    assert uow.audit.of("task:1") == [full, bare, bare, full]
