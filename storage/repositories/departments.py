"""Departments."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, and_, case, func, select

from domain.departments import Department
from domain.ladder_rules import LadderRule
from domain.people import Person
from domain.ports import Departments
from domain.views import DepartmentView, WordCounts
from storage import rows
from storage.repositories.counts import by_word
from storage.repositories.task_views import SILENTLY_OWNED
from storage.tables import departments, people, tasks
from storage.tables.plan import IS_OPEN, IS_UNOWNED

_SHAPE = rows.Shape(Department, departments)
_LADDERS = select(departments.c.id, departments.c.ladder).where(departments.c.ladder.is_not(None))
_HEAD = rows.Shape(Person, people.alias("head"))


class SqlDepartments(Departments):
    """Departments as rows."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, department_id: int) -> Department:
        """The department; KeyError when there is none."""
        wanted = select(*_SHAPE.columns).where(departments.c.id == department_id)
        row = self._connection.execute(wanted).one_or_none()
        if row is None:
            raise KeyError(f"departments {department_id}")
        return _SHAPE.read(row)

    def all(self) -> list[Department]:
        """All of them, by name."""
        found = map(_SHAPE.read, self._connection.execute(select(*_SHAPE.columns)))
        return sorted(found, key=lambda department: (rows.natural(department.name), department.id))

    def add(self, department: Department) -> Department:
        """Insert a new one."""
        return rows.add(self._connection, departments, department)

    def save(self, department: Department) -> None:
        """Update a known one; KeyError when there is none."""
        rows.save(self._connection, departments, department.id, rows.values_of(department))

    def ladders(self) -> dict[int, LadderRule]:
        """The rules of those departments that have one of their own, by id."""
        return {row[0]: row[1] for row in self._connection.execute(_LADDERS)}

    def views(self) -> list[DepartmentView]:
        """All of them with head and counts, by name; the counts are summed by the database."""
        unowned = func.sum(case((and_(IS_OPEN, IS_UNOWNED), 1), else_=0)).label("unowned")
        sums = select(tasks.c.department_id, *by_word(), unowned).group_by(tasks.c.department_id).subquery()
        silent = SILENTLY_OWNED.subquery("silently_owned")
        *spoken, nobodys = (func.coalesce(column, 0) for column in sums.c if column.name != "department_id")
        counts = [*spoken, nobodys + func.coalesce(silent.c.silent, 0)]
        with_counts = (
            select(*_SHAPE.columns, *_HEAD.columns, *counts)
            .select_from(departments)
            .outerjoin(_HEAD.source, _HEAD.source.c.id == departments.c.head_id)
            .outerjoin(sums, sums.c.department_id == departments.c.id)
            .outerjoin(silent, silent.c.department_id == departments.c.id)
        )
        views = [_view(row) for row in self._connection.execute(with_counts)]
        return sorted(views, key=lambda view: (rows.natural(view.department.name), view.department.id))


def _view(row: Sequence[Any]) -> DepartmentView:
    department, head = rows.split(row, _SHAPE, _HEAD)
    *counts, unowned = row[len(_SHAPE.columns) + len(_HEAD.columns) :]
    return DepartmentView(department, head, WordCounts(*counts), unowned)
