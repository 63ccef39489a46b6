"""Whatever is wrong with the database, each command says it in a sentence with what to do, and leaves it alone."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from bot.cli import main
from tests.bot.office import Office, plan
from tests.bot.process import Process

Start = Callable[..., Process]
Spoil = Callable[[Path], str]
LINES = {
    "import": ["import", "plan.yaml"],
    "backup": ["backup", "copy"],
    "restore": ["restore", "good", "--replace"],
    "simulate": ["simulate", "--weeks", "1", "--database"],
}


def newer(file: Path) -> str:
    """A database of a program that is newer than this one."""
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    return "9999"


def no_database(file: Path) -> str:
    """A file of another kind."""
    file.unlink()
    file.write_text("code;title;owner\n" * 500, encoding="utf-8")
    return "file is not a database"


def a_folder(file: Path) -> str:
    """No file at all."""
    file.unlink()
    file.mkdir()
    return "unable to open database file"


SPOILT = [newer, no_database, a_folder]


@pytest.fixture
def file(office: Office, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The database of a company with its plan imported, and a backup of it; commands work in its folder."""
    office.found()
    office.engine.dispose()
    monkeypatch.chdir(office.folder)
    for name, value in office.settings().items():
        monkeypatch.setenv(name, value)
    (office.folder / "plan.yaml").write_bytes(plan())
    assert main(["backup", "good"]) == 0
    return office.folder / "followthrough.db"


@pytest.mark.parametrize(
    ("command", "spoil"),
    [
        *(("import", spoil) for spoil in SPOILT),
        *(("simulate", spoil) for spoil in SPOILT),
        *(("restore", spoil) for spoil in SPOILT if spoil is not newer),
    ],
)
def test_a_database_that_cannot_be_used(
    file: Path, capsys: pytest.CaptureFixture[str], command: str, spoil: Spoil
) -> None:
    """One line with what to do, the code of wrong settings, and nothing is changed."""
    said = spoil(file)
    before = file.read_bytes() if file.is_file() else b""
    more = [f"sqlite:///{file}"] if command == "simulate" else []
    capsys.readouterr()

    assert main([*LINES[command], *more]) == 2

    printed = capsys.readouterr()
    assert printed.out == ""
    assert said in printed.err
    assert "Check " in printed.err or "use the newer version" in printed.err
    assert printed.err.count("\n") == 1
    assert (file.read_bytes() if file.is_file() else b"") == before


@pytest.mark.parametrize("spoil", [no_database, a_folder])
def test_a_backup_of_no_database(file: Path, capsys: pytest.CaptureFixture[str], spoil: Spoil) -> None:
    """It is told what is wrong, and no file appears."""
    said = spoil(file)

    assert main(["backup", "copy"]) == 2

    assert said in capsys.readouterr().err
    assert list(file.parent.glob("copy*")) == []


def test_a_newer_database_can_be_saved_and_replaced(file: Path) -> None:
    """A backup needs no knowledge of what is in it, and whoever went back to an older program has one of that."""
    newer(file)

    assert main(["backup", "copy"]) == 0
    assert main(["restore", "good", "--replace"]) == 0
    assert main(["import", "plan.yaml"]) == 0


@pytest.mark.parametrize("command", ["import", "simulate"])
def test_a_locked_database(file: Path, capsys: pytest.CaptureFixture[str], command: str) -> None:
    """Somebody else's long transaction is told as what it is."""
    more = [f"sqlite:///{file}"] if command == "simulate" else []
    capsys.readouterr()
    with closing(sqlite3.connect(file)) as other:
        other.execute("BEGIN IMMEDIATE")

        assert main([*LINES[command], *more]) == 2

    assert "database is locked" in capsys.readouterr().err


def test_a_locked_database_is_not_replaced(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Putting a backup back says so, and what was there stays."""
    with closing(sqlite3.connect(file)) as other:
        other.execute("BEGIN IMMEDIATE")

        assert main(["restore", "good", "--replace"]) == 1

    assert "database is locked" in capsys.readouterr().err


@pytest.mark.parametrize("url", ["mysql://someone:sesame@host/plan", "postgresql://someone:sesame@127.0.0.1:9/plan"])
@pytest.mark.parametrize("command", ["backup", "restore"])
@pytest.mark.usefixtures("file")
def test_an_address_without_a_database(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: str, url: str
) -> None:
    """The setting is named, its password is not."""
    monkeypatch.setenv("DATABASE_URL", url)
    capsys.readouterr()

    code = main(LINES[command])

    said = capsys.readouterr().err
    assert code in {1, 2}
    assert "DATABASE_URL" in said or "no backup of a PostgreSQL database" in said
    assert "sesame" not in said


@pytest.mark.parametrize("spoil", SPOILT)
def test_the_program_does_not_start(file: Path, start: Start, spoil: Spoil) -> None:
    """Nor does it leave a trace of its own making in the log."""
    said = spoil(file)
    program = start()

    assert program.code() == 2

    assert said in program.log
    assert "Traceback" not in program.log


@pytest.mark.parametrize(
    ("spoil", "line"),
    [
        (newer, "FIX  migrations: the database is of a newer version than this program"),
        (no_database, "FIX  database: file is not a database"),
        (a_folder, "FIX  database: unable to open database file"),
    ],
)
def test_the_doctor_tells(file: Path, capsys: pytest.CaptureFixture[str], spoil: Spoil, line: str) -> None:
    """With what to do below it."""
    spoil(file)

    assert main(["doctor"]) == 1

    lines = capsys.readouterr().out.splitlines()
    assert line in lines
    assert lines[lines.index(line) + 1].startswith("     ")


def test_the_doctor_tells_of_a_lock(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A database that answers but cannot be written is not well."""
    with closing(sqlite3.connect(file)) as other:
        other.execute("BEGIN IMMEDIATE")

        assert main(["doctor"]) == 1

    assert "FIX  database: The database cannot be opened: database is locked" in capsys.readouterr().out
