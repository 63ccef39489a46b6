"""Remarks."""

from datetime import datetime

from sqlalchemy import Connection, bindparam, func, select

from domain.ports.remarks import Remarks
from domain.remarks import Remark
from storage import rows
from storage.tables import remarks

_SHAPE = rows.Shape(Remark, remarks)
_SELECT = select(*_SHAPE.columns).order_by(remarks.c.id)
_BY_ID = _SELECT.where(remarks.c.id == bindparam("wanted"))
_OF_MESSAGE = _SELECT.where(remarks.c.channel == bindparam("at_channel"), remarks.c.ts == bindparam("at_ts"))
_OF_TASK = _SELECT.where(remarks.c.task_id == bindparam("of_task"), remarks.c.retracted_at.is_(None))
_LAST_BY = select(func.max(remarks.c.at)).where(remarks.c.by_id == bindparam("person"))


class SqlRemarks(Remarks):
    """Remarks as rows, one for each message and task."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, remark: Remark) -> Remark:
        """Store a new one."""
        return rows.add(self._connection, remarks, remark)

    def save(self, remark: Remark) -> None:
        """Store a known one; KeyError when there is none."""
        rows.save(self._connection, remarks, remark.id, rows.values_of(remark))

    def get(self, remark_id: int) -> Remark:
        """The remark; KeyError when there is none."""
        row = self._connection.execute(_BY_ID, {"wanted": remark_id}).one_or_none()
        if row is None:
            raise KeyError(f"remarks {remark_id}")
        return _SHAPE.read(row)

    def of(self, channel: str, ts: str) -> list[Remark]:
        """What a message says, by task; what it said before and does not say any more as well."""
        found = self._connection.execute(_OF_MESSAGE, {"at_channel": channel, "at_ts": ts})
        return [_SHAPE.read(row) for row in found]

    def of_task(self, task_id: int) -> list[Remark]:
        """What stands of a task, oldest first."""
        return [_SHAPE.read(row) for row in self._connection.execute(_OF_TASK, {"of_task": task_id})]

    def last_by(self, person_id: int) -> datetime | None:
        """When somebody wrote last, None if never."""
        moment: datetime | None = self._connection.scalar(_LAST_BY, {"person": person_id})
        return moment
