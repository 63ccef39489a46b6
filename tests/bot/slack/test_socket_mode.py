"""The line to Slack: it is kept open, nothing that came over it goes missing, and its end is noticed."""

import logging
import time
from collections.abc import Callable, Iterator
from threading import Event, Thread

import pytest
from slack_bolt import App
from slack_sdk.web import WebClient

from bot.slack.connection import SlackUnavailableError, client
from bot.slack.line import Line
from bot.slack.socket_mode import PATIENCE, Socket
from tests.bot.office import OMAR, SALES, Office
from tests.bot.slack.apps import ANSWER, COMMAND, answering, speechless

BURST = 300


@pytest.fixture
def connected(office: Office, web: WebClient) -> Iterator[Socket]:
    """An app that answers the command, connected."""
    made = connect(office, web, answering(office))
    yield made
    made.close()


class Seconds:
    """Seconds that pass when they are told to."""

    def __init__(self) -> None:
        self.at = 1000.0

    def __call__(self) -> float:
        """How many there were."""
        return self.at


def connect(office: Office, web: WebClient, app: App, seconds: Callable[[], float] = time.monotonic) -> Socket:
    """A connection of an app, once Slack sees it."""
    made = Socket(app, office.workspace.app_token, web, seconds)
    made.connect()
    office.expect(lambda: connections(office), "a connection")
    return made


def connections(office: Office) -> int:
    """How many connections Slack has."""
    return int(office.control.app()["connections"])


def ask(office: Office) -> None:
    """Give the command."""
    office.control.command(OMAR, SALES, COMMAND)


def answers(office: Office) -> int:
    """How often the command was answered."""
    return [each["text"] for each in office.control.state()["ephemerals"]].count(ANSWER)


def titles(office: Office, kind: str) -> list[str]:
    """What was written into the journal of that kind."""
    return [each["title"] for each in office.control.journal() if each["kind"] == kind]


@pytest.mark.usefixtures("connected")
def test_a_command_is_answered(office: Office) -> None:
    """What comes over the line reaches the app, and its answer goes back."""
    ask(office)
    office.expect(lambda: answers(office) == 1, "the answer")


@pytest.mark.usefixtures("connected")
def test_a_dropped_line_is_opened_again(office: Office) -> None:
    """After a break without a word the next command is answered."""
    assert office.control.drop_sockets() == 1
    office.expect(lambda: titles(office, "socket").count("connected") == 2, "another connection")
    ask(office)
    office.expect(lambda: answers(office) == 1, "the answer")


@pytest.mark.usefixtures("connected")
@pytest.mark.parametrize("reason", ["warning", "refresh_requested"])
def test_another_line_is_opened_before_slack_closes_this_one(office: Office, reason: str) -> None:
    """Asked to move, the next line is opened while the old one still stands, and commands are answered all the time."""
    assert office.control.refresh_sockets(reason) == 1
    ask(office)
    office.expect(lambda: answers(office) == 1, "the answer")
    office.expect(lambda: titles(office, "socket").count("connected") == 2, "another connection")
    ask(office)
    office.expect(lambda: answers(office) == 2, "the second answer")
    assert titles(office, "expired") == []


@pytest.mark.usefixtures("connected")
def test_a_burst(office: Office) -> None:
    """Hundreds of commands that wait at once are all acknowledged, none twice."""
    office.control.deliveries(hold=True)
    for _ in range(BURST):
        office.workspace.acts.command(OMAR, SALES, COMMAND)
    office.control.deliveries(hold=False)
    office.expect(lambda: answers(office) == BURST, "every answer")
    assert titles(office, "problem") == []
    assert titles(office, "expired") == []


def test_closing_finishes_what_is_in_hand(office: Office, web: WebClient) -> None:
    """A command that came before the end is still answered, and nothing is taken after it."""
    hold, reached = Event(), Event()
    line = connect(office, web, answering(office, hold, reached))
    ask(office)
    assert reached.wait(10)
    finished: list[bool] = []
    closing = Thread(target=lambda: finished.append(line.close()))
    closing.start()
    hold.set()
    closing.join()
    assert finished == [True]
    office.expect(lambda: answers(office) == 1, "the answer")
    office.expect(lambda: connections(office) == 0, "the end of the connection")
    assert not line.alive


def test_slack_away_for_a_while(office: Office, web: WebClient, caplog: pytest.LogCaptureFixture) -> None:
    """While Slack gives no new address the line is tried again and again, and the operator reads why it is down."""
    line = connect(office, web, answering(office))
    with caplog.at_level(logging.INFO, "bot"):
        office.control.fault("server_error", "apps.connections.open")
        office.control.drop_sockets()
        office.expect(lambda: titles(office, "socket").count("connected") == 2, "another connection")
    assert line.alive
    assert "the connection to Slack was lost" in caplog.text
    assert "no connection to Slack: Slack says internal_error" in caplog.text
    assert office.workspace.app_token not in caplog.text
    line.close()


def test_without_a_line_for_too_long_it_ends(office: Office, web: WebClient, caplog: pytest.LogCaptureFixture) -> None:
    """Slack that stays away for more than five minutes ends the connection: a new start may do better."""
    seconds = Seconds()
    line = connect(office, web, answering(office), seconds)
    with caplog.at_level(logging.INFO, "bot"):
        office.control.fault("server_error", "apps.connections.open", times=100)
        office.control.drop_sockets()
        office.expect(lambda: caplog.text.count("no connection to Slack: ") == 1, "an attempt")
        seconds.at += PATIENCE
        office.expect(lambda: caplog.text.count("no connection to Slack: ") == 2, "another attempt")
        assert line.alive
        seconds.at += 1
        office.expect(lambda: not line.alive, "the end")
    assert "no line to Slack held for 5 minutes" in caplog.text
    assert not line.connected
    assert line.refusal is None
    assert line.opened == 1
    line.close()


@pytest.mark.parametrize("error", ["invalid_auth", "token_revoked"])
def test_a_token_that_is_taken_back_ends_it_at_once(office: Office, web: WebClient, error: str) -> None:
    """Trying again would not help, and why it ended is there to be said."""
    line = connect(office, web, answering(office))
    office.control.fault("refused", "apps.connections.open", error=error)
    office.control.drop_sockets()
    office.expect(lambda: not line.alive, "the end")
    assert f"Slack says {error} to the app token. Make an App-Level Token" in str(line.refusal)
    line.close()


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ({"kind": "refused", "error": "invalid_auth"}, "connections:write"),
        ({"kind": "refused", "error": "forbidden_team"}, "page Socket Mode"),
        ({"kind": "rate_limited"}, "Try again"),
    ],
)
def test_slack_does_not_let_us_in(office: Office, web: WebClient, fault: dict[str, str], said: str) -> None:
    """A connection that cannot be opened at the start is said at once, with what to do."""
    office.control.fault(method="apps.connections.open", **fault)
    with pytest.raises(SlackUnavailableError, match=said):
        Socket(answering(office), office.workspace.app_token, web).connect()


def test_an_address_that_leads_nowhere(office: Office) -> None:
    """A Slack that cannot be reached is said to be so."""
    nowhere = client("xoxb-1", "http://127.0.0.1:9/api/", 1)
    with pytest.raises(SlackUnavailableError, match="cannot be reached"):
        Socket(answering(office), "xapp-1", nowhere).connect()


def test_a_dead_line_is_noticed() -> None:
    """A line on which nobody answers a question any more ends, as happens when a network goes away without a word."""
    with speechless() as address:
        line = Line(address, None, silence=0.05)
        assert list(line.messages()) == []
        line.close()
