"""An unmodified Bolt app lives in the sandbox over Socket Mode, with either synchronous client."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from slack_bolt import App
from slack_bolt.adapter.socket_mode.builtin import SocketModeHandler as BuiltinHandler
from slack_bolt.adapter.socket_mode.websocket_client import SocketModeHandler as WebsocketHandler

from sandbox.client import Control
from sandbox.server.run import Server
from sandbox.workspace import Workspace
from tests.sandbox.bolt_lunch import bolt_app
from tests.sandbox.lunch import KITCHEN, MONA

HANDLERS: dict[str, Callable[[App, str], Any]] = {"builtin": BuiltinHandler, "websocket-client": WebsocketHandler}


@pytest.fixture
def server(workspace: Workspace) -> Iterator[Server]:
    """The workspace at an address."""
    with Server(workspace) as running:
        yield running


@pytest.fixture(params=sorted(HANDLERS))
def control(server: Server, request: pytest.FixtureRequest) -> Iterator[Control]:
    """The control of a sandbox in which the lunch app is connected."""
    handler = HANDLERS[request.param](bolt_app(server), server.workspace.app_token)
    handler.connect()
    control = Control(server.url)
    control.expect(lambda _state: control.app()["connections"], what="a connection")
    yield control
    handler.close()


def test_a_whole_conversation(control: Control) -> None:
    """A command opens a form, a wrong entry is shown, the form posts a message and a click rewrites it."""
    control.command(MONA, KITCHEN, "/lunch")
    control.expect(lambda state: state["modals"].get(MONA), what="a modal")
    control.submit(MONA, {"dish": "shoe"})
    control.expect(lambda state: state["modals"][MONA][0]["errors"] == {"dish": "Not to be eaten"})
    control.submit(MONA, {"dish": "lentils"})
    control.expect(lambda state: not state["modals"][MONA], what="the modal to close")
    message = control.expect_text("Lunch: lentils", KITCHEN)
    control.click(MONA, "eat", channel=KITCHEN, ts=message["ts"])
    rewritten = control.expect_text("lentils is eaten", KITCHEN)
    assert rewritten["ts"] == message["ts"]
    assert rewritten["blocks"] == []
