"""A Monday morning: 1,000 forms wait when the app connects. Which client acknowledges them all in time?"""

import asyncio
import json
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass

from aiohttp import WSMsgType, web

from benchmarks import company
from benchmarks.burst_app import CLIENTS
from benchmarks.envelopes import TEAM, Json, enveloped, submission
from benchmarks.table import Row

WAITING = 1_000
OURS, WHOLE = "ours", "ours, every answer stored"
LONGEST = 12.0
"""Seconds after which what was not acknowledged counts as lost; Slack itself waits for three."""


@dataclass(frozen=True, slots=True)
class Burst:
    """How a burst went; times in seconds from the moment the first envelope was written."""

    client: str
    acknowledged: int
    lost: int
    seconds: float
    worst_age: float


def run() -> list[Row]:
    """One burst for each client, each in a process of its own."""
    bursts = [measure(name) for name in CLIENTS]
    ours = next(each for each in bursts if each.client == OURS)
    return [_row(each, ours) for each in bursts]


def _row(burst: Burst, ours: Burst) -> Row:
    note = f"{burst.acknowledged:,} acknowledged, {burst.lost} lost"
    ratio = round(burst.worst_age / ours.worst_age, 1)
    return Row(f"burst: {burst.client}", burst.worst_age, "seconds, the oldest", ratio, OURS, note)


def measure(name: str, waiting: int = WAITING) -> Burst:
    """One burst for one client."""
    with tempfile.TemporaryDirectory() as folder:
        owned = company.found(f"sqlite:///{folder}/bench.db")
        plain = (submission("bench.modal", "", "U0BENCH001", {}) for _ in range(waiting))
        payloads: Iterable[Json] = company.forms(owned, waiting) if name == WHOLE else plain
        return asyncio.run(_measure(name, folder, dict(map(enveloped, payloads))))


async def _measure(name: str, folder: str, envelopes: dict[str, str]) -> Burst:
    slack = _Slack(envelopes)
    runner = web.AppRunner(slack.application())
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    slack.address = f"127.0.0.1:{runner.addresses[0][1]}"
    arguments = ["-m", "benchmarks.burst_app", name, f"http://{slack.address}/api/", folder]
    process = await asyncio.create_subprocess_exec(sys.executable, *arguments, stdin=asyncio.subprocess.PIPE)
    try:
        await asyncio.wait_for(slack.connected.wait(), LONGEST)
        await asyncio.wait({asyncio.create_task(slack.done.wait())}, timeout=LONGEST)
    finally:
        process.kill()
        await process.wait()
        await runner.cleanup()
    return slack.result(name)


class _Slack:
    """As much of Slack as a client needs: an address for its socket, and the socket."""

    def __init__(self, envelopes: dict[str, str]) -> None:
        self.address = ""
        self.connected, self.done = asyncio.Event(), asyncio.Event()
        self._waiting = dict(envelopes)
        self._unsent = list(envelopes.values())
        self._began = 0.0
        self._ages: list[float] = []

    def application(self) -> web.Application:
        app = web.Application()
        app.router.add_post("/api/apps.connections.open", self._open)
        app.router.add_post("/api/auth.test", self._identify)
        app.router.add_get("/link", self._talk)
        return app

    def result(self, client: str) -> Burst:
        last = max(self._ages, default=0.0)
        worst = last if not self._waiting else LONGEST
        return Burst(client, len(self._ages), len(self._waiting), round(last, 3), round(worst, 3))

    async def _open(self, _request: web.Request) -> web.Response:
        return web.json_response({"ok": True, "url": f"ws://{self.address}/link"})

    async def _identify(self, _request: web.Request) -> web.Response:
        return web.json_response({"ok": True, "team_id": TEAM, "user_id": "U0BENCHBOT", "bot_id": "B0BENCHBOT"})

    async def _talk(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"type": "hello", "num_connections": 1})
        writing = asyncio.create_task(self._write(socket))
        async for message in socket:
            if message.type is WSMsgType.TEXT:
                self._take_in(json.loads(message.data)["envelope_id"])
        writing.cancel()
        return socket

    async def _write(self, socket: web.WebSocketResponse) -> None:
        if not self._began:
            self._began = asyncio.get_running_loop().time()
        self.connected.set()
        while self._unsent:
            await socket.send_str(self._unsent.pop(0))

    def _take_in(self, envelope_id: str) -> None:
        if self._waiting.pop(envelope_id, None) is not None:
            self._ages.append(asyncio.get_running_loop().time() - self._began)
        if not self._waiting:
            self.done.set()
