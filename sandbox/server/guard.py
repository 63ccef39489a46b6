"""Keeps other web pages out: the sandbox answers this machine only, under this machine's names."""

from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from aiohttp import web

_NAMES = {"127.0.0.1", "localhost", "::1"}
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@web.middleware
async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse requests that a foreign page sends through a browser on this machine."""
    if urlsplit(f"//{request.host}").hostname not in _NAMES:
        raise web.HTTPForbidden(text="the sandbox goes by 127.0.0.1 only")
    origin = request.headers.get("Origin")
    if origin and urlsplit(origin).netloc != request.host:
        raise web.HTTPForbidden(text="the sandbox takes nothing from other pages")
    return await handler(request)
