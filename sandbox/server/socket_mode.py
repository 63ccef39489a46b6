"""Socket Mode: up to ten connections, each payload to one of them, acknowledgements within three seconds.

Protocol: https://docs.slack.dev/apis/events-api/using-socket-mode
"""

import asyncio
import contextlib
import itertools
import json
from dataclasses import dataclass, field

from aiohttp import WSMsgType, web

from sandbox.deliveries import Delivery
from sandbox.model import Json
from sandbox.server.keys import SOCKETS
from sandbox.workspace import Workspace

MOST_CONNECTIONS = 10
# Real seconds: how long a connection lives, how long with `debug_reconnects`, and how far ahead it is warned.
LIFE = 18_000
SHORT_LIFE = 360
WARNING = 10
PING_EVERY = 30


@dataclass(eq=False)
class Connection:
    """One socket and what waits to be written to it."""

    socket: web.WebSocketResponse
    transport: asyncio.Transport | asyncio.BaseTransport | None
    queue: asyncio.Queue[Delivery] = field(default_factory=asyncio.Queue)
    timers: list[asyncio.TimerHandle] = field(default_factory=list)


class Sockets:
    """Carries deliveries over the open connections. Lives in the server's event loop."""

    def __init__(self, workspace: Workspace, ack_seconds: float) -> None:
        self._ws = workspace
        self._ack_seconds = ack_seconds
        self._connections: list[Connection] = []
        self._turn = itertools.count()
        self._pending: dict[str, tuple[Delivery, float]] = {}
        self._unclaimed: dict[str, float] = {}
        self._wake = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def count(self) -> int:
        """How many connections are open."""
        return len(self._connections)

    @property
    def pending(self) -> int:
        """How many deliveries were sent and wait for their acknowledgement."""
        return len(self._pending)

    async def run(self) -> None:
        """Give out what waits until cancelled."""
        loop = asyncio.get_running_loop()

        def wake() -> None:
            loop.call_soon_threadsafe(self._wake.set)

        stop = self._ws.outgoing.listen(wake)
        try:
            self._wake.set()
            while True:
                await self._wait()
                self._wake.clear()
                self._hand_out()
        finally:
            stop()

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Take a connection in."""
        if not self._ws.connect(request.query.get("ticket", "")):
            return web.Response(status=403, text="the ticket is not good (any more)")
        socket = web.WebSocketResponse(heartbeat=PING_EVERY)
        await socket.prepare(request)
        if len(self._connections) >= MOST_CONNECTIONS:
            await socket.send_json(_disconnect("too_many_websockets"))
            await socket.close()
            return socket
        connection = Connection(socket, request.transport)
        self._connections.append(connection)
        writer = asyncio.create_task(self._write(connection))
        try:
            life = SHORT_LIFE if request.query.get("debug_reconnects") == "true" else LIFE
            await socket.send_json(self._hello(life))
            self._set_timers(connection, life)
            self._note("connected")
            self._wake.set()
            await self._read(connection)
        finally:
            self._forget(connection)
            writer.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await writer
            self._note("disconnected")
        return socket

    def drop(self) -> int:
        """Break every connection off without a word; returns how many there were."""
        dropped = list(self._connections)
        for connection in dropped:
            self._forget(connection)
            if isinstance(connection.transport, asyncio.Transport):
                connection.transport.abort()
        return len(dropped)

    async def refresh(self, reason: str = "refresh_requested") -> int:
        """Ask every connection to reconnect (`warning`, `refresh_requested`, `link_disabled`); returns how many."""
        asked = list(self._connections)
        for connection in asked:
            await self._ask_to_leave(connection, reason)
        return len(asked)

    async def close(self) -> None:
        """Close every connection."""
        for connection in list(self._connections):
            await connection.socket.close()

    async def _wait(self) -> None:
        # What nobody is there to take must be looked at again when its time is up.
        seconds = self._ack_seconds / 4 if self._unclaimed or self._ws.outgoing.due() else None
        # Not wait_for: before Python 3.12 it may swallow the cancellation that ends this loop.
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._wake.wait()

    def _hand_out(self) -> None:
        if not self._connections:
            self._give_up_unclaimed()
            return
        self._unclaimed.clear()
        while (delivery := self._ws.outgoing.take()) is not None:
            connection = self._connections[next(self._turn) % len(self._connections)]
            connection.queue.put_nowait(delivery)

    def _give_up_unclaimed(self) -> None:
        now = asyncio.get_running_loop().time()
        due = self._ws.outgoing.due()
        self._unclaimed = {each.envelope_id: self._unclaimed.get(each.envelope_id, now) for each in due}
        for delivery in due:
            late = now - self._unclaimed[delivery.envelope_id] >= self._ack_seconds
            if late and self._ws.outgoing.withdraw(delivery):
                del self._unclaimed[delivery.envelope_id]
                self._ws.expire(delivery, "connection_failed" if delivery.is_event else "dispatch_failed")

    async def _write(self, connection: Connection) -> None:
        loop = asyncio.get_running_loop()
        while True:
            delivery = await connection.queue.get()
            if connection not in self._connections:
                self._ws.outgoing.give_back(delivery)
                continue
            self._pending[delivery.envelope_id] = (delivery, loop.time())
            loop.call_later(self._ack_seconds, self._expire, delivery)
            self._ws.journal.add("delivery", delivery.title, sent=delivery.envelope())
            try:
                await connection.socket.send_str(json.dumps(delivery.envelope(), ensure_ascii=False))
            except ConnectionError:
                # Nobody knows whether it arrived: the deadline decides, as it does on the real thing.
                self._forget(connection)

    async def _read(self, connection: Connection) -> None:
        async for message in connection.socket:
            if message.type is WSMsgType.TEXT:
                self._take_in(message.data)
            elif message.type is WSMsgType.ERROR:
                break

    def _take_in(self, text: str) -> None:
        try:
            answer = json.loads(text)
            envelope_id = answer["envelope_id"]
        except (json.JSONDecodeError, TypeError, KeyError):
            self._ws.journal.problem("socket", "not an acknowledgement", text)
            return
        delivery, sent_at = self._pending.pop(envelope_id, (None, 0.0))
        if delivery is None:
            self._ws.journal.problem("socket", "acknowledged too late, twice, or never sent", answer)
            return
        spent = (asyncio.get_running_loop().time() - sent_at) * 1000
        payload = answer.get("payload")
        if payload and not delivery.accepts_response_payload:
            self._ws.journal.problem(delivery.title, "this envelope takes no payload in its acknowledgement", payload)
            payload = None
        self._ws.acknowledge(delivery, payload, milliseconds=round(spent, 1))

    def _expire(self, delivery: Delivery) -> None:
        if self._pending.pop(delivery.envelope_id, None) is not None:
            self._ws.expire(delivery)

    def _forget(self, connection: Connection) -> None:
        if connection in self._connections:
            self._connections.remove(connection)
        for timer in connection.timers:
            timer.cancel()
        unsent = [connection.queue.get_nowait() for _ in range(connection.queue.qsize())]
        for delivery in reversed(unsent):
            self._ws.outgoing.give_back(delivery)

    def _set_timers(self, connection: Connection, life: int) -> None:
        loop = asyncio.get_running_loop()
        for seconds, reason in ((life - WARNING, "warning"), (life, "refresh_requested")):
            connection.timers.append(loop.call_later(seconds, self._leave_soon, connection, reason))

    def _leave_soon(self, connection: Connection, reason: str) -> None:
        task = asyncio.create_task(self._ask_to_leave(connection, reason))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _ask_to_leave(self, connection: Connection, reason: str) -> None:
        with contextlib.suppress(ConnectionError):
            await connection.socket.send_json(_disconnect(reason))
        if reason != "warning":
            # Whoever does not leave is shown out; nothing more is handed to this connection meanwhile.
            self._forget(connection)
            loop = asyncio.get_running_loop()
            connection.timers.append(loop.call_later(WARNING, self._show_out, connection))

    def _show_out(self, connection: Connection) -> None:
        if isinstance(connection.transport, asyncio.Transport):
            connection.transport.close()

    def _hello(self, life: int) -> Json:
        return {
            "type": "hello",
            "num_connections": len(self._connections),
            "debug_info": {"host": "sandbox", "build_number": 1, "approximate_connection_time": life},
            "connection_info": {"app_id": self._ws.app_id},
        }

    def _note(self, what: str) -> None:
        self._ws.journal.add("socket", what, answer={"connections": len(self._connections)})
        self._ws.changes.add("sockets", count=len(self._connections))


def add_routes(app: web.Application) -> None:
    """Answer `/link/`, where `apps.connections.open` sends apps."""
    app.router.add_get("/link/", app[SOCKETS].handle)


def _disconnect(reason: str) -> Json:
    return {"type": "disconnect", "reason": reason, "debug_info": {"host": "sandbox"}}
