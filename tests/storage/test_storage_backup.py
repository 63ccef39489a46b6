"""Backups: taken while others write, put back whole, and never over something by accident."""

from pathlib import Path

import pytest

from storage.backup import BackupError, back_up, put_back
from storage.database import Database
from storage.sole import DatabaseInUseError, sole_user
from tests import mothers
from tests.mothers import NOW
from tests.postgres_server import PostgresServer


@pytest.fixture
def url(database_url: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """A database with one person in it; PostgreSQL's own tools are at hand."""
    if database_url.startswith("postgresql"):
        server: PostgresServer = request.getfixturevalue("postgresql_server")
        monkeypatch.setenv("PATH", str(server.tools), prepend=":")
    _add(database_url, "Sara")
    return database_url


def _add(url: str, name: str) -> None:
    database = Database(url)
    with database.storage().write() as uow:
        uow.people.add(mothers.person(name, chat_id=f"U0{name.upper()}"))
    database.close()


def _names(url: str) -> list[str]:
    database = Database(url)
    with database.storage().read() as uow:
        names = [person.name for person in uow.people.all()]
    database.close()
    return names


def test_a_backup_brings_back_what_was_there(url: str, tmp_path: Path) -> None:
    """What came after the backup is gone, what was there before is back."""
    file = tmp_path / "copy"
    back_up(url, file)
    _add(url, "Omar")

    put_back(url, file, NOW, replace=True)

    assert _names(url) == ["Sara"]


def test_a_backup_is_taken_while_somebody_writes(url: str, tmp_path: Path) -> None:
    """An open transaction neither stops the backup nor stands in it."""
    file = tmp_path / "copy"
    database = Database(url)
    with database.storage().write() as uow:
        uow.people.add(mothers.person("Omar", chat_id="U0OMAR"))
        back_up(url, file)
    database.close()

    put_back(url, file, NOW, replace=True)

    assert _names(url) == ["Sara"]


def test_a_backup_overwrites_no_file(url: str, tmp_path: Path) -> None:
    """The file that is there stays, and the sentence says to choose another name."""
    file = tmp_path / "copy"
    file.write_text("mine")

    with pytest.raises(BackupError, match="Choose another name"):
        back_up(url, file)

    assert file.read_text() == "mine"


def test_a_backup_of_nothing_is_refused(database_url: str, tmp_path: Path) -> None:
    """An empty database is most likely a wrong address."""
    with pytest.raises(BackupError, match="nothing to back up"):
        back_up(database_url, tmp_path / "copy")

    assert list(tmp_path.glob("copy*")) == []


def test_a_database_with_something_in_it_is_replaced_only_on_purpose(url: str, tmp_path: Path) -> None:
    """Without --replace nothing is changed."""
    file = tmp_path / "copy"
    back_up(url, file)
    _add(url, "Omar")

    with pytest.raises(BackupError, match="--replace"):
        put_back(url, file, NOW)

    assert _names(url) == ["Omar", "Sara"]


@pytest.mark.parametrize("content", [b"", b"id,name\n1,Sara\n"])
def test_a_file_that_is_no_backup_is_refused(url: str, tmp_path: Path, content: bytes) -> None:
    """The database stays as it was."""
    file = tmp_path / "copy"
    file.write_bytes(content)

    with pytest.raises(BackupError, match="no backup"):
        put_back(url, file, NOW, replace=True)

    assert _names(url) == ["Sara"]


def test_a_file_that_is_not_there_is_told_of(url: str, tmp_path: Path) -> None:
    """The sentence names the file."""
    with pytest.raises(BackupError, match="absent cannot be read"):
        put_back(url, tmp_path / "absent", NOW, replace=True)


def test_a_running_bot_keeps_its_file(sqlite_url: str, tmp_path: Path) -> None:
    """A SQLite file in use is not replaced below the process that uses it."""
    _add(sqlite_url, "Sara")
    file = tmp_path / "copy"
    back_up(sqlite_url, file)

    with sole_user(sqlite_url), pytest.raises(DatabaseInUseError):
        put_back(sqlite_url, file, NOW, replace=True)


def test_missing_tools_are_named(postgresql_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without pg_dump the sentence says what to install."""
    _add(postgresql_url, "Sara")
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(BackupError, match="pg_dump is not installed"):
        back_up(postgresql_url, tmp_path / "copy")
