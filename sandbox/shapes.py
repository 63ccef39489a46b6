"""Slack's own objects, made from ours: user, channel, message, view, file."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote
from zoneinfo import ZoneInfo

from sandbox.model import SLACKBOT, Channel, Json, Message, UploadedFile, User, Usergroup, View

if TYPE_CHECKING:
    from sandbox.workspace import Workspace


def user_object(ws: Workspace, user: User, *, with_locale: bool = False) -> Json:
    """A user as `users.info` and `user_change` show it; a stranger's is reduced."""
    there = ws.clock.now().astimezone(ZoneInfo(user.tz))
    offset = there.utcoffset()
    shown: Json = {
        "id": user.id,
        "team_id": user.team_id,
        "name": user.name,
        "deleted": user.deleted,
        "real_name": user.real_name,
        "tz": user.tz,
        "tz_label": there.tzname() or user.tz,
        "tz_offset": int(offset.total_seconds()) if offset else 0,
        "profile": _profile(ws, user),
        "is_admin": user.is_admin,
        "is_owner": user.is_owner,
        "is_primary_owner": False,
        "is_restricted": user.is_restricted,
        "is_ultra_restricted": user.is_ultra_restricted,
        "is_bot": user.is_bot,
        "is_app_user": False,
        "updated": user.updated,
        "is_email_confirmed": True,
    }
    if user.is_stranger:
        shown["is_stranger"] = True
    if with_locale:
        shown["locale"] = user.locale
    if user.deleted:
        for key in ("tz", "tz_label", "tz_offset"):
            del shown[key]
    return shown


def _profile(ws: Workspace, user: User) -> Json:
    profile: Json = {
        "real_name": user.real_name,
        "real_name_normalized": user.real_name,
        "display_name": user.name,
        "display_name_normalized": user.name,
        "title": user.title,
        "status_text": user.status_text,
        "status_emoji": user.status_emoji,
        "status_expiration": user.status_expiration,
        "team": user.team_id,
    }
    if user.email and "users:read.email" in ws.manifest.scopes:
        profile["email"] = user.email
    if user.bot_id:
        profile["bot_id"] = user.bot_id
        profile["api_app_id"] = ws.app_id
    return profile


def channel_object(ws: Workspace, channel: Channel) -> Json:
    """A conversation as `conversations.info` shows it to the bot."""
    shown: Json = {
        "id": channel.id,
        "created": channel.created,
        "creator": channel.creator,
        "is_archived": channel.is_archived,
        "is_channel": channel.kind == "channel",
        "is_group": channel.kind == "group",
        "is_im": channel.kind == "im",
        "is_mpim": channel.kind == "mpim",
        "is_private": channel.is_private,
        "is_general": channel.is_general,
        "is_shared": channel.is_ext_shared,
        "is_ext_shared": channel.is_ext_shared,
        "is_org_shared": False,
        "context_team_id": ws.team_id,
    }
    if channel.kind == "im":
        shown["user"] = next((each for each in channel.members if each != ws.bot_user_id), ws.bot_user_id)
        shown["is_open"] = True
        return shown
    shown |= {
        "name": channel.name,
        "name_normalized": channel.name,
        "is_member": ws.bot_user_id in channel.members,
        "num_members": len(channel.members),
        "topic": {"value": channel.topic, "creator": channel.creator, "last_set": channel.created},
        "purpose": {"value": channel.purpose, "creator": channel.creator, "last_set": channel.created},
    }
    return shown


def message_object(ws: Workspace, message: Message, *, with_metadata: bool = True) -> Json:
    """A message as history, events and answers show it."""
    shown: Json = {"type": "message", "user": message.user_id, "text": message.text, "ts": message.ts}
    if message.bot_id:
        shown |= {"bot_id": message.bot_id, "app_id": ws.app_id, "bot_profile": bot_profile(ws)}
    shown["team"] = ws.team_id
    for key in ("blocks", "attachments", "subtype", "thread_ts", "client_msg_id"):
        if getattr(message, key):
            shown[key] = getattr(message, key)
    if message.thread_ts not in {"", message.ts}:
        parent = ws.channels[message.channel_id].messages.get(message.thread_ts)
        shown["parent_user_id"] = parent.user_id if parent else SLACKBOT
    if message.edited_ts:
        shown["edited"] = {"user": message.edited_by, "ts": message.edited_ts}
    if message.metadata is not None and with_metadata:
        shown["metadata"] = message.metadata
    if message.reactions:
        shown["reactions"] = [
            {"name": name, "users": list(users), "count": len(users)} for name, users in message.reactions.items()
        ]
    if message.file_ids:
        shown["files"] = [file_object(ws, ws.files[each]) for each in message.file_ids if each in ws.files]
    return shown


