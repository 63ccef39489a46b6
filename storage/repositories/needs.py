"""Needs."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Connection, Select, and_, bindparam, exists, func, or_, select

from domain.needs import Need
from domain.paging import begin
from domain.ports import Needs
from storage import journal, rows
from storage.tables import needs, people, tasks
from storage.tables.following import IS_UNANSWERED
from storage.tables.plan import IS_OPEN

_SHAPE = rows.Shape(Need, needs)
_SELECT = select(*_SHAPE.columns)
_BY_ID = _SELECT.where(needs.c.id == bindparam("wanted"))
_OPEN_ON = _SELECT.where(needs.c.task_id == bindparam("task"), IS_UNANSWERED).order_by(needs.c.raised_at, needs.c.id)
_OPEN_ON_ANY = _SELECT.where(needs.c.task_id.in_(bindparam("tasks", expanding=True)), IS_UNANSWERED).order_by(
    needs.c.raised_at, needs.c.id
)
_SETTLE = needs.update().where(needs.c.id == bindparam("wanted"), IS_UNANSWERED)
_PERSON: BindParameter[int] = bindparam("person")
_THEIRS = select(people.c.id).where(or_(people.c.id == _PERSON, people.c.deputy_id == _PERSON))
# A subquery, so that no database begins with the tasks.
_ON_AN_OPEN_TASK = exists().where(tasks.c.id == needs.c.task_id, IS_OPEN)
_ASKED_OF = _SELECT.where(IS_UNANSWERED, needs.c.asked_of.in_(_THEIRS), _ON_AN_OPEN_TASK).order_by(
    needs.c.due_at.asc().nulls_first(), needs.c.id
)
_ASKED_OF_SINCE = (
    _SELECT.join(tasks, tasks.c.id == needs.c.task_id)
    .where(or_(IS_UNANSWERED, needs.c.answered_at >= bindparam("since")), IS_OPEN, needs.c.asked_of.in_(_THEIRS))
    .order_by(needs.c.due_at.asc().nulls_first(), needs.c.id)
)

_OVERDUE = (
    _SELECT.where(IS_UNANSWERED, needs.c.due_at <= bindparam("now"), needs.c.asked_of != bindparam("leader"))
    .where(_ON_AN_OPEN_TASK)
    .order_by(needs.c.due_at, needs.c.id)
    .limit(bindparam("most"))
)
_CLIMB = (
    needs.update()
    .where(needs.c.id == bindparam("wanted"), needs.c.due_at == bindparam("was_due"), IS_UNANSWERED)
    .values(asked_of=bindparam("asked_of"), due_at=bindparam("due_at"))
)
_MOST: BindParameter[int] = bindparam("most")
_SKIP: BindParameter[int] = bindparam("skip")
_IS_THEIRS = needs.c.raised_by == _PERSON
_IS_OF_OTHERS = and_(needs.c.raised_by != _PERSON, needs.c.asked_of.is_distinct_from(_PERSON))


def _first(which: ColumnElement[bool]) -> Select[Any]:
    waiting = _SELECT.join(tasks, tasks.c.id == needs.c.task_id).where(IS_UNANSWERED, IS_OPEN, which)
    return waiting.order_by(needs.c.due_at.asc().nulls_first(), needs.c.id).limit(_MOST).offset(_SKIP)


def _count(which: ColumnElement[bool]) -> Select[Any]:
    joined = select(func.count(needs.c.id)).join(tasks, tasks.c.id == needs.c.task_id)
    return joined.where(IS_UNANSWERED, IS_OPEN, which)


_RAISED_BY = (_first(_IS_THEIRS), _count(_IS_THEIRS))
_OF_OTHERS = (_first(_IS_OF_OTHERS), _count(_IS_OF_OTHERS))


class SqlNeeds(Needs):
    """Needs as rows."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, need_id: int) -> Need:
        """The need; KeyError when there is none."""
        need = self.find(need_id)
        if need is None:
            raise KeyError(f"needs {need_id}")
        return need

    def add(self, need: Need) -> Need:
        """Insert a new one."""
        return rows.add(self._connection, needs, need)

    def save(self, need: Need) -> None:
        """Update a known one; KeyError when there is none."""
        rows.save(self._connection, needs, need.id, rows.values_of(need))

    def find(self, need_id: int) -> Need | None:
        """The need, or None."""
        row = self._connection.execute(_BY_ID, {"wanted": need_id}).one_or_none()
        return None if row is None else _SHAPE.read(row)

    def settle(self, need: Need) -> bool:
        """Store a need with its answer; False when it had been answered before."""
        return rows.settle(self._connection, _SETTLE, needs, need.id, rows.values_of(need))

    def overdue(self, now: datetime, leader_id: int | None, limit: int) -> list[Need]:
        """Unanswered needs on open tasks whose date has passed, unless the leader is asked; the oldest date first."""
        values = {"now": now, "leader": leader_id or 0, "most": limit}
        return [_SHAPE.read(row) for row in self._connection.execute(_OVERDUE, values)]

    def climb(self, before: Need, after: Need) -> bool:
        """Store who is asked next and until when, if it was neither answered nor moved since it was read."""
        values = {"wanted": before.id, "was_due": before.due_at, "asked_of": after.asked_of, "due_at": after.due_at}
        if self._connection.execute(_CLIMB, values).rowcount != 1:
            return False
        now = {"asked_of": after.asked_of, "due_at": after.due_at}
        journal.changed(self._connection, needs, (before.id,), now, rows.values_of(before))
        return True

    def asked_of(self, person_id: int, answered_since: datetime | None = None) -> list[Need]:
        """Unanswered needs on open tasks of which a person, or somebody they are the deputy of, is asked."""
        values: dict[str, object] = {"person": person_id}
        if answered_since is not None:
            values["since"] = answered_since
        statement = _ASKED_OF if answered_since is None else _ASKED_OF_SINCE
        return [_SHAPE.read(row) for row in self._connection.execute(statement, values)]

    def raised_by(self, person_id: int, most: int, start: int = 0) -> tuple[list[Need], int]:
        """Unanswered needs on open tasks that a person raised: so many, the first due first, and how many in all."""
        return self._listed(_RAISED_BY, person_id, most, start)

    def of_others(self, person_id: int, most: int, start: int = 0) -> tuple[list[Need], int]:
        """The same of those that a person neither raised nor is asked for."""
        return self._listed(_OF_OTHERS, person_id, most, start)

    def _listed(
        self, which: tuple[Select[Any], Select[Any]], person_id: int, most: int, start: int
    ) -> tuple[list[Need], int]:
        first, count = which
        total = self._connection.scalar(count, {"person": person_id}) or 0
        values = {"person": person_id, "most": most, "skip": begin(start, total, most)}
        return [_SHAPE.read(row) for row in self._connection.execute(first, values)], total

    def open_on_any(self, task_ids: Sequence[int]) -> list[Need]:
        """Unanswered needs of these tasks, oldest first."""
        return [_SHAPE.read(row) for row in self._connection.execute(_OPEN_ON_ANY, {"tasks": list(task_ids)})]

    def open_on(self, task_id: int) -> list[Need]:
        """Unanswered needs of a task, oldest first."""
        return [_SHAPE.read(row) for row in self._connection.execute(_OPEN_ON, {"task": task_id})]
