"""`conversations.*`: what the app may know of channels, and joining or leaving them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from sandbox.api.paging import page
from sandbox.api.table import method
from sandbox.events import READ_SCOPES, emit
from sandbox.model import Channel, Json
from sandbox.posting import destination
from sandbox.refusals import RefusedError
from sandbox.shapes import channel_object

if TYPE_CHECKING:
    from sandbox.workspace import Workspace

MOST = 1000
MOST_IN_GROUP = 9
_KINDS = {"public_channel": "channel", "private_channel": "group", "im": "im", "mpim": "mpim"}
_ANY_READ = tuple(READ_SCOPES.values())


def need(ws: Workspace, scope: str) -> None:
    """Refuse the call if the app lacks a scope that depends on what was asked for."""
    if scope not in ws.manifest.scopes:
        provided = ",".join(sorted(ws.manifest.scopes))
        raise RefusedError("missing_scope", extra={"needed": scope, "provided": provided})


def readable(ws: Workspace, channel_id: str) -> Channel:
    """The channel an app means and may know of.

    Raises:
        RefusedError: it is unknown or its kind is outside the app's scopes.
    """
    if channel_id in ws.users:
        raise RefusedError("channel_not_found")
    channel = destination(ws, channel_id)
    need(ws, READ_SCOPES[channel.kind])
    return channel


def listed(ws: Workspace, args: Json, wanted: Callable[[Channel], bool]) -> Json:
    """A page of the conversations of the asked-for types that pass `wanted`."""
    types = args.get("types") or ["public_channel"]
    unknown = [each for each in types if each not in _KINDS]
    if unknown:
        raise RefusedError("invalid_types")
    kinds = {_KINDS[each] for each in types}
    for kind in sorted(kinds):
        need(ws, READ_SCOPES[kind])
    found = [
        channel
        for channel in ws.channels.values()
        if channel.kind in kinds
        and (not channel.is_private or ws.bot_user_id in channel.members)
        and not (args.get("exclude_archived") and channel.is_archived)
        and wanted(channel)
    ]
    shown, metadata = page(found, args, most=MOST)
    return {"channels": [channel_object(ws, each) for each in shown], "response_metadata": metadata}


def _list(ws: Workspace, args: Json) -> Json:
    return listed(ws, args, lambda _channel: True)


def _info(ws: Workspace, args: Json) -> Json:
    channel = readable(ws, args["channel"])
    shown = channel_object(ws, channel)
    if not args.get("include_num_members"):
        shown.pop("num_members", None)
    if args.get("include_locale"):
        shown["locale"] = "en-US"
    return {"channel": shown}


def _members(ws: Workspace, args: Json) -> Json:
    channel = readable(ws, args["channel"])
    shown, metadata = page(channel.members, args, most=MOST)
    return {"members": shown, "response_metadata": metadata}


def _open(ws: Workspace, args: Json) -> Json:
    if args.get("channel"):
        channel = ws.channels.get(args["channel"])
        if channel is None or channel.kind not in {"im", "mpim"} or ws.bot_user_id not in channel.members:
            raise RefusedError("channel_not_found")
        return {"channel": channel_object(ws, channel) if args.get("return_im") else {"id": channel.id}}
    channel = _opened(ws, args.get("users") or [])
    return {"channel": channel_object(ws, channel) if args.get("return_im") else {"id": channel.id}}


def _opened(ws: Workspace, user_ids: list[str]) -> Channel:
    if not user_ids:
        raise RefusedError("users_list_not_supplied")
    if len(user_ids) >= MOST_IN_GROUP:
        raise RefusedError("too_many_users")
    for user_id in user_ids:
        user = ws.users.get(user_id)
        if user is None:
            raise RefusedError("user_not_found")
        if user.deleted:
            raise RefusedError("user_disabled")
        if user.is_bot:
            raise RefusedError("cannot_dm_bot")
    if len(user_ids) == 1:
        need(ws, "im:write")
        return ws.direct_message(user_ids[0])
    need(ws, "mpim:write")
    return _group(ws, user_ids)


def _group(ws: Workspace, user_ids: list[str]) -> Channel:
    members = [*dict.fromkeys(user_ids), ws.bot_user_id]
    for channel in ws.channels.values():
        if channel.kind == "mpim" and set(channel.members) == set(members):
            return channel
    names = "--".join(ws.users[each].name for each in members)
    created = int(ws.clock.now().timestamp())
    channel = Channel(ws.ids.next("C"), f"mpdm-{names}-1", "mpim", created, ws.bot_user_id, members)
    ws.channels[channel.id] = channel
    ws.changes.add("channel", channel=channel.id)
    return channel


def _join(ws: Workspace, args: Json) -> Json:
    channel = destination(ws, args["channel"])
    if channel.kind != "channel":
        raise RefusedError("method_not_supported_for_channel_type")
    if channel.is_archived:
        raise RefusedError("is_archived")
    if ws.bot_user_id not in channel.members:
        ws.acts.join_channel(ws.bot_user_id, channel.id)
    return {"channel": channel_object(ws, channel)}


def _leave(ws: Workspace, args: Json) -> Json:
    channel = destination(ws, args["channel"])
    if ws.bot_user_id not in channel.members:
        return {"not_in_channel": True}
    if channel.kind in {"im", "mpim"}:
        raise RefusedError("method_not_supported_for_channel_type")
    channel.members.remove(ws.bot_user_id)
    ws.changes.add("channel", channel=channel.id)
    emit(ws, {"type": "channel_left", "channel": channel.id}, user_id=ws.bot_user_id)
    return {}


_LIST = ("types:ids", "exclude_archived:bool", "cursor", "limit:int")
METHODS = {
    "conversations.list": method(_list, *_LIST, scopes=_ANY_READ, tier=2),
    "conversations.info": method(
        _info, "channel!", "include_locale:bool", "include_num_members:bool", scopes=_ANY_READ
    ),
    "conversations.members": method(_members, "channel!", "cursor", "limit:int", scopes=_ANY_READ, tier=4),
    "conversations.open": method(
        _open,
        "channel",
        "users:ids",
        "return_im:bool",
        "prevent_creation:bool",
        scopes=("im:write", "mpim:write", "channels:manage", "groups:write"),
    ),
    "conversations.join": method(_join, "channel!", scopes=("channels:join",)),
    "conversations.leave": method(_leave, "channel!", scopes=("channels:manage", "groups:write", "channels:join")),
}
