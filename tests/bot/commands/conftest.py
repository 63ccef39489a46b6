"""An office, and programs that work in it."""

import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

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
