"""Engines: how SQLite and PostgreSQL are opened, and what a transaction means on each."""

import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, QueuePool, create_engine, event, make_url
from sqlalchemy.engine.default import DefaultExecutionContext
from sqlalchemy.engine.interfaces import DBAPIConnection, DBAPICursor, ExecutionContext
from sqlalchemy.exc import ArgumentError, InvalidRequestError
from sqlalchemy.pool import ConnectionPoolEntry

from storage import ahead
from storage.types import to_json

BUSY_SECONDS = 1.5
"""How long a writer waits for another one: below the three seconds within which Slack wants an answer."""

CONNECT_SECONDS = 5
READS_ONLY = "followthrough_reads_only"
"""Execution option of a connection whose transactions only read."""

_LET_GO: list[Engine] = []
"""Of databases in memory: the next one finds its statements compiled, which is a fifth of a short life."""

_POSTGRESQL = {"postgres", "postgresql", "postgresql+psycopg"}
_SQLITE = {"sqlite", "sqlite+pysqlite"}


def make_engine(url: str, *, pool_size: int = 10, busy_seconds: float = BUSY_SECONDS) -> Engine:
    """An engine for `sqlite:///…`, `postgresql://…` or `postgres://…`; ValueError for any other address.

    The folder of a SQLite file is made if it is missing, and a writer of it waits `busy_seconds` for another one.
    Nothing is connected yet.
    """
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise ValueError("A database address looks like sqlite:///data/followthrough.db") from None
    if parsed.drivername in _POSTGRESQL:
        return _postgresql(parsed, pool_size)
    if parsed.drivername in _SQLITE:
        if in_memory(parsed) and _LET_GO:
            return _LET_GO.pop()
        return _sqlite(parsed, pool_size, busy_seconds)
    raise ValueError(f"{parsed.drivername} is not supported: a database address starts with sqlite or postgresql")


def let_go(engine: Engine) -> None:
    """Close every connection; what was in memory is gone with them, and the engine may serve the next such database."""
    engine.dispose()
    if in_memory(engine.url) and engine not in _LET_GO:
        _LET_GO.append(engine)


def is_missing(url: str) -> bool:
    """Whether the address is that of a SQLite file that is not there yet; a wrong address is not."""
    try:
        parsed = make_url(url)
    except ArgumentError:
        return False
    named = parsed.database
    return parsed.drivername in _SQLITE and bool(named) and named != ":memory:" and not Path(str(named)).exists()


def in_memory(url: URL) -> bool:
    """Whether it is the address of a SQLite database that is gone with its connection."""
    return url.get_backend_name() == "sqlite" and url.database in {None, "", ":memory:"}


def _postgresql(url: URL, pool_size: int) -> Engine:
    return create_engine(
        url.set(drivername="postgresql+psycopg"),
        pool_size=pool_size,
        pool_pre_ping=True,
        hide_parameters=True,
        json_serializer=to_json,
        # Poolers that hand out connections per transaction do not keep prepared statements.
        connect_args={"prepare_threshold": None, "connect_timeout": CONNECT_SECONDS},
    )


def _sqlite(url: URL, pool_size: int, busy_seconds: float) -> Engine:
    passing = in_memory(url)
    if not passing:
        Path(str(url.database)).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(
        url,
        poolclass=QueuePool,
        # A database in memory lives in its only connection, which threads borrow one after another.
        pool_size=1 if passing else pool_size,
        max_overflow=0 if passing else 10,
        pool_timeout=CONNECT_SECONDS,
        hide_parameters=True,
        json_serializer=to_json,
        connect_args={"timeout": busy_seconds, "check_same_thread": False},
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _beginner(busy_seconds))
    ahead.listen(engine)
    return engine


def make_reader(engine: Engine) -> Engine:
    """The same engine for transactions that see one moment of the database, and in which writing is refused."""
    if engine.dialect.name == "postgresql":
        return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    reader = engine.execution_options(**{READS_ONLY: True})
    # SQLite could refuse it too, but telling it so before each transaction has it forget every prepared statement.
    event.listen(reader, "before_cursor_execute", _refuse_to_write)
    return reader


def _refuse_to_write(
    _connection: Connection,
    _cursor: DBAPICursor,
    _statement: str,
    _parameters: object,
    context: ExecutionContext,
    _many: bool,
) -> None:
    if isinstance(context, DefaultExecutionContext) and context.is_crud and not ahead.holds(context):
        raise InvalidRequestError("a transaction that only reads was asked to write")


def _prepare(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    if not isinstance(connection, sqlite3.Connection):
        raise TypeError("not a connection of the sqlite3 module")
    connection.isolation_level = None  # the driver would begin transactions too late; `_begin` does it
    connection.execute("PRAGMA foreign_keys = ON")
    # Only ever switched once: the switch needs the file for itself, asking does not.
    if connection.execute("PRAGMA journal_mode").fetchone()[0] == "delete":
        connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")


def _beginner(busy_seconds: float) -> Callable[[Connection], None]:
    """Begins transactions: a writer takes the write lock at once, for a reader that turns writer loses updates.

    SQLite lets whoever waits look again now and then, so that of many writers some are never lucky. Ours stand in
    line: one at a time asks SQLite, the others wait for that one. Readers never wait.
    """
    turn = threading.Lock()

    def begin(connection: Connection) -> None:
        reads_only = connection.get_execution_options().get(READS_ONLY, False)
        if reads_only:
            connection.exec_driver_sql("BEGIN")
            return
        mine = turn.acquire(timeout=busy_seconds)
        try:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        finally:
            if mine:
                turn.release()

    return begin
