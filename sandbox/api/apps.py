"""`apps.*`: where an app opens its socket."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.api.table import method
from sandbox.model import Json
from sandbox.refusals import RefusedError

if TYPE_CHECKING:
    from sandbox.workspace import Workspace


def _open(ws: Workspace, _args: Json) -> Json:
    if not ws.manifest.socket_mode_enabled:
        raise RefusedError("forbidden_team", ["[ERROR] Socket Mode is not turned on."])
    ticket = ws.ids.secret(32)
    ws.links[ticket] = ws.clock.now().timestamp()
    address = ws.base_url.replace("http", "ws", 1)
    return {"url": f"{address}/link/?ticket={ticket}&app_id={ws.app_id}"}


METHODS = {
    # Tier 1 on paper; Slack lets an app that reconnects open more than one a minute, ten sockets at once.
    "apps.connections.open": method(_open, scopes=("connections:write",), tokens=("app",), tier=2),
}
