"""Which events the app hears of, by its subscriptions, its scopes and its memberships.

Scopes by event: https://docs.slack.dev/reference/events
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.deliveries import Delivery
from sandbox.model import Channel, Json, Message
from sandbox.payloads import event_callback
from sandbox.shapes import message_object

if TYPE_CHECKING:
    from sandbox.workspace import Workspace

_MESSAGE_EVENTS = {"channel": "message.channels", "group": "message.groups", "im": "message.im", "mpim": "message.mpim"}
HISTORY_SCOPES = {"channel": "channels:history", "group": "groups:history", "im": "im:history", "mpim": "mpim:history"}
READ_SCOPES = {"channel": "channels:read", "group": "groups:read", "im": "im:read", "mpim": "mpim:read"}

# An event without an entry needs no scope.
_SCOPES = {
    "app_mention": "app_mentions:read",
    "user_change": "users:read",
    "user_status_changed": "users:read",
    "user_profile_changed": "users:read",
    "team_join": "users:read",
    "reaction_added": "reactions:read",
    "reaction_removed": "reactions:read",
    "dnd_updated_user": "dnd:read",
    "file_shared": "files:read",
    "subteam_created": "usergroups:read",
    "subteam_updated": "usergroups:read",
}


def emit(ws: Workspace, event: Json, *, scope: str = "", name: str = "", user_id: str = "") -> Delivery | None:
    """Send an event if the app subscribed to it and may hear it.

    Args:
        ws: the workspace.
        event: the inner event.
        scope: the scope it takes, when that depends on the channel.
        name: the subscription it goes under, when that is not its type.
        user_id: who caused it.
    """
    subscription = name or event["type"]
    needed = scope or _SCOPES.get(event["type"], "")
    if subscription not in ws.manifest.bot_events or ws.is_uninstalled:
        return None
    if needed and needed not in ws.manifest.scopes:
        return None
    delivery = Delivery(
        envelope_id=ws.ids.uuid(),
        kind="events_api",
        title=subscription,
        payload=event_callback(ws, event),
        user_id=user_id,
        due=ws.clock.now(),
    )
    ws.outgoing.add(delivery)
    return delivery


def emit_in(ws: Workspace, channel: Channel, event: Json, user_id: str = "") -> Delivery | None:
    """Send an event about a channel that the app is in."""
    if ws.bot_user_id not in channel.members:
        return None
    return emit(ws, event, user_id=user_id)


def emit_message(ws: Workspace, channel: Channel, message: Message, event: Json | None = None) -> Delivery | None:
    """Send a message event (or one of its subtypes, given whole) to an app that is in the channel."""
    if ws.bot_user_id not in channel.members:
        return None
    body = event or message_object(ws, message)
    body |= {"channel": channel.id, "channel_type": channel.kind}
    body.setdefault("event_ts", message.ts)
    delivery = emit(
        ws, body, scope=HISTORY_SCOPES[channel.kind], name=_MESSAGE_EVENTS[channel.kind], user_id=message.user_id
    )
    if event is None and channel.kind != "im" and not message.bot_id and f"<@{ws.bot_user_id}>" in message.text:
        mention = message_object(ws, message) | {"type": "app_mention", "channel": channel.id, "event_ts": message.ts}
        emit(ws, mention, user_id=message.user_id)
    return delivery


def emit_changed(ws: Workspace, channel: Channel, message: Message, before: Json) -> Delivery | None:
    """Tell that a message was rewritten."""
    stamp = ws.stamps.next()
    event: Json = {
        "type": "message",
        "subtype": "message_changed",
        "hidden": True,
        "message": message_object(ws, message),
        "previous_message": before,
        "ts": stamp,
        "event_ts": stamp,
    }
    return emit_message(ws, channel, message, event)


def emit_deleted(ws: Workspace, channel: Channel, message: Message) -> Delivery | None:
    """Tell that a message was deleted."""
    stamp = ws.stamps.next()
    event: Json = {
        "type": "message",
        "subtype": "message_deleted",
        "hidden": True,
        "deleted_ts": message.ts,
        "previous_message": message_object(ws, message),
        "ts": stamp,
        "event_ts": stamp,
    }
    return emit_message(ws, channel, message, event)
