"""`team.*`, `usergroups.*` and `emoji.*`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.api.table import method
from sandbox.model import Json
from sandbox.refusals import RefusedError
from sandbox.shapes import usergroup_object

if TYPE_CHECKING:
    from sandbox.workspace import Workspace


def _info(ws: Workspace, args: Json) -> Json:
    if args.get("team", ws.team_id) != ws.team_id:
        raise RefusedError("team_not_found")
    return {
        "team": {
            "id": ws.team_id,
            "name": ws.team_name,
            "domain": ws.team_domain,
            "url": f"{ws.base_url}/",
            "email_domain": "",
            "icon": {},
        }
    }


def _groups(ws: Workspace, args: Json) -> Json:
    shown = []
    for group in ws.usergroups.values():
        if group.is_disabled and not args.get("include_disabled"):
            continue
        entry = usergroup_object(ws, group)
        if args.get("include_users"):
            entry["users"] = list(group.members)
        shown.append(entry)
    return {"usergroups": shown}


def _members(ws: Workspace, args: Json) -> Json:
    group = ws.usergroups.get(args["usergroup"])
    if group is None:
        raise RefusedError("no_such_subteam")
    return {"users": list(group.members)}


_READ = ("usergroups:read",)
METHODS = {
    "team.info": method(_info, "team", "domain", scopes=("team:read",)),
    "usergroups.list": method(
        _groups, "include_users:bool", "include_disabled:bool", "include_count:bool", scopes=_READ, tier=2
    ),
    "usergroups.users.list": method(_members, "usergroup!", "include_disabled:bool", scopes=_READ, tier=2),
    "emoji.list": method(lambda _ws, _args: {"emoji": {}}, "include_categories:bool", scopes=("emoji:read",), tier=2),
}
