"""Backups: a whole copy of the database in one file, taken while the program runs, and put back.

SQLite copies itself page by page (its online backup); PostgreSQL is read and put back by its own client tools.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace as changed
from datetime import datetime
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import DBAPIError

from storage import pg_tools, schema
from storage.database import Version, version
from storage.engine import in_memory, make_engine
from storage.sole import sole_user
from storage.unit_of_work import SqlStorage

MAGIC_SQLITE = b"SQLite format 3\x00"
MAGIC_POSTGRESQL = b"PGDMP"


class BackupError(Exception):
    """The backup could not be taken or put back; the text says why and what to do. Nothing was changed."""


def back_up(url: str, target: Path) -> None:
    """Write the database at `url` into the file `target`, which appears only when it is whole.

    BackupError when the file exists, the database has no plan, or a tool fails.
    """
    if target.exists():
        raise BackupError(f"{target} exists. Choose another name; a backup never overwrites one.")
    if version(url) is Version.EMPTY:
        raise BackupError("There is nothing to back up: the database is empty.")
    unfinished = target.with_name(f"{target.name}.part")
    try:
        with _explained(target):
            _copy_out(make_url(url), unfinished)
            unfinished.rename(target)
    finally:
        unfinished.unlink(missing_ok=True)


def put_back(url: str, source: Path, now: datetime, *, replace: bool = False) -> None:
    """Make the database at `url` what it was when `source` was taken, and note in it that it was restored at `now`.

    Whenever this ends, even by a kill, the database is either as it was or wholly restored, note and all.
    BackupError when the file is no backup of this kind of database or one of a newer program, when the database
    holds something and `replace` is not set, or when a tool fails. DatabaseInUseError when a process works on the
    SQLite file.
    """
    parsed = make_url(url)
    _check_kind(parsed, source)
    if version(url) is not Version.EMPTY and not replace:
        raise BackupError("The database is not empty. Add --replace to put the backup in its place.")
    with _explained(source):
        if _is_sqlite(parsed):
            with sole_user(url):
                _copy_in_sqlite(_path(parsed), source, now)
        else:
            _check_version(pg_tools.version_in(source, parsed), source)
            pg_tools.load(parsed, source, now)


def _copy_out(parsed: URL, unfinished: Path) -> None:
    if _is_sqlite(parsed):
        _copy(_path(parsed), unfinished)
        _check_whole(unfinished)
    else:
        pg_tools.dump(parsed, unfinished)


def _copy_in_sqlite(path: Path, source: Path, now: datetime) -> None:
    """The live file keeps its place; its content becomes that of the backup, in one transaction of SQLite's own.

    The backup is brought up to date and noted as restored in a copy beside the live file, and goes in as a whole.
    """
    _check_whole(source)
    path.parent.mkdir(parents=True, exist_ok=True)
    ready = path.with_name(f"{path.name}.restoring")
    _remove(ready)
    try:
        _copy(source, ready)
        _note_restored(ready, source, now)
        _copy(ready, path)
    finally:
        _remove(ready)


def _copy(source: Path, target: Path) -> None:
    with closing(sqlite3.connect(source)) as whole, closing(sqlite3.connect(target)) as into:
        whole.backup(into, progress=_give_up_when_locked)


def _give_up_when_locked(status: int, _left: int, _total: int) -> None:
    """SQLite has waited some seconds by then; left alone, the driver would try again for ever."""
    if status in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        raise sqlite3.OperationalError("database is locked")


def _note_restored(copy: Path, source: Path, now: datetime) -> None:
    engine = make_engine(f"sqlite:///{copy}")
    try:
        _check_version(schema.current(engine), source)
        schema.upgrade(engine)
        with SqlStorage(engine).write() as uow:
            settings = uow.workspaces.find()
            if settings is not None:
                uow.workspaces.save(changed(settings, restored_at=now))
    finally:
        engine.dispose()


def _remove(database: Path) -> None:
    for file in (database, *(database.with_name(f"{database.name}-{part}") for part in ("wal", "shm", "journal"))):
        file.unlink(missing_ok=True)


def _check_whole(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        found = connection.execute("PRAGMA integrity_check").fetchone()
    if found != ("ok",):
        raise BackupError(f"{file} is damaged: {found[0]}. Take another backup.")


def _check_version(found: str | None, source: Path) -> None:
    if found is None:
        raise BackupError(f"{source} is no backup of Followthrough's database.")
    if not schema.is_known(found):
        raise BackupError(f"{source} was written by a newer version of Followthrough. Put it back with that one.")


def _check_kind(parsed: URL, source: Path) -> None:
    try:
        head = _head(source)
    except OSError as error:
        raise BackupError(f"{source} cannot be read: {error.strerror}.") from error
    wanted = MAGIC_SQLITE if _is_sqlite(parsed) else MAGIC_POSTGRESQL
    if not head.startswith(wanted):
        kind = "SQLite" if _is_sqlite(parsed) else "PostgreSQL"
        raise BackupError(f"{source} is no backup of a {kind} database.")


def _head(source: Path) -> bytes:
    with source.open("rb") as file:
        return file.read(len(MAGIC_SQLITE))


@contextmanager
def _explained(file: Path) -> Iterator[None]:
    """Faults of files and tools as sentences."""
    try:
        yield
    except pg_tools.ToolError as error:
        raise BackupError(str(error)) from error
    except (sqlite3.Error, DBAPIError) as error:
        said = error.orig if isinstance(error, DBAPIError) else error
        raise BackupError(f"SQLite says of the database or of {file}: {said}. Check both files.") from error
    except OSError as error:
        raise BackupError(f"{error.filename or file} cannot be written: {error.strerror}.") from error


def _is_sqlite(parsed: URL) -> bool:
    return parsed.get_backend_name() == "sqlite"


def _path(parsed: URL) -> Path:
    if in_memory(parsed):
        raise BackupError("A database in memory cannot be backed up.")
    return Path(str(parsed.database))
