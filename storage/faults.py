"""Faults of the database, told apart from faults of the program."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from domain.errors import StorageFaultError

_PASSING = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
}
_PRIMARY_CODE = 0xFF  # the upper bits only say more about the lower ones


@contextmanager
def told_apart() -> Iterator[None]:
    """Turn a database that is away, locked or full into StorageFaultError; a wrong statement stays what it is."""
    try:
        yield
    except PoolTimeoutError as error:
        raise StorageFaultError("every connection is in use") from error
    except DBAPIError as error:
        if not _may_pass(error):
            raise
        raise StorageFaultError(str(error.orig)) from error


def _may_pass(error: DBAPIError) -> bool:
    if error.connection_invalidated:
        return True
    if isinstance(error.orig, sqlite3.Error):
        # SQLite has one class for a locked file and a missing table; only its code tells them apart.
        code = getattr(error.orig, "sqlite_errorcode", None)
        return code is not None and code & _PRIMARY_CODE in _PASSING
    return isinstance(error, OperationalError)
