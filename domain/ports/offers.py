"""Offers to hand over a task."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from domain.handing import Offer


class Offers(Protocol):
    """Offers; one open offer on a task at most."""

    def add(self, offer: Offer) -> Offer:
        """Store a new one."""
        ...

    def find(self, offer_id: int) -> Offer | None:
        """The offer, or None."""
        ...

    def settle(self, offer: Offer) -> bool:
        """Store an offer with its end; False when it had ended before."""
        ...

    def put_off(self, offer: Offer, due_at: datetime) -> None:
        """Give an open offer more time."""
        ...

    def open_on(self, task_ids: Sequence[int]) -> list[Offer]:
        """The open offers on these tasks."""
        ...

    def open_to(self, person_id: int) -> list[Offer]:
        """The open offers to a person, the earliest due first."""
        ...

    def due(self, now: datetime, limit: int) -> list[Offer]:
        """Open offers whose time is over, the earliest due first."""
        ...

    def of_task(self, task_id: int) -> list[Offer]:
        """Every offer on a task, oldest first."""
        ...
