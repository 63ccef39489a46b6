"""Check-ins."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Connection, Select, and_, bindparam, case, false, func, literal, or_, select

from domain.checkins import CheckIn
from domain.ports import CheckIns
from domain.views import Participation
from storage import journal, rows
from storage.repositories import unseen
from storage.tables import check_ins, tasks

_SHAPE = rows.Shape(CheckIn, check_ins)
_SELECT = select(*_SHAPE.columns)
_IS_ANSWERED = check_ins.c.answered_at.is_not(None)
_OF_TASK = _SELECT.where(check_ins.c.task_id == bindparam("of_task"))
_OF_WEEK = _OF_TASK.where(check_ins.c.week == bindparam("wanted"))
_ANSWERED_BEFORE = (
    _OF_TASK.where(check_ins.c.week < bindparam("wanted"), _IS_ANSWERED).order_by(check_ins.c.week.desc()).limit(1)
)
_LAST_WEEKS = (
    select(check_ins.c.task_id, func.max(check_ins.c.week))
    .where(check_ins.c.task_id.in_(bindparam("of", expanding=True)), check_ins.c.week < bindparam("wanted"))
    .group_by(check_ins.c.task_id)
)
_CAME_LATE = select(func.count()).where(
    check_ins.c.answered_at > bindparam("since"), check_ins.c.week == bindparam("wanted"), check_ins.c.late
)
_OPEN_AT_LEAST = timedelta(days=6)
"""So long after the midnight, in UTC, of its first day a week is open everywhere on earth."""

_BY_ID = _SELECT.where(check_ins.c.id == bindparam("wanted"))
_SEE = (
    check_ins.update()
    .where(
        check_ins.c.id == bindparam("wanted"),
        check_ins.c.answered_at == bindparam("said_at"),
        check_ins.c.seen_at.is_(None),
    )
    .values(seen_by=bindparam("by"), seen_at=bindparam("at"))
)
_REMOVE = check_ins.delete().where(check_ins.c.id == bindparam("unasked"), check_ins.c.asked_at.is_(None))


class SqlCheckIns(CheckIns):
    """Check-ins as rows, one for each task and week."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._found: dict[int, CheckIn] = {}

    def ask(self, task_ids: Sequence[int], person_id: int, week: date, now: datetime) -> int:
        """Make the week's rows of these tasks in one statement; rows that are there stay. How many are new."""
        columns = check_ins.c
        asked = select(
            tasks.c.id,
            literal(person_id),
            literal(week, columns.week.type),
            literal(now, columns.asked_at.type),
            false(),
        ).where(tasks.c.id.in_(task_ids))
        # The ids keep the order, in which the tasks are shown from then on.
        places = {task_id: place for place, task_id in enumerate(task_ids)}
        asked = asked.order_by(case(places, value=tasks.c.id)) if places else asked
        statement = (
            rows.upsert(self._connection.dialect, check_ins)
            .from_select(["task_id", "person_id", "week", "asked_at", "late"], asked)
            .on_conflict_do_nothing(index_elements=["task_id", "week"])
            .returning(columns.id, columns.task_id)
        )
        new = self._connection.execute(statement).all()
        same = {"person_id": person_id, "week": week, "asked_at": now, "late": False, "carried": False}
        for check_in_id, task_id in new:
            journal.made(self._connection, check_ins, (check_in_id,), {**same, "task_id": task_id})
        return len(new)

    def find(self, task_id: int, week: date) -> CheckIn | None:
        """The check-in on a task for a week."""
        row = self._connection.execute(_OF_WEEK, {"of_task": task_id, "wanted": week}).one_or_none()
        if row is None:
            return None
        found = _SHAPE.read(row)
        self._found[found.id] = found
        return found

    def latest_answered(self, task_id: int, before: date) -> CheckIn | None:
        """The newest answered one for a week earlier than `before`."""
        row = self._connection.execute(_ANSWERED_BEFORE, {"of_task": task_id, "wanted": before}).one_or_none()
        return None if row is None else _SHAPE.read(row)

    def tasks_asked(self, person_id: int, week: date) -> list[int]:
        """The ids of the tasks this person was asked about in that week."""
        asked = select(check_ins.c.task_id).where(
            check_ins.c.person_id == person_id, check_ins.c.week == week, check_ins.c.asked_at.is_not(None)
        )
        return list(self._connection.scalars(asked.order_by(check_ins.c.task_id)))

    def last_weeks(self, task_ids: Sequence[int], before: date) -> dict[int, date]:
        """The newest week earlier than `before` in which each of these tasks was asked or spoken about, by task."""
        if not task_ids:
            return {}
        found = self._connection.execute(_LAST_WEEKS, {"of": list(task_ids), "wanted": before})
        return {row[0]: row[1] for row in found}

    def last_answered_task(self, person_id: int, week: date) -> int | None:
        """The task on which this person answered last in that week."""
        answered = select(check_ins.c.task_id).where(
            check_ins.c.person_id == person_id, check_ins.c.week == week, _IS_ANSWERED
        )
        newest = answered.order_by(check_ins.c.answered_at.desc(), check_ins.c.id.desc()).limit(1)
        found: int | None = self._connection.scalar(newest)
        return found

    def came_late(self, week: date, department_id: int | None = None) -> int:
        """How many answers for that week (on tasks of a department) came after it had closed."""
        since = datetime.combine(week + _OPEN_AT_LEAST, time(), UTC)
        counted = _within(_CAME_LATE, department_id)
        return int(self._connection.scalar(counted, {"wanted": week, "since": since}) or 0)

    def add(self, check_in: CheckIn) -> CheckIn:
        """Insert a new one."""
        return rows.add(self._connection, check_ins, check_in)

    def save(self, check_in: CheckIn) -> None:
        """Update a known one; KeyError when there is none."""
        rows.save_changes(self._connection, check_ins, check_in.id, self._found.pop(check_in.id, None), check_in)

    def remove(self, check_in: CheckIn) -> None:
        """Delete one that nobody had asked for."""
        if self._connection.execute(_REMOVE, {"unasked": check_in.id}).rowcount == 1:
            journal.gone(self._connection, check_ins, (check_in.id,))

    def get(self, check_in_id: int) -> CheckIn | None:
        """The check-in with that id, or None."""
        row = self._connection.execute(_BY_ID, {"wanted": check_in_id}).one_or_none()
        return None if row is None else _SHAPE.read(row)

    def unseen(self, person_id: int, leader_id: int | None, seen_since: datetime | None = None) -> list[CheckIn]:
        """The newest words on open tasks that a person should see and nobody has, the oldest first."""
        values = unseen.bound(person_id, leader_id, seen_since)
        return [_SHAPE.read(row) for row in self._connection.execute(unseen.UNSEEN, values)]

    def see(self, check_in: CheckIn) -> bool:
        """Store who saw an answer and when; False when it was seen before, or is another one by now."""
        said_at, by, at = check_in.answered_at, check_in.seen_by, check_in.seen_at
        values = {"wanted": check_in.id, "said_at": said_at, "by": by, "at": at}
        if self._connection.execute(_SEE, values).rowcount != 1:
            return False
        seen = {"seen_by": by, "seen_at": at}
        known = {"task_id": check_in.task_id, "seen_by": None, "seen_at": None}
        journal.changed(self._connection, check_ins, (check_in.id,), seen, known)
        return True

    def participation(
        self, since: datetime, until: datetime, away: Sequence[int] = (), department_id: int | None = None
    ) -> Participation:
        """What happened after `since` and up to `until` (on tasks of a department).

        Asked: questions put in that time. Answered: those of them that had an answer by its end. Late: answers given
        in that time after their week had closed, whenever the question was put. Questions to those who are `away`
        (by id) count only where they were answered.
        """
        counts_for = or_(check_ins.c.person_id.not_in(away), check_ins.c.answered_at <= until)
        asked = and_(check_ins.c.asked_at > since, check_ins.c.asked_at <= until, counts_for)
        answered = and_(asked, check_ins.c.answered_at <= until)
        came = and_(check_ins.c.answered_at > since, check_ins.c.answered_at <= until)
        late = and_(came, check_ins.c.late, check_ins.c.asked_at.is_not(None))
        counts = [func.coalesce(func.sum(case((which, 1), else_=0)), 0) for which in (asked, answered, late)]
        counted = _within(select(*counts).where(or_(asked, came)), department_id)
        return Participation(*self._connection.execute(counted).one())


def _within(statement: Select[Any], department_id: int | None) -> Select[Any]:
    if department_id is None:
        return statement
    return statement.where(check_ins.c.task_id.in_(select(tasks.c.id).where(tasks.c.department_id == department_id)))
