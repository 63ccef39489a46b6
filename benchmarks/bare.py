"""The bare driver: what a statement costs without the program around it."""

import re
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime
from typing import Any, Protocol

import psycopg


class _Connection(Protocol):
    """What both drivers offer."""

    def execute(self, statement: Any, parameters: Any = ..., /) -> Any:  # noqa: ANN401  (each has types of its own)
        """Run a statement."""


class Bare:
    """A connection of sqlite3 or psycopg. Statements are written with `?`, and dates are given as they are."""

    def __init__(self, connection: _Connection, *, is_sqlite: bool) -> None:
        self._connection = connection
        self.is_sqlite = is_sqlite

    def run(self, statement: str, *values: object) -> list[Any]:
        """The rows a statement returns, none for one that returns nothing."""
        cursor = self._connection.execute(self._spelt(statement), self._bound(values))
        return list(cursor.fetchall()) if cursor.description else []

    @contextmanager
    def taken_back(self) -> Iterator[None]:
        """A transaction that leaves nothing."""
        self.run("BEGIN")
        yield
        self.run("ROLLBACK")

    def seconds(self, statement: str, *values: object) -> float:
        """How long a statement takes until its last row is there."""
        began = time.perf_counter()
        self.run(statement, *values)
        return time.perf_counter() - began

    def _spelt(self, statement: str) -> str:
        return statement if self.is_sqlite else statement.replace("%", "%%").replace("?", "%s")

    def _bound(self, values: Sequence[object]) -> Sequence[object]:
        return [_as_text(value) for value in values] if self.is_sqlite else values


@contextmanager
def opened(url: str) -> Iterator[Bare]:
    """A connection to the database of the program, set up as the program sets up its own."""
    if url.startswith("sqlite"):
        path = url.removeprefix("sqlite:///")
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            bare = Bare(connection, is_sqlite=True)
            bare.run("PRAGMA foreign_keys = ON")
            bare.run("PRAGMA synchronous = NORMAL")
            yield bare
        return
    address = re.sub(r"^postgresql\+psycopg", "postgresql", url)
    with closing(psycopg.connect(address, autocommit=True, prepare_threshold=None)) as connection:
        yield Bare(connection, is_sqlite=False)


def _as_text(value: object) -> object:
    """SQLite keeps dates as text; instants in UTC with microseconds, as the program writes them."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
    return value.isoformat() if isinstance(value, date) else value
