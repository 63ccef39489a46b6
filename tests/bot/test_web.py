"""The program's own web server: health, metrics, and what is refused."""

import http.client
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from threading import Event, Thread

import pytest

from bot.health import Count, Health, Part
from bot.web import LARGEST_BODY, PLAIN, Page, Pages, WebServer
from domain.errors import StorageFaultError
from domain.notices import NoticeState
from domain.ports import Clock
from storage.engine import make_engine
from storage.unit_of_work import SqlStorage
from tests import mothers
from tests.mothers import NOW


class StoppedClock(Clock):
    """A clock that stands at NOW."""

    def now(self) -> datetime:
        """NOW."""
        return NOW


class Lamp:
    """A part that lives until it is put out."""

    def __init__(self) -> None:
        self.lit = True

    def shines(self) -> bool:
        """Whether it lives."""
        return self.lit


@pytest.fixture
def sender() -> Lamp:
    """A part without which the program is dead."""
    return Lamp()


@pytest.fixture
def line() -> Lamp:
    """A line without which the program is not ready."""
    return Lamp()


@pytest.fixture
def health(storage: SqlStorage, sender: Lamp, line: Lamp) -> Health:
    """The health of a program with one part and one line."""
    return Health(storage, StoppedClock(), [Part("sender", sender.shines)], [Part("socket", line.shines)])


@pytest.fixture
def served(health: Health) -> Iterator[int]:
    """The port of a server of these pages on this machine."""
    server = WebServer(Pages(health.pages()), "127.0.0.1", 0)
    server.start()
    yield server.port
    server.stop()


def get(port: int, path: str, method: str = "GET") -> tuple[int, str]:
    """Ask the server for a page."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request(method, path)
    response = connection.getresponse()
    body = response.read().decode()
    connection.close()
    return response.status, body


def test_a_program_whose_parts_live_is_well_and_ready(health: Health) -> None:
    """Both pages say so."""
    assert health.lives()[0] == health.ready()[0] == 200


def test_a_dead_part_is_named(health: Health, sender: Lamp) -> None:
    """A supervisor restarts the program, and a person reads what died."""
    sender.lit = False

    assert health.lives() == (503, "text/plain; charset=utf-8", "sender is dead\n")
    assert health.ready()[0] == 503


def test_a_program_without_its_line_lives_but_is_not_ready(health: Health, line: Lamp) -> None:
    """While Slack is away a restart would not help, and no work should be sent here."""
    line.lit = False

    assert health.lives()[0] == 200
    assert health.ready() == (503, "text/plain; charset=utf-8", "socket is not ready\n")


def test_a_database_that_is_away_makes_it_unready(tmp_path: object) -> None:
    """The page says so instead of failing."""
    engine = make_engine(f"sqlite:///{tmp_path}/gone/followthrough.db")
    engine.dispose()
    away = Health(Away(engine), StoppedClock(), [], [])

    assert away.ready() == (503, "text/plain; charset=utf-8", "database is not ready\n")
    assert away.metrics()[0] == 503


class Away(SqlStorage):
    """A storage whose database does not answer."""

    def read(self) -> "Away":  # type: ignore[override]  # it never gets as far as a transaction
        """Fail as a database does that is away."""
        raise StorageFaultError("away")


def test_metrics_count_the_outbox_by_state(health: Health, storage: SqlStorage) -> None:
    """Every state has its number, none left out, so that a graph has no gaps."""
    with storage.write() as uow:
        to = uow.people.add(mothers.person())
        uow.notices.add(mothers.notice(person_id=to.id, not_before=NOW - timedelta(seconds=90)))

    numbers = dict(re.findall(r'followthrough_notices\{state="(\w+)"\} (\S+)', health.metrics()[2]))

    assert numbers == {state.value: "1.0" if state is NoticeState.PENDING else "0.0" for state in NoticeState}
    assert "followthrough_outbox_late_seconds 90.0" in health.metrics()[2]
    assert "followthrough_open_cases 0.0" in health.metrics()[2]


def test_pages_are_served(served: int) -> None:
    """Over the network, as a supervisor asks for them."""
    assert get(served, "/healthz") == (200, "ok\n")
    assert get(served, "/metrics")[0] == 200


def test_other_pages_are_not_there(served: int) -> None:
    """Nothing is told about what is."""
    assert get(served, "/secret") == (404, "There is nothing here.\n")


def test_pages_are_only_read(served: int) -> None:
    """Nobody changes anything here."""
    assert get(served, "/healthz", "POST")[0] == 405


def test_a_taken_address_is_told(served: int) -> None:
    """A second program on the same port fails at once."""
    with pytest.raises(OSError, match="in use"):
        WebServer(Pages({}), "127.0.0.1", served)


def test_one_application_has_its_own_path() -> None:
    """What is not a page of ours goes to it only below its own path."""
    seen: list[str] = []

    def application(environ: Mapping[str, object], start_response: Callable[..., object]) -> list[bytes]:
        seen.append(str(environ["PATH_INFO"]))
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [b"from the app"]

    server = WebServer(Pages({}, "/slack/events", application), "127.0.0.1", 0)
    server.start()
    assert get(server.port, "/slack/events", "POST") == (200, "from the app")
    assert get(server.port, "/slack/other", "POST")[0] == 404
    server.stop()
    assert seen == ["/slack/events"]


def test_stopping_finishes_what_is_in_hand() -> None:
    """A request that came before the end is answered, and a connection on which nothing is asked keeps nobody."""
    hold, reached = Event(), Event()

    def slow() -> Page:
        reached.set()
        assert hold.wait(10)
        return 200, PLAIN, "at last"

    server = WebServer(Pages({"/slow": slow, "/quick": lambda: (200, PLAIN, "")}), "127.0.0.1", 0)
    server.start()
    silent = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    silent.request("GET", "/quick")
    assert silent.getresponse().read() == b""
    answers: list[tuple[int, str]] = []
    asking = Thread(target=lambda: answers.append(get(server.port, "/slow")))
    asking.start()
    assert reached.wait(10)
    finished: list[bool] = []
    stopping = Thread(target=lambda: finished.append(server.stop()))
    stopping.start()
    hold.set()
    for thread in (asking, stopping):
        thread.join(10)
    silent.close()

    assert answers == [(200, "at last")]
    assert finished == [True]
    assert not server.alive
    with pytest.raises(ConnectionRefusedError):
        get(server.port, "/quick")


def test_too_long_a_body_is_not_read() -> None:
    """Whoever sends more than Slack ever does is told so, before anything looks at it."""

    def application(_environ: object, _start_response: object) -> list[bytes]:
        raise AssertionError

    server = WebServer(Pages({}, "/slack/events", application), "127.0.0.1", 0)
    server.start()
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    connection.putrequest("POST", "/slack/events")
    connection.putheader("Content-Length", str(LARGEST_BODY + 1))
    connection.endheaders()
    assert connection.getresponse().status == 413
    connection.close()
    server.stop()


def test_counts_and_the_line_are_told(storage: SqlStorage, line: Lamp) -> None:
    """A monitor sees whether Slack reaches the process, and what was counted since its start."""
    count = Count("followthrough_lines_opened", "Lines opened", lambda: 3)
    health = Health(storage, StoppedClock(), [], [Part("connection", line.shines)], [count])
    assert "followthrough_connected 1.0" in health.metrics()[2]
    assert "followthrough_lines_opened_total 3.0" in health.metrics()[2]

    line.lit = False

    assert "followthrough_connected 0.0" in health.metrics()[2]
