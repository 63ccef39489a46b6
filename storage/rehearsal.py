"""Rehearsals: a transaction is first played on a copy of a SQLite database, and then only its statements are.

On SQLite one writer keeps all the others waiting, and of the time of a long transaction nearly all goes into deciding
what is to be written. On a copy nobody waits for that. What the driver was told there is told to the real database
in one short transaction, and so is what was asked: whoever gets the same answers does the same, so the outcome is that
of a transaction that began there and then. Where an answer is another one, nothing was done.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, NullPool, create_engine, event

from domain.errors import OvertakenError
from storage.types import to_json


@dataclass(slots=True)
class Told:
    """A statement, and what came back: rows, or how many were changed, and the id of a new row if it was asked for."""

    statement: str
    parameters: Any
    many: bool
    rows: list[Any] | None
    changed: int
    new_id: int | None = None


class _Cursor(sqlite3.Cursor):
    """Writes down what is told to the driver and what comes back."""

    def __init__(self, connection: "_Recording") -> None:
        super().__init__(connection)
        self._told = connection.told
        self._rows: Iterator[Any] = iter(())

    def execute(self, statement: str, parameters: Any = (), /) -> "_Cursor":  # noqa: ANN401  (whatever is bound)
        """Run a statement."""
        super().execute(statement, parameters)
        rows = None if self.description is None else super().fetchall()
        self._rows = iter(rows or ())
        self._told.append(Told(statement, parameters, many=False, rows=rows, changed=self.rowcount))
        return self

    def executemany(self, statement: str, parameters: Iterable[Any], /) -> "_Cursor":
        """Run a statement for each of many rows."""
        kept = list(parameters)
        super().executemany(statement, kept)
        self._told.append(Told(statement, kept, many=True, rows=None, changed=self.rowcount))
        return self

    def fetchone(self) -> Any:  # noqa: ANN401  (a row)
        """The next row."""
        return next(self._rows, None)

    def fetchmany(self, size: int | None = 1) -> list[Any]:
        """The next rows."""
        return [row for _, row in zip(range(size or 1), self._rows, strict=False)]

    def fetchall(self) -> list[Any]:
        """The other rows."""
        return list(self._rows)

    @property
    def lastrowid(self) -> int | None:
        """The id of the row that was inserted last; who asks for it relies on it."""
        found = super().lastrowid
        self._told[-1].new_id = found
        return found


class _Recording(sqlite3.Connection):
    """A connection whose cursors write down what is told to them."""

    told: list[Told]

    def cursor(self, factory: Any = _Cursor) -> Any:  # noqa: ANN401  (as the driver has it)
        """A cursor."""
        return super().cursor(factory)


def copies_of(engine: Engine) -> Engine:
    """An engine of which every connection is a copy of that SQLite database as it is now, gone when it is closed.

    A copy is a temporary file of SQLite's own: what is small stays in memory. Nobody has to wait while it is made.
    """

    def copy() -> sqlite3.Connection:
        target = sqlite3.connect("", factory=_Recording, isolation_level=None, check_same_thread=False)
        target.told = []
        with closing(engine.raw_connection()) as source:
            _of_sqlite(source.driver_connection).backup(target)
        target.execute("PRAGMA foreign_keys = ON")
        return target

    copies = create_engine("sqlite://", creator=copy, poolclass=NullPool, hide_parameters=True, json_serializer=to_json)
    event.listen(copies, "begin", _begin)
    return copies


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")
    told_on(connection).clear()


def told_on(copy: Connection) -> list[Told]:
    """What was told to the driver since the transaction on the copy began."""
    raw = copy.connection.driver_connection
    if not isinstance(raw, _Recording):
        raise TypeError("not a copy")
    return raw.told


def play(connection: Connection, told: Sequence[Told]) -> None:
    """Tell all of it to the real database; OvertakenError when something else comes back than at the rehearsal."""
    with closing(_of_sqlite(connection.connection.driver_connection).cursor()) as cursor:
        for one in told:
            try:
                (cursor.executemany if one.many else cursor.execute)(one.statement, one.parameters)
            except sqlite3.IntegrityError as error:  # such as a name that somebody else has taken meanwhile
                raise OvertakenError from error
            rows = None if cursor.description is None else cursor.fetchall()
            new_id = None if one.new_id is None else cursor.lastrowid
            if (rows, cursor.rowcount, new_id) != (one.rows, one.changed, one.new_id):
                raise OvertakenError


def _of_sqlite(raw: object) -> sqlite3.Connection:
    if not isinstance(raw, sqlite3.Connection):
        raise TypeError("not a connection of the sqlite3 module")
    return raw
