"""`reactions.*` and `pins.*`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sandbox.api.table import method
from sandbox.events import emit_in
from sandbox.model import Channel, Json, Message
from sandbox.posting import destination
from sandbox.refusals import RefusedError
from sandbox.shapes import message_object

if TYPE_CHECKING:
    from sandbox.workspace import Workspace

_NAME = re.compile(r"[a-z0-9_+'\-]+(::skin-tone-[2-6])?")


def react(ws: Workspace, channel: Channel, message: Message, name: str, user_id: str) -> None:
    """Put somebody's reaction on a message.

    Raises:
        RefusedError: there is no such emoji name, or they reacted with it before.
    """
    if not _NAME.fullmatch(name):
        raise RefusedError("invalid_name")
    users = message.reactions.setdefault(name, [])
    if user_id in users:
        raise RefusedError("already_reacted")
    users.append(user_id)
    _tell(ws, "reaction_added", channel, message, name, user_id)


def unreact(ws: Workspace, channel: Channel, message: Message, name: str, user_id: str) -> None:
    """Take somebody's reaction off a message.

    Raises:
        RefusedError: it is not there.
    """
    users = message.reactions.get(name, [])
    if user_id not in users:
        raise RefusedError("no_reaction")
    users.remove(user_id)
    if not users:
        del message.reactions[name]
    _tell(ws, "reaction_removed", channel, message, name, user_id)


def _tell(ws: Workspace, kind: str, channel: Channel, message: Message, name: str, user_id: str) -> None:
    ws.changes.add("message_changed", channel=channel.id, ts=message.ts, user="")
    event: Json = {
        "type": kind,
        "user": user_id,
        "reaction": name,
        "item": {"type": "message", "channel": channel.id, "ts": message.ts},
        "item_user": message.user_id,
        "event_ts": ws.stamps.next(),
    }
    emit_in(ws, channel, event, user_id)


def _target(ws: Workspace, args: Json) -> tuple[Channel, Message]:
    channel = destination(ws, args["channel"])
    message = channel.messages.get(args["timestamp"])
    if message is None:
        raise RefusedError("message_not_found")
    if ws.bot_user_id not in channel.members:
        raise RefusedError("not_in_channel")
    return channel, message


def _add(ws: Workspace, args: Json) -> Json:
    react(ws, *_target(ws, args), args["name"], ws.bot_user_id)
    return {}


def _remove(ws: Workspace, args: Json) -> Json:
    unreact(ws, *_target(ws, args), args["name"], ws.bot_user_id)
    return {}


def _get(ws: Workspace, args: Json) -> Json:
    channel, message = _target(ws, args)
    return {"type": "message", "channel": channel.id, "message": message_object(ws, message)}


def _pin(ws: Workspace, args: Json) -> Json:
    channel, message = _target(ws, args)
    if message.ts in channel.pinned:
        raise RefusedError("already_pinned")
    channel.pinned.append(message.ts)
    ws.changes.add("channel", channel=channel.id)
    return {}


def _unpin(ws: Workspace, args: Json) -> Json:
    channel, message = _target(ws, args)
    if message.ts not in channel.pinned:
        raise RefusedError("no_pin")
    channel.pinned.remove(message.ts)
    ws.changes.add("channel", channel=channel.id)
    return {}


_WHERE = ("channel!", "timestamp!")
METHODS = {
    "reactions.add": method(_add, "name!", *_WHERE, scopes=("reactions:write",)),
    "reactions.remove": method(_remove, "name!", *_WHERE, scopes=("reactions:write",), tier=2),
    "reactions.get": method(_get, "full:bool", *_WHERE, scopes=("reactions:read",)),
    "pins.add": method(_pin, *_WHERE, scopes=("pins:write",), tier=2),
    "pins.remove": method(_unpin, *_WHERE, scopes=("pins:write",), tier=2),
}
