"""Ports: what the use cases need from the world outside the domain."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from domain.audit import AuditEntry
from domain.calendars import Calendar
from domain.checkins import CheckIn
from domain.decisions import Decision
from domain.departments import Department
from domain.goals import Goal
from domain.ladder import Case, CaseKind, Outcome
from domain.measures import Measure, Reading
from domain.meetings import ActionItem
from domain.needs import Need
from domain.notices import Content, Notice, NoticeKind, NoticeState
from domain.people import Person
from domain.tasks import Task
from domain.views import (
    ActionItemView,
    CaseView,
    DepartmentView,
    GoalView,
    MeasureView,
    Move,
    Participation,
    TaskFilter,
    TaskView,
)
from domain.workspace import Workspace


class Clock(Protocol):
    """The only source of the present moment."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        ...


class Workspaces(Protocol):
    """The one row of settings."""

    def find(self) -> Workspace | None:
        """The workspace, or None while no plan has been imported."""
        ...

    def save(self, workspace: Workspace) -> None:
        """Store it, whether or not it was there before."""
        ...

    def move_digest(self, expected: datetime | None, following: datetime) -> bool:
        """Move the next digest, if it still stands at `expected`; False when somebody else moved it."""
        ...

    def move_agenda(self, expected: datetime | None, following: datetime, meeting_on: date) -> bool:
        """Move the next agenda and meeting, if it still stands at `expected`."""
        ...


class People(Protocol):
    """Members of the company."""

    def get(self, person_id: int) -> Person:
        """The person; KeyError when there is none."""
        ...

    def many(self, ids: Sequence[int]) -> dict[int, Person]:
        """The people with these ids, by id; unknown ids are left out."""
        ...

    def by_chat_id(self, chat_id: str) -> Person | None:
        """The person with that chat id."""
        ...

    def all(self) -> list[Person]:
        """Everybody, by name."""
        ...

    def add(self, person: Person) -> Person:
        """Store a new person; the id is given by the database."""
        ...

    def save(self, person: Person) -> None:
        """Store a known person."""
        ...

    def due_to_ask(self, now: datetime, limit: int) -> list[Person]:
        """Active people whose next check-in moment has come, longest waiting first."""
        ...

    def move_ask(self, person_id: int, expected: datetime | None, following: datetime) -> bool:
        """Move the next moment, if it still stands at `expected`; False when somebody else moved it."""
        ...


class Calendars(Protocol):
    """Work calendars."""

    def get(self, key: str) -> Calendar:
        """The calendar with that key; the default one when the key is unknown."""
        ...

    def save(self, calendar: Calendar) -> None:
        """Store it, whether or not it was there before."""
        ...


class Departments(Protocol):
    """Departments."""

    def get(self, department_id: int) -> Department:
        """The department; KeyError when there is none."""
        ...

    def all(self) -> list[Department]:
        """All of them, by name."""
        ...

    def add(self, department: Department) -> Department:
        """Store a new one."""
        ...

    def save(self, department: Department) -> None:
        """Store a known one."""
        ...

    def views(self) -> list[DepartmentView]:
        """All of them with head and counts, by name; one set-based query."""
        ...


class Goals(Protocol):
    """Goals."""

    def all(self) -> list[Goal]:
        """All of them, by code."""
        ...

    def add(self, goal: Goal) -> Goal:
        """Store a new one."""
        ...

    def save(self, goal: Goal) -> None:
        """Store a known one."""
        ...

    def views(self) -> list[GoalView]:
        """Goals without a parent, with the state of all tasks below them; by code; one set-based query."""
        ...


class Measures(Protocol):
    """Measures and their readings."""

    def all(self) -> list[Measure]:
        """All of them, by key."""
        ...

    def add(self, measure: Measure) -> Measure:
        """Store a new one."""
        ...

    def save(self, measure: Measure) -> None:
        """Store a known one."""
        ...

    def record(self, reading: Reading) -> None:
        """Store a reading; another one of the same day replaces it."""
        ...

    def views(self) -> list[MeasureView]:
        """All of them with goal and latest reading."""
        ...


class Tasks(Protocol):
    """Tasks."""

    def find(self, task_id: int) -> Task | None:
        """The task, or None."""
        ...

    def by_key(self) -> dict[str, Task]:
        """Every task that came with a key from a plan file, by key."""
        ...

    def add(self, task: Task) -> Task:
        """Store a new task; the id is given by the database."""
        ...

    def save(self, task: Task) -> None:
        """Store a known task."""
        ...

    def views(self, which: TaskFilter, *, week: date | None = None) -> list[TaskView]:
        """Tasks with all around them, worst status and nearest due date first; check-ins of `week` with them."""
        ...

    def moved(self, since: datetime) -> list[Move]:
        """Tasks whose last word differs from the last word they had at `since`."""
        ...


