"""`api.*`, `auth.*` and `bots.*`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.api.table import method
from sandbox.model import Json
from sandbox.refusals import RefusedError
from sandbox.shapes import bot_profile

if TYPE_CHECKING:
    from sandbox.workspace import Workspace


def _api_test(_ws: Workspace, args: Json) -> Json:
    if "error" in args:
        raise RefusedError(args["error"])
    return {"args": args}


def _test(ws: Workspace, _args: Json) -> Json:
    return {
        "url": f"{ws.base_url}/",
        "team": ws.team_name,
        "user": ws.manifest.bot_display_name.lower(),
        "team_id": ws.team_id,
        "user_id": ws.bot_user_id,
        "bot_id": ws.bot_id,
        "is_enterprise_install": False,
    }


def _revoke(ws: Workspace, args: Json) -> Json:
    if not args.get("test"):
        ws.revoke_token()
    return {"revoked": not args.get("test")}


def _bot(ws: Workspace, args: Json) -> Json:
    if args.get("bot", ws.bot_id) != ws.bot_id:
        raise RefusedError("bot_not_found")
    return {"bot": bot_profile(ws)}


METHODS = {
    "api.test": method(_api_test, "error", "foo", tokens=(), tier=4),
    "auth.test": method(_test, tokens=("bot", "app"), tier=5),
    "auth.revoke": method(_revoke, "test:bool"),
    "bots.info": method(_bot, "bot", scopes=("users:read",)),
}
