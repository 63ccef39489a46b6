"""Tasks."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import Connection, bindparam, case, func, insert, select

from domain.ports import Tasks
from domain.tasks import Missing, Task
from domain.views import Move, TaskFilter, TaskView, WordCounts
from storage import journal, rows
from storage.repositories import digest_lists, resting
from storage.repositories.counts import LACKS, by_missing, by_word
from storage.repositories.task_views import WORST_FIRST, about, chosen, conditions, joined, view_in
from storage.tables import task_words, tasks
from storage.tables.plan import IS_OPEN

_SHAPE = rows.Shape(Task, tasks)
_BY_ID = select(*_SHAPE.columns).where(tasks.c.id == bindparam("wanted"))
_FOLLOWING = select(*_SHAPE.columns).where(tasks.c.measure_id == bindparam("of"), IS_OPEN).limit(1)
_SOME = select(*_SHAPE.columns).where(tasks.c.id.in_(bindparam("wanted", expanding=True)))
_AT_ONCE = 500
"""Ids in one statement: every database takes so many."""

_HELD = _BY_ID.with_for_update(key_share=True)
_SAVE = tasks.update().where(tasks.c.id == bindparam("known")).values(rests_until=resting.AFTER_A_CHANGE)
_LATER = tasks.c.due_on < bindparam("new_due", type_=tasks.c.due_on.type)
_SAVE_DUE = _SAVE.values(due_moves=case((_LATER, tasks.c.due_moves + 1), else_=tasks.c.due_moves))
_NEW_WORD = insert(task_words).from_select(
    ["task_id", "status", "said_at"],
    select(
        tasks.c.id,
        bindparam("said", type_=task_words.c.status.type),
        bindparam("said_at", type_=task_words.c.said_at.type),
    ).where(
        tasks.c.id == bindparam("wanted"),
        tasks.c.status.is_distinct_from(bindparam("said", type_=task_words.c.status.type)),
    ),
)


class SqlTasks(Tasks):
    """Tasks as rows, and a row for each change of their word."""

    def __init__(self, connection: Connection, *, writes: bool) -> None:
        self._connection = connection
        self._writes = writes
        self._held: dict[int, Task] = {}

    def following(self, measure_id: int) -> Task | None:
        """The open task that follows a measure up, if there is one."""
        row = self._connection.execute(_FOLLOWING, {"of": measure_id}).first()
        return None if row is None else _SHAPE.read(row)

    def find(self, task_id: int) -> Task | None:
        """The task, or None.

        A transaction that writes holds the row from here on, so that nobody changes the task between finding and
        saving it. Every use case finds the task before it changes its case, so two of them never wait in a circle.
        SQLite holds the whole database anyway and ignores the clause.
        """
        row = self._connection.execute(_HELD if self._writes else _BY_ID, {"wanted": task_id}).one_or_none()
        if row is None:
            return None
        found = _SHAPE.read(row)
        if self._writes:
            self._held[task_id] = found
        return found

    def by_key(self) -> dict[str, Task]:
        """Every task that came with a key from a plan file, by key."""
        with_key = select(tasks.c.key, *_SHAPE.columns).where(tasks.c.key.is_not(None))
        return {row[0]: _SHAPE.read(row[1:]) for row in self._connection.execute(with_key)}

    def some(self, ids: Sequence[int]) -> dict[int, Task]:
        """The tasks with these ids, by id; unknown ids are left out. Nothing is held."""
        found = {}
        for start in range(0, len(ids), _AT_ONCE):
            for row in self._connection.execute(_SOME, {"wanted": list(ids[start : start + _AT_ONCE])}):
                task = _SHAPE.read(row)
                found[task.id] = task
        return found

    def add(self, task: Task) -> Task:
        """Insert a new task."""
        added = rows.add(self._connection, tasks, task)
        if added.quiet_until is not None:
            resting.rest(self._connection, {added.id: added.quiet_until})
        if added.status is not None:
            said = {"task_id": added.id, "status": added.status, "said_at": added.last_check_in_at or added.created_at}
            rows.store(self._connection, task_words, [said])
        return added

    def add_all(self, new: Sequence[Task]) -> list[Task]:
        """Insert new tasks, many in a statement, in their order."""
        if not new:
            return []
        ids = rows.add_all(self._connection, tasks, [rows.values_of(task) for task in new])
        added = [replace(task, id=task_id) for task, task_id in zip(new, ids, strict=True)]
        words = [
            {"task_id": task.id, "status": task.status, "said_at": task.last_check_in_at or task.created_at}
            for task in added
            if task.status is not None
        ]
        rows.store(self._connection, task_words, words)
        resting.rest(self._connection, {task.id: task.quiet_until for task in added if task.quiet_until is not None})
        return added

    def save(self, task: Task) -> None:
        """Update a known task; KeyError when there is none. Of a task that is held only what changed is written."""
        before = self._held.get(task.id)
        if task.status is not None and (before is None or before.status is not task.status):
            self._remember_word(task)
        changes = rows.changes(before, task)
        if before is not None and not changes:
            return
        values = {**changes, "known": task.id, "quiet": task.quiet_until}
        statement = _SAVE
        if "due_on" in changes:
            statement, values = _SAVE_DUE, {**values, "new_due": task.due_on}
        if self._connection.execute(statement, values).rowcount != 1:
            raise KeyError(f"tasks {task.id}")
        self._held[task.id] = task
        known = None if before is None else rows.values_of(before)
        journal.changed(self._connection, tasks, (task.id,), changes, known)

    def views(
        self, which: TaskFilter, *, week: date | None = None, most: int | None = None, skip: int = 0
    ) -> list[TaskView]:
        """Tasks with all around them, worst status and nearest due date first; check-ins of `week` with them."""
        if most is not None:
            first = chosen(which, tasks.c.id).order_by(*WORST_FIRST).limit(most).offset(skip or None).correlate(None)
            return [view_in(row) for row in self._connection.execute(joined(week).where(tasks.c.id.in_(first)))]
        return [view_in(row) for row in self._connection.execute(joined(week).where(*conditions(which)))]

    def count(self, which: TaskFilter) -> int:
        """How many tasks such a view has."""
        return self._connection.scalar(chosen(which, func.count())) or 0

    def missing(self, which: TaskFilter) -> dict[Missing, int]:
        """How many tasks of such a view lack each of who, where, when and how; without what none of them lacks."""
        counted = select(*by_missing()).select_from(tasks).where(*conditions(which))
        found = zip(LACKS, self._connection.execute(counted).one(), strict=True)
        return {what: count for what, count in found if count}

    def tally(self, which: TaskFilter) -> WordCounts:
        """How many open and finished tasks such a view has by their last word."""
        counted = self._connection.execute(select(*by_word()).select_from(tasks).where(*about(which))).one()
        return WordCounts(*(count or 0 for count in counted))

    def moved(
        self, since: datetime, most: int | None = None, department_id: int | None = None
    ) -> tuple[list[Move], int]:
        """Open tasks whose last word is not the one they had at `since`, worst first, and how many there are."""
        return digest_lists.moved(self._connection, since, most, department_id)

    def stuck(
        self, since: datetime, most: int, without: Sequence[int] = (), department_id: int | None = None
    ) -> tuple[list[TaskView], int]:
        """Open tasks off track for two weeks or more, or blocked now and at `since`, and how many there are."""
        return digest_lists.stuck(self._connection, since, most, without, department_id)

    def added(self, since: datetime, most: int, department_id: int | None = None) -> tuple[list[TaskView], int]:
        """Open tasks that came into the plan after `since`, and how many; none where the plan itself is as new."""
        return digest_lists.added(self._connection, since, most, department_id)

    def _remember_word(self, task: Task) -> None:
        """Keep the word if it is not the one that stands in the row."""
        said_at = task.last_check_in_at or task.created_at
        self._connection.execute(_NEW_WORD, {"wanted": task.id, "said": task.status, "said_at": said_at})
