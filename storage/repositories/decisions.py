"""Decisions."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, bindparam, select

from domain.decisions import GIVING, Decision
from domain.ports import Decisions
from storage import journal, rows
from storage.tables import decisions
from storage.tables.following import IS_TO_FOLLOW_UP

_SHAPE = rows.Shape(Decision, decisions)
_GIVING = (
    select(*_SHAPE.columns)
    .where(decisions.c.task_id.in_(bindparam("tasks", expanding=True)), decisions.c.kind.in_(GIVING))
    .order_by(decisions.c.id)
)
_TO_FOLLOW_UP = (
    select(*_SHAPE.columns)
    .where(IS_TO_FOLLOW_UP, decisions.c.follow_up_at <= bindparam("now"))
    .order_by(decisions.c.follow_up_at, decisions.c.id)
    .limit(bindparam("most"))
)
_OF_DECISION = decisions.update().where(decisions.c.id == bindparam("decision"), IS_TO_FOLLOW_UP)


class SqlDecisions(Decisions):
    """Decisions as rows; a case has at most one."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def giving(self, task_ids: Sequence[int]) -> list[Decision]:
        """What decisions gave these tasks, or left out of them, oldest first."""
        if not task_ids:
            return []
        return [_SHAPE.read(row) for row in self._connection.execute(_GIVING, {"tasks": list(task_ids)})]

    def to_follow_up(self, now: datetime, limit: int) -> list[Decision]:
        """Decisions at which it is time to look whether they changed anything, oldest first."""
        found = self._connection.execute(_TO_FOLLOW_UP, {"now": now, "most": limit})
        return [_SHAPE.read(row) for row in found]

    def follow_up(self, decision_id: int, now: datetime) -> bool:
        """Write down that this was done; False when it was done before."""
        done = _OF_DECISION.values(followed_up_at=now)
        if self._connection.execute(done, {"decision": decision_id}).rowcount != 1:
            return False
        journal.changed(self._connection, decisions, (decision_id,), {"followed_up_at": now}, {"followed_up_at": None})
        return True

    def follow_up_later(self, decision_id: int, at: datetime) -> None:
        """Look at it at another moment."""
        if self._connection.execute(_OF_DECISION.values(follow_up_at=at), {"decision": decision_id}).rowcount == 1:
            journal.changed(self._connection, decisions, (decision_id,), {"follow_up_at": at})

    def get(self, decision_id: int) -> Decision:
        """The decision; KeyError when there is none."""
        row = self._connection.execute(select(*_SHAPE.columns).where(decisions.c.id == decision_id)).one_or_none()
        if row is None:
            raise KeyError(f"decisions {decision_id}")
        return _SHAPE.read(row)

    def add(self, decision: Decision) -> Decision:
        """Insert a new one."""
        return rows.add(self._connection, decisions, decision)
