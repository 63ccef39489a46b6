"""Pauses of cases."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection, bindparam, select

from domain.pausing import Pause, PauseKind
from domain.ports import Pauses
from storage import journal, rows
from storage.tables import pauses
from storage.tables.answers import RUNS

_SHAPE = rows.Shape(Pause, pauses)
_SELECT = select(*_SHAPE.columns)
_END = pauses.update().where(pauses.c.id == bindparam("wanted"), RUNS)
_REMOVE = pauses.delete().where(pauses.c.id == bindparam("wanted"))
_OF_CASES = _SELECT.where(pauses.c.case_id.in_(bindparam("cases", expanding=True))).order_by(pauses.c.id)
_OF_TASK = _SELECT.where(pauses.c.task_id == bindparam("task")).order_by(pauses.c.id)
_WAITING_FOR = _SELECT.where(pauses.c.subject_id == bindparam("subject"), pauses.c.kind == bindparam("wanted"), RUNS)


class SqlPauses(Pauses):
    """Pauses as rows; a case has one of each kind at most, by a unique constraint."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, pause: Pause) -> Pause | None:
        """Insert a new one; None when the case had one of its kind."""
        key = rows.add_once(self._connection, pauses, rows.values_of(pause), ("case_id", "kind"))
        return None if key is None else replace(pause, id=key)

    def end(self, pause: Pause) -> bool:
        """Store a pause with its end; False when it had ended before."""
        return rows.settle(self._connection, _END, pauses, pause.id, rows.values_of(pause))

    def remove(self, pause: Pause) -> None:
        """Forget a pause, as if it had never been."""
        if self._connection.execute(_REMOVE, {"wanted": pause.id}).rowcount == 1:
            journal.gone(self._connection, pauses, (pause.id,))

    def of_cases(self, case_ids: Sequence[int]) -> list[Pause]:
        """Every pause of these cases, oldest first."""
        return [_SHAPE.read(row) for row in self._connection.execute(_OF_CASES, {"cases": list(case_ids)})]

    def of_task(self, task_id: int) -> list[Pause]:
        """Every pause on a task, oldest first."""
        return [_SHAPE.read(row) for row in self._connection.execute(_OF_TASK, {"task": task_id})]

    def waiting_for(self, kind: PauseKind, subject_id: int) -> Pause | None:
        """The pause that waits for this need or proposal and has not ended early, if any."""
        row = self._connection.execute(_WAITING_FOR, {"subject": subject_id, "wanted": kind}).one_or_none()
        return None if row is None else _SHAPE.read(row)
