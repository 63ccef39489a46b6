"""The delivery report: what waits, what failed, and how far the week's question has come."""

from datetime import datetime, time, timedelta

from domain.cadence import instant
from domain.delivery import DeliveryState, FanOut, Undelivered
from domain.notices import NoticeState
from domain.pace import Limits
from domain.people import Person
from domain.ports import Storage, UnitOfWork
from domain.rights import Right
from domain.services import access, local_time

MOST_LISTED = 10
"""How many failures of each kind are listed, the newest first; all of them are counted."""

SOON = timedelta(minutes=15)
"""What may go within this waits for its turn; what may only go later is held back, such as for a working morning."""

RECENT = timedelta(days=7)
"""How long a failure is shown on Home; the report counts it ever after."""


class DeliveryReport:
    """Shows the outbox to plan keepers and the leader."""

    def __init__(self, storage: Storage, limits: Limits) -> None:
        self._storage = storage
        self._limits = limits

    def of(self, chat_id: str, now: datetime) -> DeliveryState:
        """The outbox in one look; "today" begins at the reader's own midnight.

        Errors: StrangerError, NotAllowedError.
        """
        with self._storage.read() as uow:
            person = access.actor(uow, chat_id)
            access.require(uow, person, Right.SEE_DELIVERY)
            today = local_time.today(uow, person, now)
            return DeliveryState(
                today=today,
                counts=uow.notices.outbox(instant(person.zone, today, time.min), now + SOON),
                failures=_failures(uow),
                fan_out=self._fan_out(uow, now),
            )

    def _fan_out(self, uow: UnitOfWork, now: datetime) -> FanOut | None:
        asked, waiting = uow.notices.weekly_progress(now + SOON)
        if not waiting:
            return None
        return FanOut(asked, waiting, timedelta(seconds=waiting / self._limits.posts_per_second))


def _failures(uow: UnitOfWork) -> tuple[Undelivered, ...]:
    refused = uow.notices.undelivered(NoticeState.REFUSED, MOST_LISTED)
    unknown = uow.notices.undelivered(NoticeState.UNKNOWN, MOST_LISTED)
    return tuple(sorted((*refused, *unknown), key=lambda failure: failure.at, reverse=True))


def failed_lately(uow: UnitOfWork, person: Person, now: datetime) -> int | None:
    """How many messages were refused or became unknown lately; None for somebody who may not see the report."""
    return uow.notices.undelivered_since(now - RECENT) if access.may(uow, person, Right.SEE_DELIVERY) else None
