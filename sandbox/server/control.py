"""The control API for tests and scripts: act, read the state, move the clock, make things go wrong.

Bodies and answers are JSON. What a member may not do answers 409 with the reason.
"""

import asyncio
import base64
import binascii
import inspect
import json
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from aiohttp import web

from sandbox.acts import Acts
from sandbox.faults import Fault
from sandbox.model import ActRefusedError, DoNotDisturb, Json
from sandbox.server.keys import SOCKETS, WORKSPACE
from sandbox.snapshot import plain, snapshot

ACTS = frozenset(name for name, _ in inspect.getmembers(Acts, inspect.isfunction) if not name.startswith("_"))
LONGEST_WAIT = 30.0


def add_routes(app: web.Application) -> None:
    """Answer `/control/...`."""
    app.router.add_get("/control/state", _state)
    app.router.add_get("/control/app", _app)
    app.router.add_get("/control/journal", _journal)
    app.router.add_get("/control/changes", _changes)
    posts = {
        "act": _act,
        "clock": _clock,
        "faults": _faults,
        "limits": _limits,
        "sockets": _sockets,
        "deliveries": _deliveries,
        "token": _token,
        "files": _files,
    }
    for name, handler in posts.items():
        app.router.add_post(f"/control/{name}", _json(handler))


def _json(
    handler: Callable[[web.Request, Json], Awaitable[object]],
) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def answer(request: web.Request) -> web.Response:
        # A page of somebody else's can send forms here, but not JSON.
        if request.content_type != "application/json":
            raise web.HTTPUnsupportedMediaType(text="the control API takes JSON")
        try:
            body = await request.json()
            if not isinstance(body, dict):
                raise web.HTTPBadRequest(text="the body must be an object")
            result = await handler(request, body)
        except ActRefusedError as error:
            return web.json_response({"error": error.code, "words": str(error), "errors": error.errors}, status=409)
        except (KeyError, TypeError, ValueError, json.JSONDecodeError, binascii.Error) as error:
            return web.json_response({"error": "bad_request", "words": repr(error)}, status=400)
        return web.json_response({"result": plain(result), "version": request.app[WORKSPACE].changes.version})

    return answer


async def _state(request: web.Request) -> web.Response:
    return web.json_response(snapshot(request.app[WORKSPACE]))


async def _app(request: web.Request) -> web.Response:
    ws = request.app[WORKSPACE]
    return web.json_response(
        {
            "bot_token": ws.bot_token,
            "app_token": ws.app_token,
            "signing_secret": ws.signing_secret,
            "api_url": f"{ws.base_url}/api/",
            "connections": request.app[SOCKETS].count,
        }
    )


async def _journal(request: web.Request) -> web.Response:
    after = int(request.query.get("after", "0"))
    entries = [plain(entry) for entry in request.app[WORKSPACE].journal.entries if entry.number > after]
    return web.json_response({"entries": entries})


async def _changes(request: web.Request) -> web.Response:
    """The changes after a version; waits for the first one up to `wait` real seconds."""
    ws = request.app[WORKSPACE]
    after, wait = int(request.query.get("after", "0")), float(request.query.get("wait", "0"))
    if wait > 0 and ws.changes.version <= after:
        await asyncio.to_thread(ws.changes.wait, after, min(wait, LONGEST_WAIT))
    changes = [plain(change) for change in ws.changes.since(after)]
    return web.json_response({"version": ws.changes.version, "changes": changes})


async def _act(request: web.Request, body: Json) -> object:
    name, arguments = body["act"], dict(body.get("arguments") or {})
    if name not in ACTS:
        raise ValueError(f"no such act: {name}")
    if "content" in arguments:
        arguments["content"] = base64.b64decode(arguments["content"], validate=True)
    if "dnd" in arguments:
        arguments["dnd"] = DoNotDisturb(**arguments["dnd"])
    act = getattr(request.app[WORKSPACE].acts, name)
    inspect.signature(act).bind(**arguments)
    return act(**arguments)


async def _clock(request: web.Request, body: Json) -> object:
    """Move the clock, in a thread, so that a program beside it can call in while it moves."""
    ws = request.app[WORKSPACE]
    step = timedelta(seconds=body["step_seconds"]) if "step_seconds" in body else None
    happened = None
    if "until_something_happens_seconds" in body:
        limit = timedelta(seconds=body["until_something_happens_seconds"])
        happened = await asyncio.to_thread(ws.until_something_happens, limit, step or timedelta(minutes=5))
    elif "advance_seconds" in body:
        await asyncio.to_thread(ws.clock.advance, timedelta(seconds=body["advance_seconds"]), step)
    elif "set" in body:
        await asyncio.to_thread(ws.clock.set, datetime.fromisoformat(body["set"]), step)
    if "frozen" in body:
        (ws.clock.freeze if body["frozen"] else ws.clock.flow)()
    ws.changes.add("clock")
    return {"now": ws.clock.now(), "happened": happened}


async def _faults(request: web.Request, body: Json) -> object:
    faults = request.app[WORKSPACE].faults
    if body.get("clear"):
        faults.clear()
    else:
        faults.add(Fault(**body))
    return faults.waiting


async def _limits(request: web.Request, body: Json) -> object:
    limits = request.app[WORKSPACE].limits
    if body["on"]:
        limits.switch_on(**{key: int(value) for key, value in body.items() if key == "posts_per_minute"})
    else:
        limits.switch_off()
    return {"on": limits.is_on}


async def _sockets(request: web.Request, body: Json) -> object:
    sockets = request.app[SOCKETS]
    if body.get("drop"):
        return {"dropped": sockets.drop()}
    if body.get("refresh"):
        return {"asked": await sockets.refresh(str(body["refresh"]))}
    return {"connections": sockets.count}


async def _deliveries(request: web.Request, body: Json) -> object:
    outgoing = request.app[WORKSPACE].outgoing
    if "repeat_next" in body:
        outgoing.repeat_next(int(body["repeat_next"]))
    if "reverse_next" in body:
        outgoing.reverse_next(int(body["reverse_next"]))
    if "hold" in body:
        (outgoing.hold if body["hold"] else outgoing.release)()
    return {"waiting": len(outgoing), "pending": request.app[SOCKETS].pending, "held": outgoing.is_held}


async def _token(request: web.Request, body: Json) -> object:
    ws = request.app[WORKSPACE]
    {"revoke": ws.revoke_token, "uninstall": ws.uninstall, "reinstall": ws.reinstall}[body["do"]]()
    return {"revoked": ws.is_revoked}


async def _files(request: web.Request, body: Json) -> object:
    ws = request.app[WORKSPACE]
    ws.file_processing = timedelta(seconds=body["processing_seconds"])
    return {"processing_seconds": ws.file_processing.total_seconds()}
