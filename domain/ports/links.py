"""Links to what other tools have."""

from collections.abc import Sequence
from typing import Protocol

from domain.outside import Link


class Links(Protocol):
    """Which thing of ours is which thing of a source."""

    def of(self, source: str) -> list[Link]:
        """Every link of a source, in the order in which they were made."""
        ...

    def owner_words(self) -> list[tuple[str, int, str]]:
        """Whom files name as the owner of open tasks that have none: the words, the task, and its title; by task."""
        ...

    def add_all(self, new: Sequence[Link]) -> None:
        """Store new ones; their ids are given by the database."""
        ...

    def save(self, link: Link) -> None:
        """Store a known one."""
        ...
