"""An unmodified Bolt app lives in the sandbox over Socket Mode, with either synchronous client."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from slack_bolt.adapter.socket_mode.builtin import SocketModeHandler as BuiltinHandler
from slack_bolt.adapter.socket_mode.websocket_client import SocketModeHandler as WebsocketHandler

from sandbox.client import Control
from sandbox.server.run import Server
from sandbox.workspace import Workspace
from tests.sandbox.bolt_lunch import bolt_app
from tests.sandbox.lunch import KITCHEN, MONA

# Real seconds until something that must come is given up; it is not waited for any longer than it takes.
PATIENCE = 30
HANDLERS: dict[str, Callable[..., Any]] = {"builtin": BuiltinHandler, "websocket-client": WebsocketHandler}


@pytest.fixture
def server(workspace: Workspace) -> Iterator[Server]:
    """The workspace at an address, with patience for a machine that is busy with other things."""
    with Server(workspace, ack_seconds=30) as running:
        yield running


@contextmanager
def connected(server: Server, client: str, **options: float) -> Iterator[Control]:
    """The control of a sandbox in which the lunch app is connected."""
    handler = HANDLERS[client](bolt_app(server), server.workspace.app_token, **options)
    handler.connect()
    control = Control(server.url)
    control.expect(lambda _state: control.app()["connections"], PATIENCE, "a connection")
    yield control
    handler.close()


def order(control: Control, dish: str) -> None:
    """Play a whole conversation."""
    control.command(MONA, KITCHEN, "/lunch")
    control.expect(lambda state: state["modals"].get(MONA), PATIENCE, "a modal")
    control.submit(MONA, {"dish": "shoe"})
    control.expect(lambda state: state["modals"][MONA][0]["errors"] == {"dish": "Not to be eaten"}, PATIENCE)
    control.submit(MONA, {"dish": dish})
    control.expect(lambda state: not state["modals"][MONA], PATIENCE, "the modal to close")
    message = control.expect_text(f"Lunch: {dish}", KITCHEN, PATIENCE)
    control.click(MONA, "eat", channel=KITCHEN, ts=message["ts"])
    rewritten = control.expect_text(f"{dish} is eaten", KITCHEN, PATIENCE)
    assert rewritten["ts"] == message["ts"]
    assert rewritten["blocks"] == []


@pytest.mark.parametrize("client", sorted(HANDLERS))
def test_a_whole_conversation_before_and_after_a_refresh(server: Server, client: str) -> None:
    """Command, form, wrong entry, message, click and rewriting work, also once the app had to reconnect."""
    with connected(server, client) as control:
        order(control, "lentils")
        before = sum(entry["title"] == "connected" for entry in control.journal())
        control.refresh_sockets("warning")
        control.expect(
            lambda _state: sum(entry["title"] == "connected" for entry in control.journal()) > before, PATIENCE
        )
        order(control, "rice")


def test_an_app_whose_socket_was_dropped_comes_back(server: Server) -> None:
    """After a break the app connects again by itself and hears what it missed."""
    # The client notices a break when it pings.
    with connected(server, "builtin", ping_interval=0.2) as control:
        control.deliveries(hold=True)
        control.open_home(MONA)
        said = control.say(MONA, server.workspace.bot_user_id, "hello")
        control.drop_sockets()
        control.expect(lambda _state: control.app()["connections"], PATIENCE, "a new connection")
        control.deliveries(hold=False)
        control.expect(lambda state: MONA in state["homes"], PATIENCE, "a home tab")
        answer = control.expect_text("You said: hello", said["channel_id"], PATIENCE)
        assert answer["thread_ts"] == said["ts"]
