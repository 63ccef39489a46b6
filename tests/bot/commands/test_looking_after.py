"""What a supervisor, a monitor and an operator who starts it twice see of a running program."""

import socket
from collections.abc import Callable

import pytest

from tests.bot.commands.asking import page, ready
from tests.bot.office import Office
from tests.bot.process import Process

Start = Callable[..., Process]


@pytest.fixture
def working(office: Office) -> Office:
    """The company with its plan imported."""
    office.found()
    return office


def test_a_running_program_shows_its_health(working: Office, start: Start, port: int) -> None:
    """Health, readiness and metrics are served where the settings say, and the program still ends in time."""
    program = start(HEALTH_ADDRESS=f"127.0.0.1:{port}")
    working.expect(lambda: ready(port), "readiness")

    assert page(port, "/healthz") == (200, "ok\n")
    assert 'followthrough_notices{state="unknown"} 0.0' in page(port, "/metrics")[1]

    program.ask_to_stop()
    assert program.code(10.0) == 0


@pytest.mark.usefixtures("working")
def test_a_taken_health_address_is_told(start: Start) -> None:
    """The program does not start without what its supervisor asks for."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        program = start(HEALTH_ADDRESS=address)

        assert program.code() == 2
    assert f"HEALTH_ADDRESS {address} cannot be served" in program.log
    assert "Traceback" not in program.log


def test_a_second_program_on_one_file_is_refused(working: Office, start: Start) -> None:
    """It is told why and what to do, and the first one goes on."""
    first = start()
    working.expect(lambda: working.control.app()["connections"], "a connection")

    second = start()

    assert second.code() == 2
    assert "in use by another process" in second.log
    assert "use PostgreSQL" in second.log
    first.ask_to_stop()
    assert first.code(10.0) == 0
