"""One process at a time on a SQLite file."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

from sqlalchemy import make_url

from domain.errors import StorageFaultError


class DatabaseInUseError(StorageFaultError):
    """Another process works on the database; its message says so in a sentence."""


@contextmanager
def sole_user(url: str) -> Iterator[None]:
    """Hold a SQLite file for this process, or DatabaseInUseError; PostgreSQL and memory need no such thing.

    The pacer of messages lives in one process, so two on one file would together be too fast for the chat. The hold
    is a lock on a second, empty file: the operating system lets go of it however the process ends.
    """
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite" or parsed.database in {None, "", ":memory:"}:
        yield
        return
    with closing(sqlite3.connect(f"{parsed.database}.lock", timeout=0, isolation_level=None)) as hold:
        try:
            hold.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            raise DatabaseInUseError(
                f"{parsed.database} is in use by another process. A SQLite file serves one at a time: "
                "stop the other one, or use PostgreSQL."
            ) from error
        yield
