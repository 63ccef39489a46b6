"""`followthrough import`: what a plan file, or something else in its place, leads to."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.cli import main
from tests.bot.office import plan

Import = Callable[..., tuple[int, str, str]]


@pytest.fixture
def bring_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Import:
    """Imports a file of a folder, by name; the code, and what was printed and complained of."""

    def run(name: str, content: bytes | None = None, url: str = "") -> tuple[int, str, str]:
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("DATABASE_URL", url or f"sqlite:///{tmp_path}/data/plan.db")
        if content is not None:
            (tmp_path / name).write_bytes(content)
        code = main(["import", name])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run


def test_a_good_plan(bring_in: Import, tmp_path: Path) -> None:
    """The plan goes in, and what is new is counted; tokens are not needed, the database's folder is made."""
    code, out, err = bring_in("plan.yaml", plan())
    assert (code, err) == (0, "")
    assert "people: 2 new, 0 changed, 0 left" in out
    assert "tasks: 1 new, 0 changed, 0 left" in out
    assert (tmp_path / "data" / "plan.db").exists()


def test_the_same_again(bring_in: Import) -> None:
    """Importing the same file again changes nothing, and says so."""
    bring_in("plan.yaml", plan())
    code, out, _ = bring_in("plan.yaml", plan())
    assert code == 0
    assert out.endswith("Everything was there already; nothing was changed.\n")


def test_a_changed_plan(bring_in: Import) -> None:
    """Importing a changed file changes what differs."""
    bring_in("plan.yaml", plan())
    code, out, _ = bring_in("plan.yaml", plan().replace(b"Open the second line", b"Open the third line"))
    assert code == 0
    assert "tasks: 0 new, 1 changed, 0 left" in out


def test_no_such_file(bring_in: Import) -> None:
    """A file that is not there is told by name."""
    code, out, err = bring_in("no-plan.yaml")
    assert (code, out) == (1, "")
    assert err.startswith("no-plan.yaml cannot be read: No such file or directory. Try: ")


def test_a_folder(bring_in: Import) -> None:
    """A folder in the place of the file is told."""
    code, out, err = bring_in(".")
    assert (code, out) == (1, "")
    assert err.startswith(". cannot be read: Is a directory. Try: ")


def test_a_broken_plan(bring_in: Import, tmp_path: Path) -> None:
    """Every fault is told with its place and how it is right; nothing is imported, no database is made."""
    broken = plan().replace(b"manager: sara", b"manager: sarah").replace(b"title: Open the second line, ", b"")
    code, out, err = bring_in("plan.yaml", broken)
    assert (code, out) == (1, "")
    assert "plan.yaml:7:62: No person" in err
    assert "Did you mean sara?" in err
    assert "`title` is missing" in err
    assert err.endswith("2 things are to mend in plan.yaml. Nothing was imported.\n")
    assert not (tmp_path / "data").exists()


def test_another_kind_of_file(bring_in: Import) -> None:
    """A workbook is recognised for what it is."""
    code, _, err = bring_in("plan.xlsx", b"PK\x03\x04...")
    assert code == 1
    assert "Excel" in err


@pytest.mark.parametrize("url", ["mysql://someone:sesame@host/plan", "postgresql://someone:sesame@127.0.0.1:9/plan"])
def test_no_database(bring_in: Import, url: str) -> None:
    """A database that cannot be opened is told without its password; another code than for a faulty file."""
    code, out, err = bring_in("plan.yaml", plan(), url)
    assert (code, out) == (2, "")
    assert "DATABASE_URL" in err
    assert "sesame" not in err
    assert "Traceback" not in err
