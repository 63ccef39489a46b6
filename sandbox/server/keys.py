"""Where the parts of the server find one another in the aiohttp application."""

from typing import TYPE_CHECKING

from aiohttp import web

from sandbox.workspace import Workspace

if TYPE_CHECKING:
    from sandbox.server.socket_mode import Sockets

WORKSPACE: web.AppKey[Workspace] = web.AppKey("workspace", Workspace)
SOCKETS: "web.AppKey[Sockets]" = web.AppKey("sockets")
