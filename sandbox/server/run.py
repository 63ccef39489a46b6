"""Starts the server in a thread of its own and stops it again."""

import asyncio
import contextlib
import threading
from typing import Self

from aiohttp import web

from sandbox.server import control, page, socket_mode, sse, web_api
from sandbox.server.guard import guard
from sandbox.server.http_delivery import HttpDelivery, check_urls
from sandbox.server.keys import SOCKETS, WORKSPACE
from sandbox.server.socket_mode import Sockets
from sandbox.workspace import Workspace

HOST = "127.0.0.1"
# Slack waits three seconds for an acknowledgement.
ACK_SECONDS = 3.0
LARGEST_BODY = 64 * 1024 * 1024
# How often what has come due is looked for while the clock flows by itself.
TICK_SECONDS = 0.5
START_SECONDS = 10
STOP_SECONDS = 10


class Server:
    """The pocket Slack at an address on this machine.

    Args:
        workspace: what it serves.
        port: where; 0 takes a free port.
        ack_seconds: real seconds an app has for an acknowledgement.
    """

    def __init__(self, workspace: Workspace, port: int = 0, *, ack_seconds: float = ACK_SECONDS) -> None:
        self.workspace = workspace
        self._port = port
        self._ack_seconds = ack_seconds
        self._ready = threading.Event()
        self._error: OSError | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stopping: asyncio.Event | None = None
        self._thread = threading.Thread(target=self._run, name="sandbox", daemon=True)

    @property
    def url(self) -> str:
        """Where it is, such as `http://127.0.0.1:8765`."""
        return f"http://{HOST}:{self._port}"

    @property
    def api_url(self) -> str:
        """The base URL for an unmodified `slack_sdk` web client."""
        return f"{self.url}/api/"

    def start(self) -> Self:
        """Start; when this returns it answers.

        Raises:
            OSError: the port is taken.
            ManifestError: the app is to be reached on another machine.
        """
        if not self.workspace.manifest.socket_mode_enabled:
            check_urls(self.workspace.manifest)
        self._thread.start()
        if not self._ready.wait(START_SECONDS):
            raise OSError("the sandbox did not start")
        if self._error is not None:
            raise self._error
        return self

    def stop(self) -> None:
        """Stop; when this returns every connection is closed."""
        if self._thread.is_alive() and self._loop is not None and self._stopping is not None:
            self._loop.call_soon_threadsafe(self._stopping.set)
            self._thread.join(STOP_SECONDS)

    def __enter__(self) -> Self:
        """Start."""
        return self.start()

    def __exit__(self, *_exception: object) -> None:
        """Stop."""
        self.stop()

    def _run(self) -> None:
        asyncio.run(self._serve())

    async def _serve(self) -> None:
        stopping = asyncio.Event()
        self._loop, self._stopping = asyncio.get_running_loop(), stopping
        sockets = Sockets(self.workspace, self._ack_seconds)
        runner = web.AppRunner(self._application(sockets), access_log=None, shutdown_timeout=1)
        await runner.setup()
        try:
            site = web.TCPSite(runner, HOST, self._port)
            await site.start()
        except OSError as error:
            self._error = error
            await runner.cleanup()
            self._ready.set()
            return
        self._port = runner.addresses[0][1]
        self.workspace.base_url = self.url
        await self._until_stopped(runner, sockets, stopping)

    async def _until_stopped(self, runner: web.AppRunner, sockets: Sockets, stopping: asyncio.Event) -> None:
        over_sockets = self.workspace.manifest.socket_mode_enabled
        carrier = sockets.run() if over_sockets else HttpDelivery(self.workspace, self._ack_seconds).run()
        tasks = [asyncio.create_task(carrier), asyncio.create_task(self._tick())]
        waiting = asyncio.create_task(stopping.wait())
        self._ready.set()
        try:
            # A carrier that fails must not fail in silence: the server stops with its error.
            await asyncio.wait([waiting, *tasks], return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in [waiting, *tasks]:
                task.cancel()
            await sockets.close()
            await runner.cleanup()
        for task in tasks:
            with contextlib.suppress(asyncio.CancelledError):
                await task

    async def _tick(self) -> None:
        while True:
            self.workspace.tick()
            await asyncio.sleep(TICK_SECONDS)

    def _application(self, sockets: Sockets) -> web.Application:
        app = web.Application(client_max_size=LARGEST_BODY, middlewares=[guard])
        app[WORKSPACE] = self.workspace
        app[SOCKETS] = sockets
        web_api.add_routes(app)
        socket_mode.add_routes(app)
        control.add_routes(app)
        sse.add_routes(app)
        page.add_routes(app, self.workspace)
        return app
