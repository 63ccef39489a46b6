"""Server-sent events: every change, as it happens, to whoever listens at `/stream`."""

import asyncio
import contextlib
import json

from aiohttp import web

from sandbox.changes import Change
from sandbox.server.keys import WORKSPACE

# A comment now and then keeps the line open and finds out who has left.
HEARTBEAT = 15.0


def add_routes(app: web.Application) -> None:
    """Answer `/stream`."""
    app.router.add_get("/stream", _stream)


async def _stream(request: web.Request) -> web.StreamResponse:
    ws = request.app[WORKSPACE]
    response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"})
    await response.prepare(request)
    loop, changed = asyncio.get_running_loop(), asyncio.Event()
    version = _start(request, ws.changes.version)

    def wake(_change: Change) -> None:
        loop.call_soon_threadsafe(changed.set)

    stop = ws.changes.subscribe(wake)
    try:
        changed.set()
        while True:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(HEARTBEAT):
                    await changed.wait()
            changed.clear()
            news = ws.changes.since(version)
            if news:
                version = news[-1].version
            await response.write(_event(news) if news else b": still here\n\n")
    except ConnectionError:
        return response
    finally:
        stop()


def _start(request: web.Request, present: int) -> int:
    """Where to go on: after what the browser says it has, otherwise at the present."""
    last = request.headers.get("Last-Event-ID") or request.query.get("after", "")
    return int(last) if last.isdigit() else present


def _event(news: list[Change]) -> bytes:
    changes = [{"version": each.version, "kind": each.kind, **each.ids} for each in news]
    return f"id: {news[-1].version}\nevent: changes\ndata: {json.dumps(changes)}\n\n".encode()
