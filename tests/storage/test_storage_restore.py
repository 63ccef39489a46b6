"""Putting a backup back: whole or not at all, with a note of when, whatever version the backup is of."""

import shutil
from datetime import datetime
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import Connection, column, inspect, make_url, table, text

from storage import pg_tools, schema
from storage.backup import BackupError, back_up, put_back
from storage.database import Database
from storage.engine import make_engine
from storage.rows import values_of
from storage.tables import workspaces
from tests import mothers
from tests.mothers import NOW
from tests.postgres_server import PostgresServer


@pytest.fixture
def url(database_url: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """An empty database; PostgreSQL's own tools are at hand."""
    if database_url.startswith("postgresql"):
        server: PostgresServer = request.getfixturevalue("postgresql_server")
        monkeypatch.setenv("PATH", str(server.tools), prepend=":")
    return database_url


def _found(url: str, company: str = "Northwind") -> None:
    database = Database(url)
    with database.storage().write() as uow:
        uow.workspaces.save(mothers.workspace(company=company))
    database.close()


def _settings(url: str) -> tuple[str, datetime | None]:
    database = Database(url)
    with database.storage().read() as uow:
        found = uow.workspaces.find()
    database.close()
    assert found is not None
    return found.company, found.restored_at


def _say(url: str, *statements: str) -> None:
    engine = make_engine(url)
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


def test_a_restored_database_knows_when_that_was(url: str, tmp_path: Path) -> None:
    """What was sent since the backup must be looked for; a database that was never restored has no such moment."""
    _found(url)
    back_up(url, tmp_path / "copy")
    assert _settings(url) == ("Northwind", None)

    put_back(url, tmp_path / "copy", NOW, replace=True)

    assert _settings(url) == ("Northwind", NOW)


def test_a_backup_of_an_older_program_is_noted_as_well(url: str, tmp_path: Path) -> None:
    """It comes back without the place for the note, and tables made since are not in the way of its migrations."""
    engine = make_engine(url)
    with schema.migrating(engine) as config:
        command.upgrade(config, "0002")
        connection: Connection = config.attributes["connection"]
        there = {column["name"] for column in inspect(connection).get_columns("workspaces")}
        assert "restored_at" not in there
        gone_since = {"rung_days": 2, "cooldown_days": 5}
        known = {"id": 1, **values_of(mothers.workspace()), **gone_since}
        types = {name: workspaces.c[name].type for name in there - gone_since.keys()}
        old = table("workspaces", *(column(name, types.get(name)) for name in sorted(there)))
        connection.execute(old.insert().values({name: known[name] for name in there}))
    engine.dispose()
    back_up(url, tmp_path / "copy")
    _found(url, "Later")

    put_back(url, tmp_path / "copy", NOW, replace=True)

    assert _settings(url) == ("Northwind", NOW)


def test_a_backup_of_a_newer_program_is_refused(url: str, tmp_path: Path) -> None:
    """The sentence says so, and nothing is changed."""
    _found(url)
    _say(url, "UPDATE alembic_version SET version_num = '9' || version_num")
    back_up(url, tmp_path / "copy")
    _say(url, "UPDATE alembic_version SET version_num = substr(version_num, 2)")

    with pytest.raises(BackupError, match="newer version of Followthrough"):
        put_back(url, tmp_path / "copy", NOW, replace=True)

    assert _settings(url) == ("Northwind", None)


def test_a_restore_that_breaks_in_its_last_step_changes_nothing(url: str, tmp_path: Path) -> None:
    """The note belongs to the same step as the content: without the one there is not the other."""
    _found(url)
    _say(url, "ALTER TABLE workspaces RENAME TO elsewhere")
    back_up(url, tmp_path / "copy")
    _say(url, "ALTER TABLE elsewhere RENAME TO workspaces", "UPDATE workspaces SET company = 'Later'")

    with pytest.raises(BackupError, match="workspaces"):
        put_back(url, tmp_path / "copy", NOW, replace=True)

    assert _settings(url) == ("Later", None)
    assert {file.name for file in tmp_path.iterdir()} <= {"copy", "followthrough.db", "followthrough.db.lock"}


def test_a_copy_of_something_else_is_refused(url: str, tmp_path: Path) -> None:
    """A database of the right kind that is not ours does not come in."""
    _say(url, "CREATE TABLE birds (name TEXT)")
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        shutil.copy(str(parsed.database), tmp_path / "copy")
    else:
        pg_tools.dump(parsed, tmp_path / "copy")
    _found(url)

    with pytest.raises(BackupError, match="no backup of Followthrough's database"):
        put_back(url, tmp_path / "copy", NOW, replace=True)

    assert _settings(url) == ("Northwind", None)


def test_a_damaged_backup_is_refused(sqlite_url: str, tmp_path: Path) -> None:
    """Half a file is told apart from a whole one before anything is touched."""
    _found(sqlite_url)
    copy = tmp_path / "copy"
    back_up(sqlite_url, copy)
    copy.write_bytes(copy.read_bytes()[: copy.stat().st_size // 2])

    with pytest.raises(BackupError, match="copy"):
        put_back(sqlite_url, copy, NOW, replace=True)

    assert _settings(sqlite_url) == ("Northwind", None)
