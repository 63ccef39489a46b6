"""Socket Mode on the wire."""

import contextlib
import json
from collections.abc import Iterator
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from websocket import WebSocket, WebSocketBadStatusException, WebSocketConnectionClosedException, create_connection

from sandbox.client import Control
from sandbox.model import Json
from sandbox.server.run import Server
from sandbox.workspace import Workspace
from tests.sandbox.lunch import KITCHEN, MONA


@pytest.fixture
def server(workspace: Workspace, request: pytest.FixtureRequest) -> Iterator[Server]:
    """The workspace at an address; patient with acknowledgements unless a test wants them to be late."""
    with Server(workspace, ack_seconds=getattr(request, "param", 30)) as running:
        yield running


impatient = pytest.mark.parametrize("server", [0.1], indirect=True, ids=["impatient"])


@pytest.fixture
def control(server: Server) -> Control:
    """The control of the sandbox."""
    return Control(server.url)


@pytest.fixture
def sockets(server: Server) -> Iterator["Sockets"]:
    """A place to open sockets that are closed afterwards."""
    opener = Sockets(server)
    yield opener
    opener.close()


class Sockets:
    """Opens sockets as an app does."""

    def __init__(self, server: Server) -> None:
        self._client = WebClient(base_url=server.api_url)
        self._token = server.workspace.app_token
        self._open: list[WebSocket] = []

    def url(self) -> str:
        """An address to connect to, good once."""
        return str(self._client.apps_connections_open(app_token=self._token)["url"])

    def connect(self, extra: str = "") -> tuple[WebSocket, Any]:
        """A socket and the first message on it."""
        socket = create_connection(self.url() + extra, timeout=5)
        self._open.append(socket)
        return socket, json.loads(socket.recv())

    def close(self) -> None:
        """Close every socket."""
        for socket in self._open:
            with contextlib.suppress(OSError):
                socket.close(timeout=1)


def acknowledge(socket: WebSocket, envelope: Json, payload: Json | None = None) -> None:
    """Acknowledge an envelope."""
    answer = {"envelope_id": envelope["envelope_id"]} | ({"payload": payload} if payload else {})
    socket.send(json.dumps(answer))


def test_hello_counts_connections(sockets: Sockets) -> None:
    """Each connection is greeted with how many there are and how long it will live."""
    _, first = sockets.connect()
    _, second = sockets.connect()
    assert (first["type"], first["num_connections"], second["num_connections"]) == ("hello", 1, 2)
    assert first["debug_info"]["approximate_connection_time"] == 18_000
    assert first["connection_info"]["app_id"].startswith("A")


def test_reconnects_can_be_debugged(sockets: Sockets) -> None:
    """With `debug_reconnects` a connection is announced to live six minutes."""
    _, hello = sockets.connect("&debug_reconnects=true")
    assert hello["debug_info"]["approximate_connection_time"] == 360


def test_a_ticket_is_good_once(sockets: Sockets) -> None:
    """An address that was used, or was never given out, opens nothing."""
    url = sockets.url()
    create_connection(url, timeout=5).close()
    for bad in (url, url.replace("ticket=", "ticket=x")):
        with pytest.raises(WebSocketBadStatusException):
            create_connection(bad, timeout=5)


def test_ten_connections_and_no_more(sockets: Sockets) -> None:
    """The eleventh connection is turned away with the reason."""
    for _ in range(10):
        assert sockets.connect()[1]["type"] == "hello"
    _, refusal = sockets.connect()
    assert (refusal["type"], refusal["reason"]) == ("disconnect", "too_many_websockets")


def test_without_socket_mode_there_is_no_address(server: Server, sockets: Sockets) -> None:
    """An app that is not in Socket Mode gets no address."""
    object.__setattr__(server.workspace.manifest, "socket_mode_enabled", False)
    with pytest.raises(SlackApiError, match="forbidden_team"):
        sockets.url()


def test_each_payload_goes_to_one_connection(server: Server, sockets: Sockets) -> None:
    """Two connections share what comes; nothing is sent twice."""
    one, _ = sockets.connect()
    two, _ = sockets.connect()
    server.workspace.outgoing.hold()
    for text in "ab":
        server.workspace.acts.say(MONA, KITCHEN, text)
    server.workspace.outgoing.release()
    seen = [json.loads(socket.recv()) for socket in (one, two)]
    assert {each["payload"]["event"]["text"] for each in seen} == {"a", "b"}
    for socket, envelope in zip((one, two), seen, strict=True):
        acknowledge(socket, envelope)


def test_an_acknowledgement_is_applied(server: Server, sockets: Sockets, control: Control) -> None:
    """The payload of an acknowledgement answers the command."""
    socket, _ = sockets.connect()
    server.workspace.acts.command(MONA, KITCHEN, "/lunch")
    acknowledge(socket, json.loads(socket.recv()), {"text": "Soup"})
    control.expect(lambda state: [each["text"] for each in state["ephemerals"]] == ["Soup"])


