"""An office, and programs that work in it."""

import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.cli import main
from tests.bot.commands.doctors import Doctor
from tests.bot.office import Office
from tests.bot.process import Process


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """A small company at an address; its database does not exist yet."""
    made = Office(tmp_path)
    yield made
    made.stop()


@pytest.fixture
def start(office: Office) -> Iterator[Callable[..., Process]]:
    """Starts programs in the office; keywords change their settings, an empty text takes one away."""
    started: list[Process] = []

    def begin(*arguments: str, **changes: str) -> Process:
        settings = {name: value for name, value in office.settings(**changes).items() if value}
        started.append(Process(office.folder, settings, *arguments))
        return started[-1]

    yield begin
    for process in started:
        process.end()


@pytest.fixture
def port() -> int:
    """A port that is free on this machine."""
    with socket.create_server(("127.0.0.1", 0)) as trial:
        found: int = trial.getsockname()[1]
        return found


@pytest.fixture
def doctor(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Doctor:
    """Examines the office; keywords change the settings, an empty text takes one away. The code and the lines."""

    def examine(**changes: str) -> tuple[int, list[str]]:
        monkeypatch.chdir(tmp_path)
        for name, value in office.settings(**changes).items():
            monkeypatch.setenv(name, value)
        code = main(["doctor"])
        printed = capsys.readouterr()
        assert printed.err == ""
        assert "xoxb-" not in printed.out.replace("starts with xoxb-", "")
        return code, printed.out.splitlines()

    return examine


@pytest.fixture
def founded(office: Office) -> Office:
    """The office with its plan imported."""
    office.found()
    return office
