"""The Web API over HTTP, response URLs, and the two ends of a file upload."""

import asyncio
import json
from collections.abc import Mapping

from aiohttp import web

from sandbox.model import Json
from sandbox.server.keys import WORKSPACE

_FORMS = {"application/x-www-form-urlencoded", "multipart/form-data"}
_SHOWN_INLINE = ("image/png", "image/jpeg", "image/gif", "text/plain")


class BadBodyError(Exception):
    """The body cannot be read; `code` is Slack's error."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def add_routes(app: web.Application) -> None:
    """Answer `/api/...`, response URLs, uploads and downloads."""
    app.router.add_route("*", "/api/{method}", _call)
    for kind in ("commands", "actions", "app"):
        app.router.add_post(f"/{kind}/{{team}}/{{first}}/{{second}}", _respond)
    app.router.add_post("/upload/v1/{ticket}", _upload)
    app.router.add_get("/files/{file}/{name}", _download)


async def _call(request: web.Request) -> web.StreamResponse:
    ws = request.app[WORKSPACE]
    try:
        arguments = {**request.query, **await _body(request)}
    except BadBodyError as error:
        return web.json_response({"ok": False, "error": error.code})
    bearer = request.headers.get("Authorization", "")
    token = bearer.removeprefix("Bearer ").strip() if bearer.startswith("Bearer ") else ""
    answer = ws.call(request.match_info["method"], token, arguments)
    if answer.delay:
        await asyncio.sleep(answer.delay)
    if answer.lost:
        return _break_off(request)
    return web.json_response(answer.body, status=answer.status, headers=answer.headers)


def _break_off(request: web.Request) -> web.Response:
    if request.transport is not None:
        request.transport.abort()
    # Nobody hears this: the connection is gone.
    return web.Response(status=500)


async def _body(request: web.Request) -> Mapping[str, object]:
    if not request.can_read_body:
        return {}
    if request.content_type == "application/json":
        try:
            body = await request.json()
        except (json.JSONDecodeError, UnicodeDecodeError) as error:
            raise BadBodyError("invalid_json") from error
        if not isinstance(body, dict):
            raise BadBodyError("json_not_object")
        return body
    if request.content_type not in _FORMS:
        raise BadBodyError("invalid_post_type")
    try:
        form = await request.post()
    except (ValueError, UnicodeDecodeError) as error:
        raise BadBodyError("invalid_form_data") from error
    return {key: value if isinstance(value, str) else _bytes(value) for key, value in form.items()}


def _bytes(part: web.FileField | bytes | bytearray) -> bytes:
    return part.file.read() if isinstance(part, web.FileField) else bytes(part)


async def _respond(request: web.Request) -> web.Response:
    try:
        body = await _response_body(request)
    except BadBodyError as error:
        return web.json_response({"ok": False, "error": error.code}, status=400)
    answer = request.app[WORKSPACE].respond(request.path, body)
    return web.Response(status=answer.status, text=answer.text)


async def _response_body(request: web.Request) -> Json:
    """A response URL takes JSON, whatever the content type says, or a form with JSON in `payload`."""
    text = await request.text()
    if request.content_type in _FORMS:
        text = str((await request.post()).get("payload", ""))
    try:
        body = json.loads(text)
    except json.JSONDecodeError as error:
        raise BadBodyError("invalid_payload") from error
    if not isinstance(body, dict):
        raise BadBodyError("invalid_payload")
    return body


async def _upload(request: web.Request) -> web.Response:
    if request.content_type == "multipart/form-data":
        parts = [part for part in (await request.post()).values() if not isinstance(part, str)]
        content = _bytes(parts[0]) if parts else b""
    else:
        content = await request.read()
    if not request.app[WORKSPACE].upload(request.match_info["ticket"], content):
        return web.Response(status=400, text="upload failed")
    return web.Response(text=f"OK - {len(content)}")


async def _download(request: web.Request) -> web.Response:
    ws = request.app[WORKSPACE]
    file = ws.files.get(request.match_info["file"])
    if file is None or file.state != "ready":
        raise web.HTTPNotFound
    bearer = request.headers.get("Authorization")
    if bearer is not None and ws.download(request.path, bearer.removeprefix("Bearer ")) is None:
        raise web.HTTPFound(f"/?redir={request.path}")  # as Slack leads apps that may not have it to the sign-in
    # What members and apps upload must never run as a page of ours.
    headers = {"X-Content-Type-Options": "nosniff", "Content-Security-Policy": "sandbox; default-src 'none'"}
    if file.mimetype not in _SHOWN_INLINE:
        headers["Content-Disposition"] = "attachment"
    return web.Response(body=file.content, content_type=file.mimetype, headers=headers)