def test_an_acknowledgement_may_come_over_another_connection(
    server: Server, sockets: Sockets, control: Control
) -> None:
    """An envelope can be acknowledged over whichever connection is open, as clients do when they reconnect."""
    one, _ = sockets.connect()
    server.workspace.acts.command(MONA, KITCHEN, "/lunch")
    envelope = json.loads(one.recv())
    two, _ = sockets.connect()
    acknowledge(two, envelope, {"text": "Soup"})
    control.expect(lambda state: [each["text"] for each in state["ephemerals"]] == ["Soup"])


@impatient
def test_a_command_that_is_not_acknowledged_in_time_fails(server: Server, sockets: Sockets, control: Control) -> None:
    """Past the deadline the member is told, and a late acknowledgement is noted and does nothing."""
    socket, _ = sockets.connect()
    server.workspace.acts.command(MONA, KITCHEN, "/lunch")
    envelope = json.loads(socket.recv())
    control.expect(lambda state: [each["code"] for each in state["troubles"]] == ["operation_timeout"])
    acknowledge(socket, envelope, {"text": "late"})
    control.expect(lambda _state: any("too late" in each["error"] for each in control.journal()))
    assert "late" not in [each["text"] for each in control.state()["ephemerals"]]


@impatient
def test_an_event_that_is_not_acknowledged_comes_again(server: Server, sockets: Sockets) -> None:
    """An event comes again in another envelope, marked as the first retry."""
    socket, _ = sockets.connect()
    server.workspace.acts.say(MONA, KITCHEN, "a")
    first, second = json.loads(socket.recv()), json.loads(socket.recv())
    acknowledge(socket, second)
    assert first["payload"]["event_id"] == second["payload"]["event_id"]
    assert first["envelope_id"] != second["envelope_id"]
    assert (second["retry_attempt"], second["retry_reason"]) == (1, "timeout")


def test_a_payload_where_none_is_taken_is_noted(server: Server, sockets: Sockets, control: Control) -> None:
    """An acknowledgement of an event with a payload counts, and is noted as a mistake."""
    socket, _ = sockets.connect()
    server.workspace.acts.say(MONA, KITCHEN, "a")
    acknowledge(socket, json.loads(socket.recv()), {"text": "hm"})
    socket.send("nonsense")
    control.expect(lambda _state: any("takes no payload" in each["error"] for each in control.journal()))
    control.expect(lambda _state: any("not an acknowledgement" in each["error"] for each in control.journal()))


@impatient
def test_without_a_connection_things_fail_after_a_while(server: Server, control: Control) -> None:
    """With no app connected a command fails as undelivered, and an event is put off."""
    server.workspace.acts.say(MONA, KITCHEN, "a")
    server.workspace.acts.command(MONA, KITCHEN, "/lunch")
    control.expect(lambda state: [each["code"] for each in state["troubles"]] == ["dispatch_failed"])
    control.expect(lambda _state: any(each["error"] == "connection_failed" for each in control.journal()))
    assert control.state()["waiting"] == 1


def test_what_waits_for_a_connection_gets_there(server: Server, sockets: Sockets) -> None:
    """What happens just before the app connects is delivered."""
    server.workspace.outgoing.hold()
    server.workspace.acts.say(MONA, KITCHEN, "early")
    socket, _ = sockets.connect()
    server.workspace.outgoing.release()
    envelope = json.loads(socket.recv())
    acknowledge(socket, envelope)
    assert envelope["payload"]["event"]["text"] == "early"


@pytest.mark.parametrize("reason", ["warning", "refresh_requested", "link_disabled"])
def test_an_app_is_asked_to_reconnect(sockets: Sockets, control: Control, reason: str) -> None:
    """A connection can be asked to leave, for each reason Slack has."""
    socket, _ = sockets.connect()
    assert control.refresh_sockets(reason) == 1
    message = json.loads(socket.recv())
    assert (message["type"], message["reason"]) == ("disconnect", reason)


def test_a_dropped_connection_breaks_without_a_word(sockets: Sockets, control: Control) -> None:
    """A dropped socket just ends, and is no longer counted."""
    socket, _ = sockets.connect()
    assert control.drop_sockets() == 1
    with pytest.raises(WebSocketConnectionClosedException):
        socket.recv()
    assert control.app()["connections"] == 0


def test_a_ping_is_answered(sockets: Sockets) -> None:
    """A client's ping comes back as a pong with what it carried."""
    socket, _ = sockets.connect()
    socket.ping("are you there")
    opcode, data = socket.recv_data(control_frame=True)
    assert (opcode, data) == (0xA, b"are you there")