def thread_summary(channel: Channel, message: Message) -> Json:
    """What a message that started a thread tells about its replies; empty when there are none."""
    replies = replies_of(channel, message.ts)
    if not replies:
        return {}
    writers = list(dict.fromkeys(reply.user_id for reply in replies))
    return {
        "thread_ts": message.ts,
        "reply_count": len(replies),
        "reply_users_count": len(writers),
        "reply_users": writers,
        "latest_reply": replies[-1].ts,
        "is_locked": False,
        "subscribed": False,
    }


def replies_of(channel: Channel, ts: str) -> list[Message]:
    """The replies in the thread that a message started, oldest first."""
    return [each for each in channel.messages.values() if each.thread_ts == ts and each.ts != ts]


def view_object(ws: Workspace, view: View) -> Json:
    """A view as answers and submissions show it."""
    payload = view.payload
    shown: Json = {
        "id": view.id,
        "team_id": ws.team_id,
        "type": view.kind,
        "blocks": payload["blocks"],
        "private_metadata": payload.get("private_metadata", ""),
        "callback_id": payload.get("callback_id", ""),
        "state": {"values": view.state},
        "hash": view.hash,
        "title": payload.get("title", {"type": "plain_text", "text": "View Title", "emoji": True}),
        "clear_on_close": payload.get("clear_on_close", False),
        "notify_on_close": payload.get("notify_on_close", False),
        "close": payload.get("close"),
        "submit": payload.get("submit"),
        "previous_view_id": view.previous_view_id or None,
        "root_view_id": view.root_view_id,
        "app_id": ws.app_id,
        "external_id": view.external_id,
        "app_installed_team_id": ws.team_id,
        "bot_id": ws.bot_id,
    }
    return shown


def file_object(ws: Workspace, file: UploadedFile) -> Json:
    """A file; while Slack is still looking at it, it has neither mimetype nor links."""
    shown: Json = {
        "id": file.id,
        "name": file.name,
        "title": file.title or file.name,
        "created": file.created,
        "timestamp": file.created,
        "user": file.user_id,
        "size": file.length,
        "mode": "hosted",
        "mimetype": "",
        "filetype": "",
        "alt_txt": file.alt_txt,
        "is_public": any(ws.channels[each].kind == "channel" for each in file.shares),
        "channels": [each for each in file.shares if ws.channels[each].kind == "channel"],
        "groups": [each for each in file.shares if ws.channels[each].kind == "group"],
        "ims": [each for each in file.shares if ws.channels[each].kind == "im"],
    }
    if file.state == "ready":
        shown["mimetype"] = file.mimetype
        shown["filetype"] = file.name.rpartition(".")[2] if "." in file.name else "binary"
        shown["url_private"] = shown["permalink"] = link_of(ws, file)
        shown["url_private_download"] = f"{link_of(ws, file)}?download=1"
    return shown


def link_of(ws: Workspace, file: UploadedFile) -> str:
    """Where a file that is ready can be fetched."""
    return f"{ws.base_url}/files/{file.id}/{quote(file.name)}"


def usergroup_object(ws: Workspace, group: Usergroup) -> Json:
    """A user group, without its members."""
    return {
        "id": group.id,
        "team_id": ws.team_id,
        "is_usergroup": True,
        "name": group.name,
        "handle": group.handle,
        "description": "",
        "date_create": group.created,
        "date_delete": group.created if group.is_disabled else 0,
        "user_count": len(group.members),
    }


def bot_profile(ws: Workspace) -> Json:
    """The app's face on its messages."""
    return {
        "id": ws.bot_id,
        "app_id": ws.app_id,
        "user_id": ws.bot_user_id,
        "name": ws.manifest.bot_display_name,
        "deleted": False,
        "updated": ws.created,
        "team_id": ws.team_id,
        "icons": {},
    }
