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


def _schedule(user: User) -> Json:
    dnd = user.dnd
    # Slack answers 1 where there is no time set.
    return {
        "dnd_enabled": dnd.enabled,
        "next_dnd_start_ts": dnd.start_ts or 1,
        "next_dnd_end_ts": dnd.end_ts or 1,
    }


def _info(ws: Workspace, args: Json) -> Json:
    user = known(ws, args.get("user", ws.bot_user_id))
    snoozed = user.dnd.snooze_until > ws.clock.now().timestamp()
    answer = _schedule(user) | {"snooze_enabled": snoozed}
    return answer | ({"snooze_endtime": user.dnd.snooze_until} if snoozed else {})


def _team(ws: Workspace, args: Json) -> Json:
    if len(args["users"]) > MOST_USERS:
        raise RefusedError("too_many_users")
    return {"users": {each: _schedule(ws.users[each]) for each in args["users"] if each in ws.users}, "cached": False}


METHODS = {
    "dnd.info": method(_info, "user", scopes=("dnd:read",)),
    "dnd.teamInfo": method(_team, "users!:ids", scopes=("dnd:read",), tier=2),
}
