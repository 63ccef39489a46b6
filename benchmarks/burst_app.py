"""The app in a burst, in a process of its own: `python -m benchmarks.burst_app CLIENT API_URL FOLDER`.

It connects with one of the clients, acknowledges whatever comes, and ends when its input does.
"""

import asyncio
import logging
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from slack_bolt import Ack, App
from slack_bolt.adapter.socket_mode.builtin import SocketModeHandler as BuiltinHandler
from slack_bolt.adapter.socket_mode.internals import run_bolt_app
from slack_bolt.adapter.socket_mode.websocket_client import SocketModeHandler as WebsocketHandler
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.socket_mode.aiohttp import SocketModeClient as AiohttpClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse
from slack_sdk.web import WebClient
from slack_sdk.web.async_client import AsyncWebClient

from benchmarks.company import program
from benchmarks.envelopes import TEAM
from bot.slack import ids
from bot.slack.socket_mode import WORKERS, Socket

APP_TOKEN = "xapp-bench"  # noqa: S105  (of no workspace)


def acknowledging() -> App:
    """An app that only acknowledges, set up as the product sets up its own."""

    def authorize() -> AuthorizeResult:
        return AuthorizeResult(enterprise_id=None, team_id=TEAM, bot_user_id="U0BENCHBOT", bot_token="xoxb-bench")  # noqa: S106  (of no workspace)

    app = App(authorize=authorize, process_before_response=True, request_verification_enabled=False, signing_secret="")

    @app.view("bench.modal")
    def on_submission(ack: Ack) -> None:
        ack()

    @app.action(ids.ANY)
    def on_press(ack: Ack) -> None:
        ack()

    return app


def builtin(api_url: str, _folder: str) -> None:
    """The client of the SDK itself."""
    web = WebClient(base_url=api_url)
    BuiltinHandler(acknowledging(), APP_TOKEN, web_client=web, concurrency=WORKERS).connect()  # type: ignore[no-untyped-call]  # the library has no annotation here


def websocket_client(api_url: str, _folder: str) -> None:
    """The SDK's client on websocket-client."""
    web = WebClient(base_url=api_url)
    WebsocketHandler(acknowledging(), APP_TOKEN, web_client=web, concurrency=WORKERS).connect()  # type: ignore[no-untyped-call]  # the library has no annotation here


def aiohttp_client(api_url: str, _folder: str) -> None:
    """The SDK's client on aiohttp, on a thread of its own, with the synchronous app in a pool beside it."""
    app = acknowledging()
    pool = ThreadPoolExecutor(WORKERS)

    async def handle(client: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        await asyncio.get_running_loop().run_in_executor(pool, run_bolt_app, app, request)
        await client.send_socket_mode_response(SocketModeResponse(envelope_id=request.envelope_id))

    async def live() -> None:
        client = AiohttpClient(APP_TOKEN, web_client=AsyncWebClient(base_url=api_url))
        client.socket_mode_request_listeners.append(handle)
        await client.connect()  # type: ignore[no-untyped-call]  # the library has no annotation here
        await asyncio.Event().wait()

    threading.Thread(target=asyncio.run, args=[live()], daemon=True).start()


def ours(api_url: str, _folder: str) -> None:
    """The product's connection."""
    Socket(acknowledging(), APP_TOKEN, WebClient(base_url=api_url)).connect()


def whole(api_url: str, folder: str) -> None:
    """The product's connection with the product behind it: every submission is an answer that is stored."""
    with program(f"sqlite:///{folder}/bench.db", api_url) as made:
        Socket(made.app, APP_TOKEN, WebClient(base_url=api_url)).connect()
        sys.stdin.read()


CLIENTS: dict[str, Callable[[str, str], Any]] = {
    "SDK, builtin": builtin,
    "SDK, websocket-client": websocket_client,
    "SDK, aiohttp beside the app": aiohttp_client,
    "ours": ours,
    "ours, every answer stored": whole,
}

if __name__ == "__main__":
    logging.disable(logging.CRITICAL)  # what is lost is counted on the other side
    CLIENTS[sys.argv[1]](sys.argv[2], sys.argv[3])
    sys.stdin.read()
