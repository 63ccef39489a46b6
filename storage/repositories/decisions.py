"""Decisions."""

from sqlalchemy import Connection, select

from domain.decisions import Decision
from domain.ports import Decisions
from storage import rows
from storage.tables import decisions

_SHAPE = rows.Shape(Decision, decisions)


class SqlDecisions(Decisions):
    """Decisions as rows; a case has at most one."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, decision_id: int) -> Decision:
        """The decision; KeyError when there is none."""
        row = self._connection.execute(select(*_SHAPE.columns).where(decisions.c.id == decision_id)).one_or_none()
        if row is None:
            raise KeyError(f"decisions {decision_id}")
        return _SHAPE.read(row)

    def add(self, decision: Decision) -> Decision:
        """Insert a new one."""
        return rows.add(self._connection, decisions, decision)
