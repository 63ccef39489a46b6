"""Backups: a whole copy of the database in one file, taken while the program runs, and put back.

SQLite copies itself page by page (its online backup); PostgreSQL is read by `pg_dump` and put back by `pg_restore`,
which belong to its client tools.
"""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path

from sqlalchemy import URL, make_url

from storage.database import Version, version
from storage.sole import sole_user

MAGIC_SQLITE = b"SQLite format 3\x00"
MAGIC_POSTGRESQL = b"PGDMP"
LONGEST = 3600
"""Seconds after which a tool that does not end is ended."""


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
        _copy_out(make_url(url), unfinished)
        unfinished.rename(target)
    finally:
        unfinished.unlink(missing_ok=True)


def put_back(url: str, source: Path, *, replace: bool = False) -> None:
    """Make the database at `url` what it was when `source` was taken.

    BackupError when the file is no backup of this kind of database, when the database holds something and `replace`
    is not set, or when a tool fails. DatabaseInUseError when a process works on the SQLite file.
    """
    parsed = make_url(url)
    _check_kind(parsed, source)
    if version(url) is not Version.EMPTY and not replace:
        raise BackupError("The database is not empty. Add --replace to put the backup in its place.")
    if _is_sqlite(parsed):
        with sole_user(url):
            _copy_in_sqlite(_path(parsed), source)
    else:
        options = ["--clean", "--if-exists", "--no-owner", "--single-transaction", f"--dbname={parsed.database}"]
        _tool(["pg_restore", *options, str(source)], parsed)


def _copy_out(parsed: URL, unfinished: Path) -> None:
    if _is_sqlite(parsed):
        with closing(sqlite3.connect(_path(parsed))) as live, closing(sqlite3.connect(unfinished)) as copy:
            live.backup(copy)
        _check_whole(unfinished)
    else:
        _tool(["pg_dump", "--format=custom", "--no-owner", f"--file={unfinished}"], parsed)


def _copy_in_sqlite(path: Path, source: Path) -> None:
    """The live file keeps its place; its content becomes that of the backup, in one transaction of SQLite's own."""
    _check_whole(source)
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(source)) as copy, closing(sqlite3.connect(path)) as live:
        copy.backup(live)


def _check_whole(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        found = connection.execute("PRAGMA integrity_check").fetchone()
    if found != ("ok",):
        raise BackupError(f"{file} is damaged: {found[0]}")


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


def _tool(command: Sequence[str], parsed: URL) -> None:
    program = shutil.which(command[0])
    if program is None:
        raise BackupError(
            f"{command[0]} is not installed. It belongs to PostgreSQL's client tools (postgresql-client)."
        )
    done = subprocess.run(  # noqa: S603  (a fixed program; nothing of the arguments is read by a shell)
        [program, *command[1:]],
        env={**os.environ, **_connection(parsed)},
        capture_output=True,
        text=True,
        timeout=LONGEST,
        check=False,
    )
    if done.returncode != 0:
        raise BackupError(f"{command[0]} failed: {done.stderr.strip() or done.returncode}")


def _connection(parsed: URL) -> Mapping[str, str]:
    """How PostgreSQL's tools reach the database, through the environment: arguments can be read by everybody."""
    values = {
        "PGHOST": parsed.host or parsed.query.get("host"),
        "PGPORT": parsed.port or parsed.query.get("port"),
        "PGUSER": parsed.username,
        "PGPASSWORD": parsed.password,
        "PGDATABASE": parsed.database,
    }
    return {name: str(value) for name, value in values.items() if value}


def _is_sqlite(parsed: URL) -> bool:
    return parsed.get_backend_name() == "sqlite"


def _path(parsed: URL) -> Path:
    if parsed.database in {None, "", ":memory:"}:
        raise BackupError("A database in memory cannot be backed up.")
    return Path(str(parsed.database))
