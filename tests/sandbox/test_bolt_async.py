"""A stranger's asynchronous Bolt app over aiohttp sockets, and a burst none of which may be lost."""

import asyncio
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future

import pytest
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.adapter.socket_mode.websocket_client import SocketModeHandler
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.say.async_say import AsyncSay
from slack_sdk.web.async_client import AsyncWebClient

from sandbox.client import Control
from sandbox.model import Json
from sandbox.server.run import Server
from sandbox.workspace import Workspace
from tests.sandbox.bolt_lunch import bolt_app
from tests.sandbox.lunch import KITCHEN, MONA, actions, button, call


@pytest.fixture
def server(workspace: Workspace) -> Iterator[Server]:
    """The workspace at an address, with patience for a machine that is busy with other things."""
    with Server(workspace, ack_seconds=30) as running:
        yield running


@pytest.fixture
def loop() -> Iterator[asyncio.AbstractEventLoop]:
    """An event loop that runs in a thread."""
    running = asyncio.new_event_loop()
    thread = threading.Thread(target=running.run_forever)
    thread.start()
    yield running
    running.call_soon_threadsafe(running.stop)
    thread.join()
    running.close()


def test_an_asynchronous_app(server: Server, loop: asyncio.AbstractEventLoop) -> None:
    """An AsyncApp over aiohttp answers a command and a direct message."""
    ws, control = server.workspace, Control(server.url)

    async def start() -> AsyncSocketModeHandler:
        client = AsyncWebClient(token=ws.bot_token, base_url=server.api_url)
        app = AsyncApp(client=client, signing_secret=ws.signing_secret)

        @app.command("/lunch")
        async def order(ack: AsyncAck) -> None:
            await ack("Soup")

        @app.event("message")
        async def echo(event: Json, say: AsyncSay) -> None:
            await say(f"You said: {event['text']}")

        handler = AsyncSocketModeHandler(app, ws.app_token)
        await handler.connect_async()  # type: ignore[no-untyped-call]  # Bolt leaves it untyped
        return handler

    started: Future[AsyncSocketModeHandler] = asyncio.run_coroutine_threadsafe(start(), loop)
    handler = started.result(10)
    control.command(MONA, KITCHEN, "/lunch")
    control.expect(lambda state: [each["text"] for each in state["ephemerals"]] == ["Soup"])
    control.say(MONA, ws.bot_user_id, "hello")
    control.expect_text("You said: hello", ws.direct_message(MONA).id)
    asyncio.run_coroutine_threadsafe(handler.close_async(), loop).result(10)  # type: ignore[no-untyped-call]  # as above


def test_a_burst_of_a_thousand(server: Server) -> None:
    """A thousand clicks that wait at once all reach a Bolt app and are all acknowledged."""
    ws, control = server.workspace, Control(server.url)
    handler = SocketModeHandler(bolt_app(server), ws.app_token, ping_interval=1)
    handler.connect()  # type: ignore[no-untyped-call]  # Bolt leaves it untyped
    control.expect(lambda _state: control.app()["connections"], what="a connection")
    blocks = [actions(button("order"))]
    ts = call(ws, "chat.postMessage", channel=KITCHEN, text="a", blocks=blocks)["ts"]
    control.deliveries(hold=True)
    clicks = [ws.acts.click(MONA, "order", channel=KITCHEN, ts=ts) for _ in range(1000)]
    control.deliveries(hold=False)
    version, deadline = 0, time.monotonic() + 30
    while not all(each is not None and each.is_settled for each in clicks) and time.monotonic() < deadline:
        version = ws.changes.wait(version, 1)
    handler.close()  # type: ignore[no-untyped-call]  # as above
    assert {each.state for each in clicks if each is not None} == {"acknowledged"}
