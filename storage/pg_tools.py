"""PostgreSQL's own client tools: `pg_dump` writes a backup, `pg_restore` and `psql` put it back in one transaction."""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from sqlalchemy import URL

from storage.tables import metadata

LONGEST = 3600
"""Seconds after which a tool that does not end is ended."""

_VERSION = re.compile(r"^COPY \S*alembic_version .*;\n(\w+)$", re.MULTILINE)


class ToolError(Exception):
    """A tool is missing or failed; the text says which, and why."""


def dump(database: URL, target: Path) -> None:
    """Write a database into a file."""
    _run(["pg_dump", "--format=custom", "--no-owner", f"--file={target}"], database)


def version_in(source: Path, database: URL) -> str | None:
    """The version of the schema in a file that `dump` wrote; None when it holds none of ours."""
    read = _run(["pg_restore", "--data-only", "--table=alembic_version", "--file=-", str(source)], database)
    found = _VERSION.search(read)
    return None if found is None else found.group(1)


def load(database: URL, source: Path, now: datetime) -> None:
    """Make the database what it was when `source` was written, and note that it was restored at `now`; all or nothing.

    `pg_restore` cannot add a step to its transaction, so it writes the statements and `psql` runs them with ours.
    """
    with tempfile.TemporaryDirectory(prefix="followthrough-") as folder:
        before, whole, after = (Path(folder) / name for name in ("before.sql", "whole.sql", "after.sql"))
        tables = ", ".join(["alembic_version", *metadata.tables])
        # Tables that are newer than the backup would be in the way of the migrations that make them.
        # The function that guards the trail is in the backup, too.
        away = f"DROP TABLE IF EXISTS {tables} CASCADE;\nDROP FUNCTION IF EXISTS audit_stays() CASCADE;\n"
        before.write_text(away, encoding="utf-8")
        _run(["pg_restore", "--no-owner", f"--file={whole}", str(source)], database)
        after.write_text(_noted(now), encoding="utf-8")
        options = ["--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1"]
        _run(["psql", *options, *(f"--file={part}" for part in (before, whole, after))], database)


def _noted(now: datetime) -> str:
    """The backup may be older than the column; the migration that adds it knows that it may be there."""
    return (
        "RESET search_path;\n"
        "ALTER TABLE workspaces ADD COLUMN IF NOT EXISTS restored_at TIMESTAMP WITH TIME ZONE;\n"
        f"UPDATE workspaces SET restored_at = '{now.isoformat()}';\n"
    )


def _run(command: Sequence[str], database: URL) -> str:
    program = shutil.which(command[0])
    if program is None:
        raise ToolError(f"{command[0]} is not installed. It belongs to PostgreSQL's client tools (postgresql-client).")
    try:
        done = subprocess.run(  # noqa: S603  (a fixed program; nothing of the arguments is read by a shell)
            [program, *command[1:]],
            env={**os.environ, **_connection(database)},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=LONGEST,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise ToolError(f"{command[0]} did not end within an hour.") from error
    if done.returncode != 0:
        said = " ".join(done.stderr.split()) or f"it ended with {done.returncode}"
        raise ToolError(f"{command[0]} failed: {said}")
    return done.stdout


def _connection(database: URL) -> Mapping[str, str]:
    """How the tools reach the database, through the environment: arguments can be read by everybody."""
    values = {
        "PGHOST": database.host or database.query.get("host"),
        "PGPORT": database.port or database.query.get("port"),
        "PGUSER": database.username,
        "PGPASSWORD": database.password,
        "PGDATABASE": database.database,
    }
    return {name: str(value) for name, value in values.items() if value}
