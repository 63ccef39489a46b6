"""`users.*`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.api.conversations import listed
from sandbox.api.paging import page
from sandbox.api.table import method
from sandbox.model import Json, User
from sandbox.refusals import RefusedError
from sandbox.shapes import user_object

if TYPE_CHECKING:
    from sandbox.workspace import Workspace

MOST = 1000


def known(ws: Workspace, user_id: str) -> User:
    """The member an app means.

    Raises:
        RefusedError: there is none.
    """
    user = ws.users.get(user_id)
    if user is None:
        raise RefusedError("user_not_found")
    return user


def _info(ws: Workspace, args: Json) -> Json:
    user = known(ws, args["user"])
    return {"user": user_object(ws, user, with_locale=args.get("include_locale", False))}


def _list(ws: Workspace, args: Json) -> Json:
    here = [user for user in ws.users.values() if not user.is_stranger]
    shown, metadata = page(here, args, most=MOST, usual=MOST)
    with_locale = args.get("include_locale", False)
    return {
        "members": [user_object(ws, user, with_locale=with_locale) for user in shown],
        "cache_ts": int(ws.clock.now().timestamp()),
        "response_metadata": metadata,
    }


def _by_email(ws: Workspace, args: Json) -> Json:
    for user in ws.users.values():
        if user.email and user.email.casefold() == args["email"].casefold() and not user.deleted:
            return {"user": user_object(ws, user)}
    raise RefusedError("users_not_found")


def _profile(ws: Workspace, args: Json) -> Json:
    return {"profile": user_object(ws, known(ws, args.get("user", ws.bot_user_id)))["profile"]}


def _presence(ws: Workspace, args: Json) -> Json:
    user = known(ws, args["user"])
    return {"presence": "away" if user.deleted else "active"}


def _conversations(ws: Workspace, args: Json) -> Json:
    member = args.get("user", ws.bot_user_id)
    known(ws, member)
    return listed(ws, args, lambda channel: {member, ws.bot_user_id} <= set(channel.members))


_READ = ("users:read",)
METHODS = {
    "users.info": method(_info, "user!", "include_locale:bool", scopes=_READ, tier=4),
    "users.list": method(_list, "cursor", "limit:int", "include_locale:bool", scopes=_READ, tier=2),
    "users.lookupByEmail": method(_by_email, "email!", scopes=("users:read.email",)),
    "users.profile.get": method(
        _profile, "user", "include_labels:bool", scopes=("users.profile:read", "users:read"), tier=4
    ),
    "users.getPresence": method(_presence, "user!", scopes=_READ),
    "users.conversations": method(
        _conversations,
        "user",
        "types:ids",
        "exclude_archived:bool",
        "cursor",
        "limit:int",
        scopes=("channels:read", "groups:read", "im:read", "mpim:read"),
        tier=2,
    ),
}
