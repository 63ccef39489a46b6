"""`conversations.history` and `conversations.replies`: reading back what was said."""

from __future__ import annotations

import base64
import binascii
from typing import TYPE_CHECKING

from sandbox.api.conversations import need
from sandbox.api.table import method
from sandbox.events import HISTORY_SCOPES
from sandbox.model import Channel, Json, Message
from sandbox.posting import destination
from sandbox.refusals import RefusedError
from sandbox.shapes import message_object, replies_of, thread_summary

if TYPE_CHECKING:
    from sandbox.workspace import Workspace

MOST = 999
USUAL = 100
_PREFIX = "next_ts:"
_ANY_HISTORY = tuple(HISTORY_SCOPES.values())


def _readable(ws: Workspace, args: Json) -> Channel:
    if args["channel"] in ws.users:
        raise RefusedError("channel_not_found")
    channel = destination(ws, args["channel"])
    need(ws, HISTORY_SCOPES[channel.kind])
    if ws.bot_user_id not in channel.members:
        raise RefusedError("not_in_channel")
    return channel


def _history(ws: Workspace, args: Json) -> Json:
    channel = _readable(ws, args)
    shown = [each for each in channel.messages.values() if _is_top_level(each) and _in_span(each, args)]
    return _page(ws, channel, args, sorted(shown, key=_moment, reverse=True))


def _replies(ws: Workspace, args: Json) -> Json:
    channel = _readable(ws, args)
    asked = channel.messages.get(args["ts"])
    if asked is None:
        raise RefusedError("thread_not_found")
    root = channel.messages.get(asked.thread_ts or asked.ts, asked)
    shown = [root, *(each for each in replies_of(channel, root.ts) if _in_span(each, args))]
    return _page(ws, channel, args, shown)


def _page(ws: Workspace, channel: Channel, args: Json, messages: list[Message]) -> Json:
    limit = args.get("limit") or USUAL
    if not 0 < limit <= MOST:
        raise RefusedError("invalid_limit")
    start = _start(args.get("cursor", ""), messages)
    shown, left = messages[start : start + limit], messages[start + limit :]
    answer: Json = {"messages": [_object(ws, channel, each, args) for each in shown], "has_more": bool(left)}
    if left:
        cursor = base64.urlsafe_b64encode(f"{_PREFIX}{left[0].ts}".encode()).decode()
        answer["response_metadata"] = {"next_cursor": cursor}
    return answer


def _start(cursor: str, messages: list[Message]) -> int:
    if not cursor:
        return 0
    try:
        text = base64.urlsafe_b64decode(cursor.encode()).decode()
    except (binascii.Error, UnicodeDecodeError) as error:
        raise RefusedError("invalid_cursor") from error
    for index, message in enumerate(messages):
        if _PREFIX + message.ts == text:
            return index
    raise RefusedError("invalid_cursor")


def _object(ws: Workspace, channel: Channel, message: Message, args: Json) -> Json:
    with_metadata = args.get("include_all_metadata", False)
    return message_object(ws, message, with_metadata=with_metadata) | thread_summary(channel, message)


def _is_top_level(message: Message) -> bool:
    return not message.thread_ts or message.thread_ts == message.ts or message.subtype == "thread_broadcast"


def _moment(message: Message) -> float:
    return float(message.ts)


def _in_span(message: Message, args: Json) -> bool:
    try:
        oldest, latest = float(args.get("oldest") or 0), float(args.get("latest") or "inf")
    except ValueError as error:
        raise RefusedError("invalid_ts_oldest") from error
    moment = _moment(message)
    if args.get("inclusive"):
        return oldest <= moment <= latest
    return oldest < moment < latest


_SPAN = ("oldest", "latest", "inclusive:bool", "limit:int", "cursor", "include_all_metadata:bool")
METHODS = {
    "conversations.history": method(_history, "channel!", *_SPAN, scopes=_ANY_HISTORY),
    "conversations.replies": method(_replies, "channel!", "ts!", *_SPAN, scopes=_ANY_HISTORY),
}
