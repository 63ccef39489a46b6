"""The page in the browser: drawn here, kept up to date by its script over `/stream`."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from importlib import resources

from aiohttp import web

from sandbox.model import ActRefusedError, Json
from sandbox.render.dates import whole
from sandbox.render.words import Words, words_for
from sandbox.server import page_acts, page_draw, page_moves, page_place
from sandbox.server.page_draw import Drawer
from sandbox.server.page_moves import BusyError, Moves
from sandbox.server.page_state import reader_of
from sandbox.workspace import Workspace

_STATIC = {"page.css": "text/css", "page.js": "text/javascript", "icon.svg": "image/svg+xml"}
_SAFETY = {
    # Nothing comes from elsewhere but the pictures that apps link to.
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src 'self' https: http: data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


def add_routes(app: web.Application, workspace: Workspace) -> None:
    """Add the page's routes; the workspace is also at `app[WORKSPACE]`."""
    page = Page(workspace)
    app.router.add_get("/", page.whole)
    app.router.add_get("/page/static/{name}", _static)
    app.router.add_get("/page/parts", page.parts)
    app.router.add_get("/page/entry/{number}", page.entry)
    app.router.add_post("/page/act", page.taking(page.act))
    app.router.add_post("/page/options", page.taking(page.options))
    app.router.add_post("/page/clock", page.taking(page.clock))
    app.router.add_post("/page/upload", page.upload)


class Page:
    """Answers the browser."""

    def __init__(self, workspace: Workspace) -> None:
        self._ws = workspace
        self._moves = Moves(workspace)
        self._drawer = Drawer(workspace, self._moves)

    async def whole(self, request: web.Request) -> web.Response:
        """The page at the address's place."""
        place = page_place.settled(self._ws, page_place.read(request.query))
        return _html(await asyncio.to_thread(self._drawer.whole, place))

    async def parts(self, request: web.Request) -> web.Response:
        """The parts that differ from what the browser has (`have`, a JSON object of fingerprints)."""
        place = page_place.settled(self._ws, page_place.read(request.query))
        try:
            have = json.loads(request.query.get("have", "{}"))
        except json.JSONDecodeError as error:
            raise web.HTTPBadRequest(text="have must be JSON") from error
        if not place.acting or not isinstance(have, dict):
            raise web.HTTPBadRequest(text="nobody to look, or nothing to compare with")
        # In a thread: drawing takes a while, and the app's calls must not wait for it in line.
        drawn = await asyncio.to_thread(self._drawer.changed, place, have)
        return web.json_response(drawn, headers=_SAFETY)

    async def entry(self, request: web.Request) -> web.Response:
        """One line of the traffic in full."""
        number = request.match_info["number"]
        drawn = (
            page_draw.entry(self._ws, int(number), self._words(request.query.get("as"))) if number.isdecimal() else None
        )
        if drawn is None:
            raise web.HTTPNotFound
        return _html(drawn)

    async def act(self, body: Json) -> Json:
        """Something a member does."""
        page_acts.act(self._ws, body)
        return {}

    async def options(self, body: Json) -> Json:
        """What the app offers for an external menu."""
        found = await asyncio.to_thread(page_acts.look_up, self._ws, body)
        return {"html": page_draw.options(found, self._words(body.get("as")))}

    async def clock(self, body: Json) -> Json:
        """Move the clock; the answer comes when it has arrived."""
        if body.get("move") not in page_moves.KINDS or body.get("as") not in self._ws.users:
            raise ActRefusedError("bad_request")
        reader = reader_of(self._ws, body["as"])
        try:
            happened = await asyncio.to_thread(self._moves.run, body["move"], reader.zone)
        except BusyError as error:
            raise ActRefusedError("clock_is_moving") from error
        words = "moved" if happened else "nothing_happened"
        return {"words": reader.words(words, when=whole(self._ws.clock.now(), reader))}

    async def upload(self, request: web.Request) -> web.Response:
        """Files of a member: shared in a channel, or kept for an input when no channel is named."""
        form = await request.post()
        user, channel = str(form.get("as", "")), str(form.get("channel", ""))
        text, thread = str(form.get("text", "")), str(form.get("thread", ""))
        files = [part for part in form.getall("file", []) if isinstance(part, web.FileField)]
        try:
            if channel:
                for part in files:
                    self._ws.acts.upload(user, channel, part.filename, part.file.read(), text, thread)
                    text = ""
                return web.json_response({"ok": True})
            kept = [self._ws.acts.attach(user, part.filename, part.file.read()).id for part in files]
            return web.json_response({"ok": True, "files": kept})
        except ActRefusedError as error:
            return _refusal(error, self._words(user))

    def taking(self, handler: Callable[[Json], Awaitable[Json]]) -> Callable[[web.Request], Awaitable[web.Response]]:
        """A route that takes a JSON object and answers `ok`, or says why a member may not do that."""

        async def answer(request: web.Request) -> web.Response:
            if request.content_type != "application/json":
                raise web.HTTPUnsupportedMediaType(text="the page sends JSON")
            try:
                body = await request.json()
            except json.JSONDecodeError as error:
                raise web.HTTPBadRequest(text="the body must be JSON") from error
            if not isinstance(body, dict):
                raise web.HTTPBadRequest(text="the body must be an object")
            try:
                return web.json_response({"ok": True, **await handler(body)})
            except ActRefusedError as error:
                return _refusal(error, self._words(body.get("as")))

        return answer

    def _words(self, user_id: object) -> Words:
        """The page's words in a member's language."""
        user = self._ws.users.get(user_id) if isinstance(user_id, str) else None
        return words_for(user.locale.partition("-")[0] if user else "en")


async def _static(request: web.Request) -> web.Response:
    name = request.match_info["name"]
    if name not in _STATIC:
        raise web.HTTPNotFound
    text = resources.files("sandbox.server").joinpath("static", name).read_text(encoding="utf-8")
    return web.Response(text=text, content_type=_STATIC[name], charset="utf-8", headers=_SAFETY)


def _refusal(error: ActRefusedError, words: Words) -> web.Response:
    answer = {
        "ok": False,
        "code": error.code,
        "words": words("refused", code=error.code),
        "errors": page_acts.client_words(error.errors, words),
    }
    return web.json_response(answer, status=409)


def _html(text: str) -> web.Response:
    return web.Response(text=text, content_type="text/html", charset="utf-8", headers=_SAFETY)
