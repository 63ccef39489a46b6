"""Offers to hand over a task."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, bindparam, select

from domain.handing import Offer
from domain.ports import Offers
from storage import journal, rows
from storage.tables import offers
from storage.tables.following import IS_OPEN_OFFER

_SHAPE = rows.Shape(Offer, offers)
_SELECT = select(*_SHAPE.columns)
_BY_ID = _SELECT.where(offers.c.id == bindparam("wanted"))
_SETTLE = offers.update().where(offers.c.id == bindparam("wanted"), IS_OPEN_OFFER)
_PUT_OFF = _SETTLE.values(due_at=bindparam("until"))
_OPEN_ON = _SELECT.where(IS_OPEN_OFFER, offers.c.task_id.in_(bindparam("tasks", expanding=True)))
_OPEN_TO = _SELECT.where(IS_OPEN_OFFER, offers.c.offered_to == bindparam("person")).order_by(
    offers.c.due_at, offers.c.id
)
_DUE = (
    _SELECT.where(IS_OPEN_OFFER, offers.c.due_at <= bindparam("now"))
    .order_by(offers.c.due_at, offers.c.id)
    .limit(bindparam("most"))
)
_OF_TASK = _SELECT.where(offers.c.task_id == bindparam("task")).order_by(offers.c.offered_at, offers.c.id)


class SqlOffers(Offers):
    """Offers as rows."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, offer: Offer) -> Offer:
        """Insert a new one."""
        return rows.add(self._connection, offers, offer)

    def find(self, offer_id: int) -> Offer | None:
        """The offer, or None."""
        row = self._connection.execute(_BY_ID, {"wanted": offer_id}).one_or_none()
        return None if row is None else _SHAPE.read(row)

    def settle(self, offer: Offer) -> bool:
        """Store an offer with its end; False when it had ended before."""
        return rows.settle(self._connection, _SETTLE, offers, offer.id, rows.values_of(offer))

    def put_off(self, offer: Offer, due_at: datetime) -> None:
        """Give an open offer more time."""
        if self._connection.execute(_PUT_OFF, {"wanted": offer.id, "until": due_at}).rowcount == 1:
            journal.changed(self._connection, offers, (offer.id,), {"due_at": due_at}, rows.values_of(offer))

    def open_on(self, task_ids: Sequence[int]) -> list[Offer]:
        """The open offers on these tasks."""
        return [_SHAPE.read(row) for row in self._connection.execute(_OPEN_ON, {"tasks": list(task_ids)})]

    def open_to(self, person_id: int) -> list[Offer]:
        """The open offers to a person, the earliest due first."""
        return [_SHAPE.read(row) for row in self._connection.execute(_OPEN_TO, {"person": person_id})]

    def due(self, now: datetime, limit: int) -> list[Offer]:
        """Open offers whose time is over, the earliest due first."""
        return [_SHAPE.read(row) for row in self._connection.execute(_DUE, {"now": now, "most": limit})]

    def of_task(self, task_id: int) -> list[Offer]:
        """Every offer on a task, oldest first."""
        return [_SHAPE.read(row) for row in self._connection.execute(_OF_TASK, {"task": task_id})]