class CheckIns(Protocol):
    """Check-ins."""

    def ask(self, task_ids: Sequence[int], person_id: int, week: date, now: datetime) -> int:
        """Make the week's rows of these tasks; rows that are there stay. How many are new."""
        ...

    def find(self, task_id: int, week: date) -> CheckIn | None:
        """The check-in on a task for a week."""
        ...

    def latest_answered(self, task_id: int, before: date) -> CheckIn | None:
        """The newest answered one for a week earlier than `before`."""
        ...

    def tasks_asked(self, person_id: int, week: date) -> list[int]:
        """The ids of the tasks this person was asked about in that week."""
        ...

    def last_answered_task(self, person_id: int, week: date) -> int | None:
        """The task on which this person answered last in that week."""
        ...

    def add(self, check_in: CheckIn) -> CheckIn:
        """Store a new one."""
        ...

    def save(self, check_in: CheckIn) -> None:
        """Store a known one."""
        ...

    def participation(self, since: datetime, until: datetime) -> Participation:
        """Asked, answered and late in that span."""
        ...


class Needs(Protocol):
    """Needs."""

    def get(self, need_id: int) -> Need:
        """The need; KeyError when there is none."""
        ...

    def add(self, need: Need) -> Need:
        """Store a new one."""
        ...

    def save(self, need: Need) -> None:
        """Store a known one."""
        ...

    def open_on(self, task_id: int) -> list[Need]:
        """Unanswered needs of a task, oldest first."""
        ...


@dataclass(frozen=True, slots=True)
class Reason:
    """A task that gives a reason for a case."""

    task_id: int
    kind: CaseKind


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From when on a task gives a reason.

    Stalled: owned, and no word since before `silent_since`. Blocked: a blocker or an unanswered need told before
    `blocked_since`. Overdue: due before `today`. Tasks in cooldown at `now` give none.
    """

    now: datetime
    today: date
    silent_since: datetime
    blocked_since: datetime


class Cases(Protocol):
    """Cases."""

    def find(self, case_id: int) -> Case | None:
        """The case, or None."""
        ...

    def open_on(self, task_id: int) -> Case | None:
        """The open case of a task; there is at most one."""
        ...

    def reasons(self, thresholds: Thresholds, limit: int) -> list[Reason]:
        """Open tasks without an open case that give a reason for one; the gravest reason of each; set-based."""
        ...

    def still_true(self, case: Case, thresholds: Thresholds) -> bool:
        """Whether the task of an open case still gives the case's reason."""
        ...

    def add(self, case: Case) -> Case | None:
        """Open a case; None when the task has one already."""
        ...

    def due(self, now: datetime, limit: int) -> list[Case]:
        """Open cases whose next look has come, oldest first."""
        ...

    def climb(self, case: Case, *, rung: int, now: datetime, next_at: datetime | None) -> bool:
        """Move a case up (told at `now`), if it is still open on the rung it was read at."""
        ...

    def postpone(self, case: Case, until: datetime | None) -> bool:
        """Set the next look, if the case is still open on the rung it was read at."""
        ...

    def close(self, case: Case, outcome: Outcome, now: datetime) -> bool:
        """Close a case, if it is still open."""
        ...

    def views(self, *, last_rung: bool = False, decided_since: datetime | None = None) -> list[CaseView]:
        """Open cases with all around them, oldest first; with `decided_since` also those decided since then."""
        ...

    def waiting_on(self, person_id: int) -> list[CaseView]:
        """Open cases whose last told rung, or any told rung, is this person's; oldest first."""
        ...

    def view(self, case_id: int) -> CaseView | None:
        """One case, open or closed, with all around it."""
        ...


class Decisions(Protocol):
    """Decisions."""

    def get(self, decision_id: int) -> Decision:
        """The decision; KeyError when there is none."""
        ...

    def add(self, decision: Decision) -> Decision:
        """Store a new one."""
        ...


class ActionItems(Protocol):
    """Action items."""

    def open(self) -> list[ActionItemView]:
        """Those not done, the earliest due first."""
        ...

    def all(self) -> list[ActionItem]:
        """All of them."""
        ...

    def add(self, item: ActionItem) -> ActionItem:
        """Store a new one."""
        ...


