"""Several programs behind one address, to which Slack sends its requests in turns: as one, whoever is killed."""

import socket
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import cycle
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from sqlalchemy import select

from bot.commands.manifest import over_http
from bot.messages import actions
from sandbox.manifest import Manifest
from storage import tables
from tests.bot.commands.asking import ready
from tests.bot.office import OMAR, Office
from tests.bot.process import Process

Start = Callable[..., Process]


class Balancer:
    """Takes requests at one port and gives them to the programs in turns, past those that do not answer."""

    def __init__(self) -> None:
        self.given: list[int] = []
        self._ports: list[int] = []
        self._turns = cycle(self._ports)
        balancer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                """Pass a request on."""
                body = self.rfile.read(int(self.headers["Content-Length"]))
                status, answer, kind = balancer.passed_on(self.path, body, dict(self.headers))
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, format: str, *args: Any) -> None:  # noqa: A002, ANN401  (of the base class)
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self._server.server_port
        self._thread = Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    def serve(self, *ports: int) -> None:
        """The programs to take turns."""
        self._ports = list(ports)
        self._turns = cycle(self._ports)

    def passed_on(self, path: str, body: bytes, headers: dict[str, str]) -> tuple[int, bytes, str]:
        """The answer of the next one that answers; 503 when none does."""
        for _ in self._ports:
            port = next(self._turns)
            connection = HTTPConnection("127.0.0.1", port, timeout=10)
            try:
                connection.request("POST", path, body, headers)
                answer = connection.getresponse()
                found = answer.status, answer.read(), answer.headers.get("Content-Type", "text/plain")
            except ConnectionError:
                continue
            finally:
                connection.close()
            self.given.append(port)
            return found
        return 503, b"", "text/plain"

    def close(self) -> None:
        """Take no more."""
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


@pytest.fixture
def balancer() -> Iterator[Balancer]:
    """A load balancer before programs that do not run yet."""
    made = Balancer()
    yield made
    made.close()


@pytest.fixture
def office(tmp_path: Path, postgresql_url: str, balancer: Balancer) -> Iterator[Office]:
    """A company on PostgreSQL whose Slack sends its requests to the balancer."""
    manifest = Manifest.parse(over_http(f"http://127.0.0.1:{balancer.port}"))
    made = Office(tmp_path, manifest, database_url=postgresql_url)
    made.found()
    yield made
    made.stop()


@pytest.fixture
def two(office: Office, balancer: Balancer, start: Start) -> dict[int, Process]:
    """Two programs at work behind the balancer, by their port, and a question to Omar."""
    office.let_be_asked(OMAR)
    ports = [free_port(), free_port()]
    programs = {port: begin(office, start, port) for port in ports}
    for port in ports:
        office.expect(lambda port=port: ready(port), "readiness")  # type: ignore[misc]  # a default binds it now
    balancer.serve(*ports)
    office.expect(lambda: office.direct(OMAR), "a question to Omar")
    return programs


def free_port() -> int:
    """A port that is free on this machine."""
    with socket.create_server(("127.0.0.1", 0)) as trial:
        found: int = trial.getsockname()[1]
        return found


def begin(office: Office, start: Start, port: int) -> Process:
    """A program that serves Slack's requests at that port."""
    settings = {"SLACK_APP_TOKEN": "", "SLACK_SIGNING_SECRET": office.workspace.signing_secret}
    return start(**settings, HTTP_ADDRESS=f"127.0.0.1:{port}")


def press(office: Office, status: str) -> None:
    """Omar presses a status below his question."""
    (asked, *_) = office.direct(OMAR)
    buttons = [each for block in asked["blocks"] for each in block.get("elements", []) if "value" in each]
    said = [each for each in buttons if each["action_id"].startswith(actions.CHECK_IN_STATUS)]
    pressed = next(each["action_id"] for each in said if each["value"].split(":")[1] == status)
    office.control.click(OMAR, pressed, channel=office.workspace.direct_message(OMAR).id, ts=asked["ts"])


def stored(office: Office) -> list[tuple[str | None, str | None]]:
    """The words and notes on Omar's task."""
    said = select(tables.check_ins.c.status, tables.check_ins.c.note).where(tables.check_ins.c.answered_at.is_not(None))
    with office.engine.connect() as connection:
        return [tuple(row) for row in connection.execute(said)]


def test_an_event_that_comes_again_to_another_program_changes_state_once(
    office: Office, balancer: Balancer, two: dict[int, Process]
) -> None:
    """Slack sends a note twice, each to another program: it is taken once, and answered once."""
    (asked,) = office.direct(OMAR)
    office.control.deliveries(repeat_next=1)
    office.control.say(OMAR, office.workspace.bot_user_id, "T-1 The line stands", thread_ts=asked["ts"])
    office.expect(lambda: len(balancer.given) >= 2, "both deliveries")
    office.expect(lambda: len(office.direct(OMAR)) > 1, "the answer")
    for program in two.values():
        program.ask_to_stop()
    assert [program.code() for program in two.values()] == [0, 0]
    assert set(balancer.given) == set(two)  # on a slow machine Slack may send it once more still
    assert [note for _, note in stored(office)] == ["The line stands"]
    assert len(office.direct(OMAR)) == 2


def test_whoever_is_killed_the_other_takes_the_answers(
    office: Office, balancer: Balancer, two: dict[int, Process], start: Start
) -> None:
    """One program is killed, an answer reaches the other; that one is killed as well, and a third takes a change."""
    (first, killed), (second, other) = two.items()
    killed.kill()
    press(office, "at_risk")
    office.expect(lambda: stored(office) == [("at_risk", None)], "the answer")
    assert balancer.given[-1] == second

    third = free_port()
    program = begin(office, start, third)
    office.expect(lambda: ready(third), "readiness")
    other.kill()
    office.let_time_pass()
    balancer.serve(first, second, third)
    office.control.say(OMAR, office.workspace.bot_user_id, "T-1 done", thread_ts=office.direct(OMAR)[0]["ts"])
    office.expect(lambda: stored(office) == [("done", None)], "the change")
    program.ask_to_stop()
    assert program.code() == 0
    assert balancer.given[-1] == third
    assert len(office.direct(OMAR)) <= 2
    assert not any("Traceback" in each.log for each in (killed, other, program))
