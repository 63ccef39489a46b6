"""Messages for later: `chat.scheduleMessage` and its kin.

Limits: https://docs.slack.dev/reference/methods/chat.scheduleMessage (120 days, 30 in five minutes per channel).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.api.chat import CONTENT, MANNERS, post
from sandbox.api.paging import page
from sandbox.api.table import method
from sandbox.model import Json, ScheduledMessage
from sandbox.posting import compose, postable
from sandbox.refusals import RefusedError

if TYPE_CHECKING:
    from sandbox.workspace import Workspace

FARTHEST = 120 * 24 * 3600
WINDOW = 300
MOST_IN_WINDOW = 30
# The nearest moment at which a scheduled message can no longer be taken back.
TOO_LATE = 60


def _schedule(ws: Workspace, args: Json) -> Json:
    channel = postable(ws, args["channel"])
    content = compose(ws, args)
    now = int(ws.clock.now().timestamp())
    if args["post_at"] <= now:
        raise RefusedError("time_in_past")
    if args["post_at"] > now + FARTHEST:
        raise RefusedError("time_too_far")
    window = args["post_at"] // WINDOW
    planned = [each for each in ws.scheduled.values() if each.channel_id == channel.id]
    if sum(each.post_at // WINDOW == window for each in planned) >= MOST_IN_WINDOW:
        raise RefusedError("restricted_too_many")
    message = ScheduledMessage(ws.ids.next("Q"), channel.id, args["post_at"], now, dict(args))
    ws.scheduled[message.id] = message
    ws.changes.add("scheduled", channel=channel.id, id=message.id)
    return {
        "channel": channel.id,
        "scheduled_message_id": message.id,
        "post_at": message.post_at,
        "message": {"text": content["text"], "bot_id": ws.bot_id, "user": ws.bot_user_id, "type": "delayed_message"},
    }


def _unschedule(ws: Workspace, args: Json) -> Json:
    planned = ws.scheduled.get(args["scheduled_message_id"])
    if planned is None or planned.channel_id != args["channel"]:
        raise RefusedError("invalid_scheduled_message_id")
    if planned.post_at - ws.clock.now().timestamp() < TOO_LATE:
        raise RefusedError("invalid_scheduled_message_id")
    del ws.scheduled[planned.id]
    ws.changes.add("scheduled", channel=planned.channel_id, id=planned.id)
    return {}


def _list(ws: Workspace, args: Json) -> Json:
    wanted = [each for each in ws.scheduled.values() if args.get("channel") in {None, each.channel_id}]
    shown, metadata = page(sorted(wanted, key=lambda each: each.post_at), args, most=100)
    return {
        "scheduled_messages": [
            {
                "id": each.id,
                "channel_id": each.channel_id,
                "post_at": each.post_at,
                "date_created": each.created,
                "text": each.arguments.get("text", ""),
            }
            for each in shown
        ],
        "response_metadata": metadata,
    }


def post_scheduled(ws: Workspace, planned: ScheduledMessage) -> None:
    """Post a message whose moment has come; one that cannot be posted any more is noted and dropped."""
    try:
        post(ws, {**planned.arguments, "channel": planned.channel_id})
    except RefusedError as error:
        ws.journal.problem("chat.scheduleMessage", f"{planned.id} could not be posted: {error.code}")


METHODS = {
    "chat.scheduleMessage": method(
        _schedule,
        "channel!",
        "post_at!:int",
        "thread_ts",
        "reply_broadcast:bool",
        *CONTENT,
        *MANNERS,
        scopes=("chat:write",),
    ),
    "chat.deleteScheduledMessage": method(
        _unschedule, "channel!", "scheduled_message_id!", "as_user:bool", scopes=("chat:write",)
    ),
    "chat.scheduledMessages.list": method(_list, "channel", "cursor", "limit:int", "latest", "oldest"),
}
