"""A database: opened once, with its schema up to date, and handed out as storage."""

from collections.abc import Callable
from enum import Enum

from storage.engine import make_engine
from storage.schema import current, head, upgrade
from storage.unit_of_work import SqlStorage


class Version(Enum):
    """How the schema of a database stands to the one this program knows."""

    EMPTY = "empty"
    OLD = "old"
    CURRENT = "current"


def version(url: str) -> Version:
    """Look, and change nothing. StorageFaultError when it cannot be reached, ValueError for a wrong address."""
    engine = make_engine(url)
    found = current(engine)
    engine.dispose()
    if found is None:
        return Version.EMPTY
    return Version.CURRENT if found == head() else Version.OLD


class Database:
    """A database at an address; made, or brought up to date, when it is opened. ValueError for a wrong address."""

    def __init__(self, url: str) -> None:
        self._engine = make_engine(url)
        upgrade(self._engine)

    @property
    def takes_many(self) -> bool:
        """Whether several processes may work on it at the same time."""
        return self._engine.dialect.name == "postgresql"

    def storage(self, on_commit: Callable[[], None] | None = None) -> SqlStorage:
        """Units of work on it; `on_commit` is called after each transaction that wrote."""
        return SqlStorage(self._engine, on_commit)

    def close(self) -> None:
        """Let go of every connection."""
        self._engine.dispose()
