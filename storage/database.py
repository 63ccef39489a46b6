"""A database: opened once, with its schema up to date, and handed out as storage."""

from collections.abc import Callable

from storage.engine import make_engine
from storage.schema import upgrade
from storage.unit_of_work import SqlStorage


class Database:
    """A database at an address; made, or brought up to date, when it is opened. ValueError for a wrong address."""

    def __init__(self, url: str) -> None:
        self._engine = make_engine(url)
        upgrade(self._engine)

    def storage(self, on_commit: Callable[[], None] | None = None) -> SqlStorage:
        """Units of work on it; `on_commit` is called after each transaction that wrote."""
        return SqlStorage(self._engine, on_commit)

    def close(self) -> None:
        """Let go of every connection."""
        self._engine.dispose()
