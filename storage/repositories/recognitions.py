"""Recognitions."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, bindparam, func, select

from domain.ports.recognitions import Recognitions
from domain.recognition import Recognition
from storage import rows
from storage.tables import recognitions

_SHAPE = rows.Shape(Recognition, recognitions)
_SELECT = select(*_SHAPE.columns).order_by(recognitions.c.id)
_BY_ID = _SELECT.where(recognitions.c.id == bindparam("wanted"))
_OF_TASKS = _SELECT.where(recognitions.c.task_id.in_(bindparam("of_tasks", expanding=True)))
_LAST_BY = select(func.max(recognitions.c.at)).where(recognitions.c.by_id == bindparam("person"))


class SqlRecognitions(Recognitions):
    """Recognitions as rows; one for a task by the same person."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, recognition: Recognition) -> Recognition | None:
        """Store a new one; None where the same person has thanked for the same task before."""
        values = rows.values_of(recognition)
        key = rows.add_once(self._connection, recognitions, values, ("task_id", "by_id"))
        return None if key is None else replace(recognition, id=key)

    def get(self, recognition_id: int) -> Recognition:
        """The recognition; KeyError when there is none."""
        row = self._connection.execute(_BY_ID, {"wanted": recognition_id}).one_or_none()
        if row is None:
            raise KeyError(f"recognitions {recognition_id}")
        return _SHAPE.read(row)

    def of_tasks(self, task_ids: Sequence[int]) -> list[Recognition]:
        """Those for these tasks, oldest first."""
        return [_SHAPE.read(row) for row in self._connection.execute(_OF_TASKS, {"of_tasks": list(task_ids)})]

    def last_by(self, person_id: int) -> datetime | None:
        """When somebody thanked last, None if never."""
        moment: datetime | None = self._connection.scalar(_LAST_BY, {"person": person_id})
        return moment
