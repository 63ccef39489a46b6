"""The audit trail as people read it: entries with their rows, newest first."""

from collections.abc import Sequence

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Select,
    Table,
    Text,
    and_,
    cast,
    literal,
    or_,
    select,
    true,
    union_all,
)

from domain.audit import AuditEntry
from domain.ports.trails import Trails
from domain.trail import About, RowChange, Sight, Wanted, Written
from storage import rows
from storage.tables import (
    audit,
    calendars,
    cases,
    check_ins,
    decisions,
    departments,
    goals,
    measures,
    offers,
    people,
    remarks,
    tasks,
)

_SHAPE = rows.Shape(AuditEntry, audit)
_OF_A_TASK = {"case": cases, "offer": offers, "decision": decisions, "check_in": check_ins, "remark": remarks}
"""What entries about something that belongs to a task are about."""


class SqlTrails(Trails):
    """Entries as rows; what belongs to a thing is found by the subjects that entries may name for it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def page(self, wanted: Wanted, most: int, skip: int) -> Sequence[Written]:
        """So many entries, newest first, after the first `skip`."""
        sight = true() if wanted.sight is None else _seen(wanted.sight)
        asked = (
            select(*_SHAPE.columns, audit.c.rows)
            .where(_about(wanted), sight)
            .order_by(audit.c.id.desc())
            .limit(most)
            .offset(skip or None)
        )
        found = [(_SHAPE.read(row[:-1]), row[-1]) for row in self._connection.execute(asked)]
        whose = self._tasks_of([entry.subject for entry, _ in found])
        return [Written(entry, _rows(noted), whose.get(entry.subject)) for entry, noted in found]

    def _tasks_of(self, subjects: Sequence[str]) -> dict[str, int]:
        """The tasks to which these subjects belong."""
        found: dict[str, int] = {}
        for subject in subjects:
            kind, _, key = subject.partition(":")
            if kind == "task":
                found[subject] = int(key)
            elif kind in _OF_A_TASK:
                table = _OF_A_TASK[kind]
                task_id = self._connection.scalar(select(table.c.task_id).where(table.c.id == int(key)))
                if task_id is not None:
                    found[subject] = task_id
        return found


def _rows(noted: Sequence[Sequence[object]] | None) -> tuple[RowChange, ...]:
    return tuple(RowChange(table, tuple(key), before, after) for table, key, before, after in noted or ())  # type: ignore[arg-type]  # as storage/journal.py notes them


def _about(wanted: Wanted) -> ColumnElement[bool]:
    of = wanted.subject_id
    match wanted.about:
        case About.ALL:
            return true()
        case About.SETTINGS:
            return _named(
                select(literal("workspace")),
                _subjects("calendar", calendars.c.key),
                _subjects("department", departments.c.id),
            )
        case About.TASK:
            return _named(*_of_tasks(select(tasks.c.id).where(tasks.c.id == of)))
        case About.GOAL:
            return _named(
                select(literal(f"goal:{of}")), _subjects("measure", measures.c.id).where(measures.c.goal_id == of)
            )
        case About.PERSON:
            return or_(audit.c.subject == f"person:{of}", audit.c.person_id == of)
        case About.DEPARTMENT:
            return _named(*_of_departments((of,)))


def _seen(sight: Sight) -> ColumnElement[bool]:
    """Tasks of one's own and of those whose deputy one is, what belongs to one's departments, and oneself."""
    me = sight.person_id
    answered_for = select(people.c.id).where(or_(people.c.id == me, people.c.deputy_id == me))
    own = select(tasks.c.id).where(tasks.c.owner_id.in_(answered_for))
    return _named(select(literal(f"person:{me}")), *_of_tasks(own), *_of_departments(sight.departments))


def _of_departments(ids: Sequence[int]) -> list[Select[tuple[str]]]:
    if not ids:
        return []
    below = select(goals.c.id).where(goals.c.department_id.in_(ids))
    return [
        _subjects("department", departments.c.id).where(departments.c.id.in_(ids)),
        _subjects("person", people.c.id).where(people.c.department_id.in_(ids)),
        _subjects("goal", goals.c.id).where(goals.c.department_id.in_(ids)),
        _subjects("measure", measures.c.id).where(measures.c.goal_id.in_(below)),
        *_of_tasks(select(tasks.c.id).where(tasks.c.department_id.in_(ids))),
    ]


def _of_tasks(which: Select[tuple[int]]) -> list[Select[tuple[str]]]:
    def those(kind: str, table: Table) -> Select[tuple[str]]:
        return _subjects(kind, table.c.id).where(table.c.task_id.in_(which))

    own = _subjects("task", tasks.c.id).where(and_(tasks.c.id.in_(which)))
    return [own, *(those(kind, table) for kind, table in _OF_A_TASK.items())]


def _subjects(kind: str, key: Column[int] | Column[str]) -> Select[tuple[str]]:
    return select(literal(f"{kind}:").concat(cast(key, Text)))


def _named(*subjects: Select[tuple[str]]) -> ColumnElement[bool]:
    return audit.c.subject.in_(union_all(*subjects))
