"""Faults of the database, told apart from faults of the program."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from domain.errors import StorageFaultError

_OF_THE_FILE = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_NOTADB,
}
_NOT_ALLOWED = "42501"
"""PostgreSQL's code for a right that the database's user lacks (insufficient_privilege)."""

_PRIMARY_CODE = 0xFF  # the upper bits only say more about the lower ones


@contextmanager
def told_apart() -> Iterator[None]:
    """Turn a database that is away, locked, full, read-only or damaged into StorageFaultError.

    A wrong statement stays what it is.
    """
    try:
        yield
    except PoolTimeoutError as error:
        raise StorageFaultError("every connection is in use") from error
    except DBAPIError as error:
        if not _is_of_the_database(error):
            raise
        raise StorageFaultError(str(error.orig)) from error
    except sqlite3.Error as error:  # of what was told to the driver itself
        if _primary_code(error) not in _OF_THE_FILE:
            raise
        raise StorageFaultError(str(error)) from error


def is_busy(error: sqlite3.Error) -> bool:
    """Whether somebody else holds the file."""
    return _primary_code(error) == sqlite3.SQLITE_BUSY


def _is_of_the_database(error: DBAPIError) -> bool:
    if error.connection_invalidated:
        return True
    if isinstance(error.orig, sqlite3.Error):
        # SQLite has one class for a locked file and a missing table; only its code tells them apart.
        return _primary_code(error.orig) in _OF_THE_FILE
    return isinstance(error, OperationalError) or getattr(error.orig, "sqlstate", None) == _NOT_ALLOWED


def _primary_code(error: sqlite3.Error) -> int | None:
    code: int | None = getattr(error, "sqlite_errorcode", None)
    return None if code is None else code & _PRIMARY_CODE
