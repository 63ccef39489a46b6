"""Rounds: when somebody above is told next what needs them."""

from datetime import datetime
from typing import Protocol

from domain.people import Person


class Rounds(Protocol):
    """The next moment of each."""

    def due(self, now: datetime, limit: int) -> list[tuple[Person, datetime | None]]:
        """Who may have to be told, and the moment that has come, None for those who have none yet; by id.

        Heads of departments, the leader, plan keepers, and whoever is asked for something.
        """
        ...

    def move(self, person_id: int, expected: datetime | None, following: datetime) -> bool:
        """Move the next moment, if it still stands at `expected`; False when somebody else moved it."""
        ...
