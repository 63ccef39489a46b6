"""`chat.*` except scheduling: posting, rewriting and deleting messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.api.table import method
from sandbox.model import Channel, Json, Message
from sandbox.posting import by_app, compose, destination, place, place_ephemeral, postable, remove, rewrite, thread_root
from sandbox.refusals import RefusedError
from sandbox.shapes import message_object

if TYPE_CHECKING:
    from sandbox.workspace import Workspace

CONTENT = ("text", "blocks:list", "attachments:list", "metadata:object")
MANNERS = ("unfurl_links:bool", "unfurl_media:bool", "mrkdwn:bool", "parse", "link_names:bool", "as_user:bool")
_WRITE = ("chat:write",)


def post(ws: Workspace, args: Json) -> Message:
    """Post an app's message by the arguments of `chat.postMessage`."""
    channel = postable(ws, args["channel"])
    content = compose(ws, args)
    thread_ts = thread_root(ws, channel, args["thread_ts"]) if args.get("thread_ts") else ""
    wait = ws.limits.refuse_post(channel.id)
    if wait:
        raise RefusedError("ratelimited", retry_after=wait)
    message = by_app(ws, channel, content, thread_ts)
    if thread_ts and args.get("reply_broadcast"):
        message.subtype = "thread_broadcast"
    return place(ws, channel, message)


def _post(ws: Workspace, args: Json) -> Json:
    message = post(ws, args)
    return {"channel": message.channel_id, "ts": message.ts, "message": message_object(ws, message)}


def _post_ephemeral(ws: Workspace, args: Json) -> Json:
    channel = postable(ws, args["channel"])
    if args["user"] not in channel.members:
        raise RefusedError("user_not_in_channel")
    content = compose(ws, args)
    thread_ts = thread_root(ws, channel, args["thread_ts"]) if args.get("thread_ts") else ""
    message = by_app(ws, channel, content, thread_ts)
    message.visible_to = args["user"]
    place_ephemeral(ws, message)
    return {"message_ts": message.ts}


def _own(ws: Workspace, args: Json, not_ours: str) -> tuple[Channel, Message]:
    if args["channel"] in ws.users:
        raise RefusedError("channel_not_found")
    channel = destination(ws, args["channel"])
    message = channel.messages.get(args["ts"])
    if message is None:
        raise RefusedError("message_not_found")
    if message.bot_id != ws.bot_id:
        raise RefusedError(not_ours)
    return channel, message


def _update(ws: Workspace, args: Json) -> Json:
    channel, message = _own(ws, args, "cant_update_message")
    if not any(key in args for key in ("text", "blocks", "attachments")):
        raise RefusedError("no_text")
    # Blocks stay only when neither text nor blocks are given (the page of chat.update).
    kept: Json = {
        "text": message.text,
        "blocks": [] if "text" in args else message.blocks,
        "attachments": message.attachments,
    }
    content = compose(ws, kept | args)
    # Slack does not mark a message that is shown by its blocks as edited.
    rewrite(ws, message, content, "" if content["blocks"] else ws.bot_user_id)
    return {"channel": channel.id, "ts": message.ts, "text": message.text, "message": message_object(ws, message)}


def _delete(ws: Workspace, args: Json) -> Json:
    channel, message = _own(ws, args, "cant_delete_message")
    remove(ws, message)
    return {"channel": channel.id, "ts": message.ts}


def _permalink(ws: Workspace, args: Json) -> Json:
    channel = destination(ws, args["channel"])
    if args["message_ts"] not in channel.messages:
        raise RefusedError("message_not_found")
    link = f"{ws.base_url}/archives/{channel.id}/p{args['message_ts'].replace('.', '')}"
    return {"channel": channel.id, "permalink": link}


METHODS = {
    "chat.postMessage": method(
        _post,
        "channel!",
        "thread_ts",
        "reply_broadcast:bool",
        "icon_emoji",
        "icon_url",
        "username",
        *CONTENT,
        *MANNERS,
        scopes=_WRITE,
        tier=5,
    ),
    "chat.postEphemeral": method(
        _post_ephemeral, "channel!", "user!", "thread_ts", *CONTENT, *MANNERS, scopes=_WRITE, tier=4
    ),
    "chat.update": method(_update, "channel!", "ts!", "reply_broadcast:bool", *CONTENT, *MANNERS, scopes=_WRITE),
    "chat.delete": method(_delete, "channel!", "ts!", "as_user:bool", scopes=_WRITE),
    "chat.getPermalink": method(_permalink, "channel!", "message_ts!", tier=5),
}
