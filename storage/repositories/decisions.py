"""Decisions."""

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, select

from domain.decisions import GIVING, Decision
from domain.ports import Decisions
from storage import rows
from storage.tables import decisions

_SHAPE = rows.Shape(Decision, decisions)
_GIVING = (
    select(*_SHAPE.columns)
    .where(decisions.c.task_id.in_(bindparam("tasks", expanding=True)), decisions.c.kind.in_(GIVING))
    .order_by(decisions.c.id)
)


class SqlDecisions(Decisions):
    """Decisions as rows; a case has at most one."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def giving(self, task_ids: Sequence[int]) -> list[Decision]:
        """What decisions gave these tasks, or left out of them, oldest first."""
        if not task_ids:
            return []
        return [_SHAPE.read(row) for row in self._connection.execute(_GIVING, {"tasks": list(task_ids)})]

    def get(self, decision_id: int) -> Decision:
        """The decision; KeyError when there is none."""
        row = self._connection.execute(select(*_SHAPE.columns).where(decisions.c.id == decision_id)).one_or_none()
        if row is None:
            raise KeyError(f"decisions {decision_id}")
        return _SHAPE.read(row)

    def add(self, decision: Decision) -> Decision:
        """Insert a new one."""
        return rows.add(self._connection, decisions, decision)
