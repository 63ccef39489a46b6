"""Repositories of the plan: goals, measures, tasks, check-ins, needs, action items."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol

from domain.checkins import CheckIn
from domain.goals import Goal
from domain.measures import Measure, Reading
from domain.meetings import ActionItem
from domain.needs import Need
from domain.tasks import Missing, Task
from domain.views import ActionItemView, GoalView, MeasureView, Move, Participation, TaskFilter, TaskView, WordCounts


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

    def begun(self) -> set[int]:
        """The ids of goals that have a task, open or done."""
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

    def readings(self, measure_id: int) -> list[Reading]:
        """Every reading of one of them, newest first."""
        ...

    def views(self) -> list[MeasureView]:
        """All of them with goal and latest reading."""
        ...


class Tasks(Protocol):
    """Tasks."""

    def following(self, measure_id: int) -> Task | None:
        """The open task that follows a measure up, if there is one."""
        ...

    def find(self, task_id: int) -> Task | None:
        """The task, or None."""
        ...

    def by_key(self) -> dict[str, Task]:
        """Every task that came with a key from a plan file, by key."""
        ...

    def some(self, ids: Sequence[int]) -> dict[int, Task]:
        """The tasks with these ids, by id; unknown ids are left out. Nothing is held."""
        ...

    def add(self, task: Task) -> Task:
        """Store a new task; the id is given by the database."""
        ...

    def add_all(self, new: Sequence[Task]) -> list[Task]:
        """Store new tasks at once, in their order; the ids are given by the database."""
        ...

    def save(self, task: Task) -> None:
        """Store a known task."""
        ...

    def views(
        self, which: TaskFilter, *, week: date | None = None, most: int | None = None, skip: int = 0
    ) -> list[TaskView]:
        """Tasks with all around them, worst status and nearest due date first; check-ins of `week` with them.

        With `most` so many of them, without the first `skip`.
        """
        ...

    def count(self, which: TaskFilter) -> int:
        """How many tasks such a view has."""
        ...

    def missing(self, which: TaskFilter) -> dict[Missing, int]:
        """How many tasks of such a view lack each of who, where, when and how; without what none of them lacks."""
        ...

    def tally(self, which: TaskFilter) -> WordCounts:
        """How many open and finished tasks such a view has by their last word."""
        ...

    def moved(
        self, since: datetime, most: int | None = None, department_id: int | None = None
    ) -> tuple[list[Move], int]:
        """Open tasks whose last word is not the one they had at `since`, worst first, and how many there are."""
        ...

    def stuck(
        self, since: datetime, most: int, without: Sequence[int] = (), department_id: int | None = None
    ) -> tuple[list[TaskView], int]:
        """Open tasks off track for two weeks or more, or blocked now and at `since`, and how many there are.

        Those in `without`, by id, are left out.
        """
        ...

    def added(self, since: datetime, most: int, department_id: int | None = None) -> tuple[list[TaskView], int]:
        """Open tasks that came into the plan after `since`, and how many; none where the plan itself is as new."""
        ...


class CheckIns(Protocol):
    """Check-ins."""

    def ask(self, task_ids: Sequence[int], person_id: int, week: date, now: datetime) -> int:
        """Make the week's rows of these tasks, with ids in this order; rows that are there stay. How many are new."""
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

    def last_weeks(self, task_ids: Sequence[int], before: date) -> dict[int, date]:
        """The newest week earlier than `before` in which each of these tasks was asked or spoken about, by task."""
        ...

    def last_answered_task(self, person_id: int, week: date) -> int | None:
        """The task on which this person answered last in that week."""
        ...

    def came_late(self, week: date, department_id: int | None = None) -> int:
        """How many answers for that week (on tasks of a department) came after it had closed."""
        ...

    def add(self, check_in: CheckIn) -> CheckIn:
        """Store a new one."""
        ...

    def save(self, check_in: CheckIn) -> None:
        """Store a known one."""
        ...

    def remove(self, check_in: CheckIn) -> None:
        """Take one away again that nobody had asked for."""
        ...

    def get(self, check_in_id: int) -> CheckIn | None:
        """The check-in with that id, or None."""
        ...

    def unseen(self, person_id: int, leader_id: int | None, seen_since: datetime | None = None) -> list[CheckIn]:
        """The newest words on open tasks that a person should see and nobody has, the oldest first.

        Those of others in the departments they head; for the leader also those of heads, and where nobody heads.
        With `seen_since` those that were seen since then, too.
        """
        ...

    def see(self, check_in: CheckIn) -> bool:
        """Store who saw an answer and when; False when it was seen before, or is another one by now."""
        ...

    def participation(
        self, since: datetime, until: datetime, away: Sequence[int] = (), department_id: int | None = None
    ) -> Participation:
        """Asked, answered and late in that span (on tasks of a department)."""
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

    def find(self, need_id: int) -> Need | None:
        """The need, or None."""
        ...

    def open_on(self, task_id: int) -> list[Need]:
        """Unanswered needs of a task, oldest first."""
        ...

    def open_on_any(self, task_ids: Sequence[int]) -> list[Need]:
        """Unanswered needs of these tasks, oldest first."""
        ...

    def settle(self, need: Need) -> bool:
        """Store a need with its answer; False when it had been answered before."""
        ...

    def overdue(self, now: datetime, leader_id: int | None, limit: int) -> list[Need]:
        """Unanswered needs on open tasks whose date has passed, unless the leader is asked; the oldest date first."""
        ...

    def climb(self, before: Need, after: Need) -> bool:
        """Store who is asked next and until when, if it was neither answered nor moved since it was read."""
        ...

    def asked_of(self, person_id: int, answered_since: datetime | None = None) -> list[Need]:
        """Unanswered needs on open tasks of which a person, or somebody they are the deputy of, is asked.

        The earliest due first; with `answered_since` those that were answered since then, too.
        """
        ...

    def raised_by(self, person_id: int, most: int, start: int = 0) -> tuple[list[Need], int]:
        """Unanswered needs on open tasks that a person raised: so many, the first due first, and how many in all.

        They begin with the entry at `start`, or with the last ones where there are not so many any more.
        """
        ...

    def of_others(self, person_id: int, most: int, start: int = 0) -> tuple[list[Need], int]:
        """The same of those that a person neither raised nor is asked for."""
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
