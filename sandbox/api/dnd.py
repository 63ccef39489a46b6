"""`dnd.*`: who wants silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.api.table import method
from sandbox.api.users import known
from sandbox.model import Json, User
from sandbox.refusals import RefusedError

if TYPE_CHECKING:
    from sandbox.workspace import Workspace

MOST_USERS = 50


def _schedule(user: User, now: float) -> Json:
    """What others see: a snooze stands in the place of the schedule's next time of silence."""
    dnd = user.dnd
    if dnd.snooze_until > now:
        return {"dnd_enabled": True, "next_dnd_start_ts": int(now), "next_dnd_end_ts": dnd.snooze_until}
    # Slack answers 1 where there is no time set.
    return {
        "dnd_enabled": dnd.enabled,
        "next_dnd_start_ts": dnd.start_ts or 1,
        "next_dnd_end_ts": dnd.end_ts or 1,
    }


def _info(ws: Workspace, args: Json) -> Json:
    """Slack shows the snooze itself to nobody but the one who set it."""
    return _schedule(known(ws, args.get("user", ws.bot_user_id)), ws.clock.now().timestamp())


def _team(ws: Workspace, args: Json) -> Json:
    if len(args["users"]) > MOST_USERS:
        raise RefusedError("too_many_users")
    now = ws.clock.now().timestamp()
    told = {each: _schedule(ws.users[each], now) for each in args["users"] if each in ws.users}
    return {"users": told, "cached": False}


METHODS = {
    "dnd.info": method(_info, "user", scopes=("dnd:read",)),
    "dnd.teamInfo": method(_team, "users!:ids", scopes=("dnd:read",), tier=2),
}
