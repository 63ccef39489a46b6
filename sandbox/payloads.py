"""The payloads of interactions and commands, field by field as Slack sends them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.model import Channel, Json, Message, User, View
from sandbox.shapes import message_object, view_object

if TYPE_CHECKING:
    from sandbox.workspace import Workspace

_NAMES_OF_PRIVATE = {"im": "directmessage", "group": "privategroup", "mpim": "privategroup"}


def named(channel: Channel) -> Json:
    """A channel as interactions name it: private ones are not called by name."""
    return {"id": channel.id, "name": _NAMES_OF_PRIVATE.get(channel.kind, channel.name)}


def common(ws: Workspace, kind: str, user: User) -> Json:
    """What every interaction starts with."""
    return {
        "type": kind,
        "user": {"id": user.id, "username": user.name, "name": user.name, "team_id": user.team_id},
        "api_app_id": ws.app_id,
        "token": ws.verification_token,
        "team": {"id": ws.team_id, "domain": ws.team_domain},
        "enterprise": None,
        "is_enterprise_install": False,
    }


def in_message(ws: Workspace, channel: Channel, message: Message) -> Json:
    """Where an interaction took place when it was in a message; an ephemeral one's content is not repeated."""
    container: Json = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": channel.id,
        "is_ephemeral": message.is_ephemeral,
    }
    if message.thread_ts:
        container["thread_ts"] = message.thread_ts
    place: Json = {"container": container, "channel": named(channel), "state": {"values": message.state}}
    if not message.is_ephemeral:
        place["message"] = message_object(ws, message)
    return place


def in_view(ws: Workspace, view: View) -> Json:
    """Where an interaction took place when it was in a modal or on the home tab."""
    return {"container": {"type": "view", "view_id": view.id}, "view": view_object(ws, view)}


def command(ws: Workspace, user: User, channel: Channel, name: str, text: str) -> Json:
    """A slash command; `response_url` and `trigger_id` are added by whoever sends it."""
    return {
        "token": ws.verification_token,
        "team_id": ws.team_id,
        "team_domain": ws.team_domain,
        "channel_id": channel.id,
        "channel_name": named(channel)["name"],
        "user_id": user.id,
        "user_name": user.name,
        "command": name,
        "text": text,
        "api_app_id": ws.app_id,
        "is_enterprise_install": "false",
    }


def event_callback(ws: Workspace, event: Json) -> Json:
    """An event in the wrapping the Events API gives it."""
    return {
        "token": ws.verification_token,
        "team_id": ws.team_id,
        "context_team_id": ws.team_id,
        "context_enterprise_id": None,
        "api_app_id": ws.app_id,
        "event": event,
        "type": "event_callback",
        "event_id": ws.ids.next("Ev"),
        "event_time": int(ws.clock.now().timestamp()),
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": ws.team_id,
                "user_id": ws.bot_user_id,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": False,
        "event_context": f"4-{ws.ids.secret(24)}",
    }
