"""Needs."""

from sqlalchemy import Connection, select

from domain.needs import Need
from domain.ports import Needs
from storage import rows
from storage.tables import needs
from storage.tables.following import IS_UNANSWERED

_SHAPE = rows.Shape(Need, needs)


class SqlNeeds(Needs):
    """Needs as rows."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, need_id: int) -> Need:
        """The need; KeyError when there is none."""
        row = self._connection.execute(select(*_SHAPE.columns).where(needs.c.id == need_id)).one_or_none()
        if row is None:
            raise KeyError(f"needs {need_id}")
        return _SHAPE.read(row)

    def add(self, need: Need) -> Need:
        """Insert a new one."""
        return rows.add(self._connection, needs, need)

    def save(self, need: Need) -> None:
        """Update a known one; KeyError when there is none."""
        rows.save(self._connection, needs, need.id, rows.values_of(need))

    def open_on(self, task_id: int) -> list[Need]:
        """Unanswered needs of a task, oldest first."""
        wanted = select(*_SHAPE.columns).where(needs.c.task_id == task_id, IS_UNANSWERED)
        return [_SHAPE.read(row) for row in self._connection.execute(wanted.order_by(needs.c.raised_at, needs.c.id))]
