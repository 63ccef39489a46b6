"""One process at a time on a SQLite file."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import make_url

from domain.errors import StorageFaultError
from storage.engine import in_memory
from storage.faults import is_busy


class DatabaseInUseError(StorageFaultError):
    """Another process works on the database; its message says so in a sentence."""


@contextmanager
def sole_user(url: str) -> Iterator[None]:
    """Hold a SQLite file for this process, or DatabaseInUseError; PostgreSQL and memory need no such thing.

    StorageFaultError when there can be no file in that place.

    The pacer of messages lives in one process, so two on one file would together be too fast for the chat. The hold
    is a lock on a second, empty file: the operating system lets go of it however the process ends.
    """
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite" or in_memory(parsed):
        yield
        return
    file = Path(str(parsed.database))
    with closing(_held(file)):
        yield


def _held(file: Path) -> sqlite3.Connection:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        hold = sqlite3.connect(f"{file}.lock", timeout=0, isolation_level=None)
    except (OSError, sqlite3.Error) as error:
        raise StorageFaultError(str(error)) from error
    try:
        hold.execute("BEGIN EXCLUSIVE")
    except sqlite3.Error as error:
        hold.close()
        if not is_busy(error):
            raise StorageFaultError(str(error)) from error
        raise DatabaseInUseError(
            f"{file} is in use by another process. A SQLite file serves one at a time: "
            "stop the other one, or use PostgreSQL."
        ) from error
    return hold
