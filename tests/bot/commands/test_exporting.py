"""`followthrough export`: the plan in a file, or a sentence why not."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.cli import main
from tests.bot.office import plan

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command in a folder; the code, and what was printed and complained of."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/data/plan.db")

    def one(*arguments: str) -> tuple[int, str, str]:
        code = main(arguments)
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return one


@pytest.fixture
def founded(run: Run, tmp_path: Path) -> Run:
    """The same with a plan in the database."""
    (tmp_path / "given.yaml").write_bytes(plan())
    assert run("import", "given.yaml")[0] == 0
    return run


def test_out_and_in_again(founded: Run, tmp_path: Path) -> None:
    """The file is written, what it holds and lacks is said, and importing it changes nothing."""
    code, out, err = founded("export", "plan.yaml")
    assert (code, err) == (0, "")
    assert out.startswith("plan.yaml: 1 tasks, 0 goals, 0 measures.\nA plan file holds no history: ")
    assert "title: Open the second line" in (tmp_path / "plan.yaml").read_text(encoding="utf-8")
    code, out, _ = founded("import", "plan.yaml")
    assert (code, out.endswith("Everything was there already; nothing was changed.\n")) == (0, True)


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("plan.csv", b'"Task code",'),
        ("plan.xlsx", b"PK"),
        ("plan.xml", b"<?xml "),
        ("plan.ics", b"BEGIN:VCALENDAR"),
        ("plan.html", b"<!doctype html>"),
    ],
)
def test_other_formats(founded: Run, tmp_path: Path, name: str, begins: bytes) -> None:
    """The end of the name says the format, and what the format cannot hold is said."""
    code, out, err = founded("export", name, "--language", "ar")
    assert (code, err) == (0, "")
    assert len(out.splitlines()) == 3
    assert (tmp_path / name).read_bytes().startswith(begins)


def test_nothing_is_written_over(founded: Run, tmp_path: Path) -> None:
    """A file that is there stays as it is unless --replace says otherwise."""
    code, _, err = founded("export", "given.yaml")
    assert (code, err) == (1, "given.yaml is there already. Name another file, or add --replace.\n")
    assert (tmp_path / "given.yaml").read_bytes() == plan()
    assert founded("export", "given.yaml", "--replace")[0] == 0
    assert (tmp_path / "given.yaml").read_bytes() != plan()


def test_which_format(founded: Run) -> None:
    """A name that says no format is asked about; --as says it."""
    code, _, err = founded("export", "plan")
    assert (code, err) == (1, "What is plan to be? Add --as with one of yaml, csv, xlsx, stratml, ics, html.\n")
    assert founded("export", "plan", "--as", "yaml")[0] == 0


def test_what_cannot_be(run: Run, founded: Run) -> None:
    """A department that is not there and a folder that cannot be written are told in one sentence."""
    assert founded("export", "a.yaml", "--department", "moon") == (1, "", "There is no department moon.\n")
    code, out, err = run("export", "nowhere/a.yaml")
    assert (code, out, err) == (1, "", "nowhere/a.yaml cannot be written: No such file or directory.\n")


def test_no_plan(run: Run, tmp_path: Path) -> None:
    """Without a plan there is nothing to write, and no file."""
    assert run("export", "a.yaml") == (1, "", "There is no plan yet. Try: followthrough import plan.yaml\n")
    assert not (tmp_path / "a.yaml").exists()
