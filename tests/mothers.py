"""Things of the domain with defaults, for tests that care about one field of them.

Every function makes a thing that is not stored yet; `changes` are fields by name.
"""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from domain.checkins import CheckIn
from domain.decisions import Decision, DecisionKind
from domain.departments import Department
from domain.goals import Goal
from domain.ladder import Case, CaseKind, Role, Rung
from domain.measures import Direction, Measure
from domain.meetings import ActionItem
from domain.needs import Need, NeedKind
from domain.notices import Notice, NoticeKind
from domain.people import Person
from domain.ports import Thresholds
from domain.tasks import Task
from domain.workspace import Workspace

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
"""A Monday morning."""

TODAY = date(2026, 11, 23)
WEEK = TODAY
"""The Monday that names the week of NOW."""

UNKNOWN = 999_999_999
"""An id that nothing has."""


def days_ago(days: float) -> datetime:
    """An instant so many days before NOW."""
    return NOW - timedelta(days=days)


def workspace(**changes: Any) -> Workspace:  # noqa: ANN401  (fields by name)
    """The settings of a small company without a leader."""
    blank = Workspace("Northwind", "Plan 2027", leader_id=None, digest_channel="C0DIGEST", meeting_channel="C0MEETING")
    return replace(blank, **changes)


def person(name: str = "Sara", **changes: Any) -> Person:  # noqa: ANN401
    """A member in Berlin who reads English; the chat id comes from the name."""
    chat_id = f"U0{name.upper().replace(' ', '')}"
    return replace(Person(0, chat_id, name, "Europe/Berlin", "en-US", "default"), **changes)


def department(key: str = "ops", **changes: Any) -> Department:  # noqa: ANN401
    """A department without a head."""
    return replace(Department(0, key, key.title()), **changes)


def goal(code: str = "G1", **changes: Any) -> Goal:  # noqa: ANN401
    """A corporate goal."""
    return replace(Goal(0, code, f"Goal {code}", "operations"), **changes)


def measure(goal_id: int, key: str = "M1", **changes: Any) -> Measure:  # noqa: ANN401
    """A measure that should go up from 10 to 20."""
    blank = Measure(0, key, goal_id, f"Measure {key}", "%", Direction.UP, Decimal(10), Decimal(20))
    return replace(blank, **changes)


def task(title: str = "Open the second line", **changes: Any) -> Task:  # noqa: ANN401
    """An open task that nobody owns, made at NOW."""
    return replace(Task(0, title, created_at=NOW), **changes)


def check_in(task_id: int, person_id: int, **changes: Any) -> CheckIn:  # noqa: ANN401
    """A check-in for the present week, neither asked for nor answered."""
    return replace(CheckIn(0, task_id, person_id, WEEK), **changes)


def need(task_id: int, raised_by: int, **changes: Any) -> Need:  # noqa: ANN401
    """A request for money, raised now."""
    return replace(Need(0, task_id, NeedKind.MONEY, "Two more vans", raised_by, NOW, asked_of=None), **changes)


def ladder(*person_ids: int) -> tuple[Rung, ...]:
    """A ladder of owner, head and leader, as far as there are people."""
    roles = (Role.OWNER, Role.HEAD, Role.LEADER)[-len(person_ids) :] if person_ids else ()
    return tuple(Rung(role, person_id) for role, person_id in zip(roles, person_ids, strict=True))


def case(task_id: int, rungs: tuple[Rung, ...] = (), **changes: Any) -> Case:  # noqa: ANN401
    """An open case on an overdue task, opened and due now, nobody told yet."""
    return replace(Case(0, task_id, CaseKind.OVERDUE, rungs, opened_at=NOW, next_at=NOW), **changes)


def decision(case_id: int, task_id: int, decided_by: int, **changes: Any) -> Decision:  # noqa: ANN401
    """A decision taken now to let a task rest."""
    return replace(Decision(0, case_id, task_id, DecisionKind.NOTED, decided_by, NOW), **changes)


def action_item(text: str = "Call the bank", **changes: Any) -> ActionItem:  # noqa: ANN401
    """Something to do, by nobody and no day."""
    return replace(ActionItem(0, text, owner_id=None, due_on=None), **changes)


def notice(subject_id: int = 1, **changes: Any) -> Notice:  # noqa: ANN401
    """A nudge to a channel that may go now."""
    blank = Notice(NoticeKind.OWNER_NUDGED, subject_id, "", NOW, NOW, channel="C0CHANNEL")
    return replace(blank, **changes)


def thresholds(**changes: Any) -> Thresholds:  # noqa: ANN401
    """Silent after two weeks, four or ten, by how often it is asked; stalled after twice that; blocked after two."""
    silent = (days_ago(14), days_ago(28), days_ago(70))
    begun = (TODAY - timedelta(days=14), TODAY - timedelta(days=28), TODAY - timedelta(days=70))
    still = (days_ago(28), days_ago(56), days_ago(140))
    return replace(Thresholds(NOW, TODAY, *silent, *begun, *still, blocked_since=days_ago(2)), **changes)