class Notices(Protocol):
    """The outbox."""

    def add(self, notice: Notice) -> bool:
        """Put it in; False when the same thing was put in before."""
        ...

    def get(self, notice_id: int) -> Notice:
        """The notice; KeyError when there is none."""
        ...

    def claim(self, now: datetime, deadline: datetime) -> Notice | None:
        """Take the next notice that may go, urgent ones first, then oldest, and mark it sending until `deadline`.

        Order per recipient is kept: a notice waits while an older one of the same recipient is not final, unless
        the older one is itself held back to a later time than now.
        """
        ...

    def save(self, notice: Notice) -> None:
        """Store what became of it."""
        ...

    def overdue(self, now: datetime) -> list[Notice]:
        """Notices that are still sending after their deadline."""
        ...

    def latest(self, kind: NoticeKind, subject_id: int, occasion: str | None = None) -> Notice | None:
        """The newest sent notice of that kind and subject (and occasion)."""
        ...

    def sent_about(self, kinds: Sequence[NoticeKind], subject_id: int) -> list[Notice]:
        """Sent notices of these kinds about a subject, oldest first."""
        ...

    def sent_to(self, kind: NoticeKind, subject_id: int, person_id: int) -> bool:
        """Whether a notice of that kind and subject was sent to a person."""
        ...

    def sent_as(self, channel: str, ts: str) -> Notice | None:
        """The notice that stands at this place in the chat."""
        ...

    def next_at(self) -> datetime | None:
        """The earliest moment at which a pending notice may go; None when nothing waits."""
        ...

    def counts(self) -> dict[NoticeState, int]:
        """How many there are in each state."""
        ...


class Inbox(Protocol):
    """Events that came in."""

    def record(self, key: str, now: datetime) -> bool:
        """Remember an event; False when it was there before."""
        ...

    def purge(self, before: datetime) -> int:
        """Forget events older than that; how many."""
        ...


class Audit(Protocol):
    """The audit trail; it only grows."""

    def add(self, entry: AuditEntry) -> None:
        """Append an entry."""
        ...

    def of(self, subject: str) -> list[AuditEntry]:
        """The entries of a subject, oldest first."""
        ...


class UnitOfWork(Protocol):
    """One transaction, with every repository in it. Leaving it without an error commits it."""

    workspaces: Workspaces
    people: People
    calendars: Calendars
    departments: Departments
    goals: Goals
    measures: Measures
    tasks: Tasks
    check_ins: CheckIns
    needs: Needs
    cases: Cases
    decisions: Decisions
    action_items: ActionItems
    notices: Notices
    inbox: Inbox
    audit: Audit


class Storage(Protocol):
    """Where units of work come from.

    Every transaction may raise StorageFaultError when the database cannot be reached or stays locked.
    """

    def write(self) -> AbstractContextManager[UnitOfWork]:
        """A transaction that commits when it is left without an error and leaves nothing otherwise."""
        ...

    def read(self) -> AbstractContextManager[UnitOfWork]:
        """A transaction that only reads and never waits for a writer."""
        ...

    def once(self, key: str, now: datetime) -> "Storage":
        """The same storage for the handling of one incoming event.

        Its first write transaction also records the event's key in the inbox, so that the event and what it changed
        are committed together. AlreadyHandledError, and nothing written, when the key is there already.
        """
        ...


@dataclass(frozen=True, slots=True)
class Sent:
    """The chat took the message; it stands there."""

    channel: str
    ts: str


@dataclass(frozen=True, slots=True)
class Refused:
    """The chat said no, for good; `error` is its word for why."""

    error: str


@dataclass(frozen=True, slots=True)
class TryLater:
    """The chat asks to wait that many seconds."""

    seconds: float
    error: str


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """Nobody knows whether the chat took it."""

    error: str


Delivery = Sent | Refused | TryLater | NoAnswer


class Sender(Protocol):
    """Carries content to the chat."""

    def send(self, notice: Notice, content: Content, person: Person | None, place: "Place") -> Delivery:
        """Post a notice (or replace a message, or answer in a thread, as `place` says) and tell what came back."""
        ...

    def look_up(self, notice: Notice, person: Person | None) -> Sent | NoAnswer | None:
        """Find a post whose answer never came: where it stands, None if it is not there, or no way to tell."""
        ...


@dataclass(frozen=True, slots=True)
class Place:
    """Where a notice goes: a channel or a member, perhaps into a thread, perhaps over an older message."""

    channel: str
    thread_ts: str | None = None
    replaces_ts: str | None = None
