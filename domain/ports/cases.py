"""Repositories of cases and decisions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from domain.decisions import Decision
from domain.ladder import Case, CaseKind, Outcome
from domain.rhythm import TaskRhythm
from domain.views import CaseView


@dataclass(frozen=True, slots=True)
class Reason:
    """A task that gives a reason for a case."""

    task_id: int
    kind: CaseKind


@dataclass(frozen=True, slots=True)
class Candidate:
    """A task that gives a reason, with its department and those who may stand on its ladder.

    They are the owner's manager and deputy, and the head of the department. `away_until` is the end of the owner's
    leave, past or to come, None without one.
    """

    task_id: int
    kind: CaseKind
    owner_id: int | None
    manager_id: int | None
    deputy_id: int | None
    department_id: int | None
    head_id: int | None
    away_until: date | None


@dataclass(frozen=True, slots=True)
class Unbegun:
    """A task without a word that begins later, or began only lately: its first day, due date and rhythm."""

    task_id: int
    start_on: date
    due_on: date | None
    rhythm: TaskRhythm


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From when on a task gives a reason.

    Silent, or never heard of: owned, and neither a word nor another rhythm since before `silent_since`, or before the
    next two where it is asked about every two weeks or every month; begun by the day `silent_from` at the latest, or
    by the next two likewise, for nobody is asked about what has not begun. Stalled: its words say the same since before
    `still_since`, or before the next two likewise. Blocked: a blocker or an unanswered need told before
    `blocked_since`. Overdue: due before `today`.
    """

    now: datetime
    today: date
    silent_since: datetime
    fortnightly_since: datetime
    monthly_since: datetime
    silent_from: date
    fortnightly_from: date
    monthly_from: date
    still_since: datetime
    fortnightly_still_since: datetime
    monthly_still_since: datetime
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
        """Open tasks that do not rest and give a reason for a case; the gravest reason of each; set-based.

        A task rests while a case is open on it, in its cooldown, and for as long as it was told to.
        """
        ...

    def candidates(self, thresholds: Thresholds, limit: int) -> list[Candidate]:
        """The same with those who may stand on the ladder; nobody else changes these tasks before the end."""
        ...

    def other_reasons(self, task_ids: Sequence[int], thresholds: Thresholds) -> dict[int, CaseKind]:
        """The gravest reason beside those for want of words that these tasks give, by id, where there is one."""
        ...

    def unbegun(self, thresholds: Thresholds, limit: int) -> list[Unbegun]:
        """Owned tasks that would be silent if they had begun in time; held likewise."""
        ...

    def rest(self, until: Mapping[int, datetime]) -> None:
        """Leave tasks, by id, out of the sweep until then, or until they are changed."""
        ...

    def anything_new(self, thresholds: Thresholds) -> bool:
        """Whether any task gives a reason, began too late to be silent, or has rested for long enough; reads little."""
        ...

    def wake(self, now: datetime, limit: int) -> int:
        """Take tasks whose rest is over into the sweep again; how many there were, at most `limit`."""
        ...

    def still_true(self, case: Case, thresholds: Thresholds) -> bool:
        """Whether the task of an open case still gives the case's reason."""
        ...

    def add(self, case: Case) -> Case | None:
        """Open a case; None when the task has one already."""
        ...

    def add_all(self, new: Sequence[Case]) -> list[Case]:
        """Open cases, at most one for a task; those whose task has one already are left out."""
        ...

    def count(self, *, last_rung: bool = False, within: Sequence[int] | None = None) -> int:
        """How many are open, or open and on their last rung; on tasks of these departments, by id, if any are named."""
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

    def reopen(self, case_id: int, next_at: datetime | None) -> Case:
        """Open a closed case again where it stood; the task must have no other open one."""
        ...

    def close(self, case: Case, outcome: Outcome, now: datetime) -> bool:
        """Close a case, if it is still open."""
        ...

    def views(
        self,
        *,
        last_rung: bool = False,
        decided_since: datetime | None = None,
        most: int | None = None,
        skip: int = 0,
        within: Sequence[int] | None = None,
    ) -> list[CaseView]:
        """Open cases with all around them, oldest first; with `decided_since` also those decided since then.

        With `most` so many of them, without the first `skip`; `within` those on tasks of these departments, by id.
        """
        ...

    def waiting_on(self, person_id: int, ended_since: datetime | None = None) -> list[CaseView]:
        """Open cases of which this person was told, oldest first; with `ended_since` also those that ended since."""
        ...

    def told_to(self, person_id: int) -> list[int]:
        """Others' tasks with an open case that this person was told of, by id; the oldest case first."""
        ...

    def open_on_any(self, task_ids: Sequence[int]) -> list[CaseView]:
        """The open cases of these tasks with all around them, oldest first."""
        ...

    def climbing_to(self, person_id: int) -> list[Case]:
        """Open cases whose next rung is this person, by id."""
        ...

    def without_card(self, most: int) -> list[CaseView]:
        """Open cases that wait on the leader and were not brought to them yet, oldest first."""
        ...

    def count_without_card(self) -> int:
        """How many of them there are."""
        ...

    def on_card(self, at: datetime) -> list[CaseView]:
        """The cases that were brought to the leader at that moment, open or closed, oldest first."""
        ...

    def deal(self, case_ids: Sequence[int], at: datetime) -> None:
        """Write down that these cases are brought to the leader at that moment."""
        ...

    def follow(self, case_id: int, decision_id: int) -> None:
        """Write down which decision changed nothing, so that the leader has the case (again)."""
        ...

    def last_dealt(self) -> datetime | None:
        """When cases were brought to the leader last."""
        ...

    def view(self, case_id: int) -> CaseView | None:
        """One case, open or closed, with all around it."""
        ...


class Decisions(Protocol):
    """Decisions."""

    def to_follow_up(self, now: datetime, limit: int) -> list[Decision]:
        """Decisions at which it is time to look whether they changed anything, oldest first."""
        ...

    def follow_up(self, decision_id: int, now: datetime) -> bool:
        """Write down that this was done; False when it was done before."""
        ...

    def follow_up_later(self, decision_id: int, at: datetime) -> None:
        """Look at it at another moment."""
        ...

    def giving(self, task_ids: Sequence[int]) -> list[Decision]:
        """What decisions gave these tasks, or left out of them, oldest first."""
        ...

    def get(self, decision_id: int) -> Decision:
        """The decision; KeyError when there is none."""
        ...

    def add(self, decision: Decision) -> Decision:
        """Store a new one."""
        ...
