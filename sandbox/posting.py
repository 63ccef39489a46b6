"""Putting messages into channels, rewriting and deleting them; used by the app's calls and by members alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.checks import messages as message_checks
from sandbox.checks.problem import Problem
from sandbox.elements import state_of
from sandbox.events import emit_changed, emit_deleted, emit_message
from sandbox.model import SLACKBOT, Channel, Json, Message
from sandbox.normalise import completed, elements_of
from sandbox.refusals import RefusedError, refuse
from sandbox.shapes import link_of, message_object, replies_of

if TYPE_CHECKING:
    from sandbox.workspace import Workspace

# What Slack shows in notifications when an app sent blocks without any text.
NO_TEXT = "This content can't be displayed."
TOMBSTONE = "This message was deleted."


def compose(ws: Workspace, arguments: Json) -> Json:
    """The content of an app's message from its arguments, checked and made complete.

    Returns:
        `text`, `blocks`, `attachments` and `metadata`, ready for a `Message`.

    Raises:
        RefusedError: Slack would refuse it.
    """
    refuse(message_checks.problems(arguments))
    refuse(unusable_files(ws, arguments.get("blocks") or []))
    blocks = completed(arguments.get("blocks") or [], ws.ids)
    text = arguments.get("text") or ""
    if blocks and not text:
        ws.journal.problem("message without text", "notifications and screen readers have nothing to read", blocks)
        text = NO_TEXT
    return {
        "text": text,
        "blocks": blocks,
        "attachments": arguments.get("attachments") or [],
        "metadata": arguments.get("metadata"),
    }


def unusable_files(ws: Workspace, blocks: list[Json], at: str = "/blocks") -> list[Problem]:
    """Images in blocks that show a file which is not there, or which Slack is still looking at."""
    found = []
    for index, block in enumerate(blocks):
        shown = [block, *elements_of(block), *(block["elements"] if block["type"] == "context" else [])]
        for given in [each["slack_file"] for each in shown if isinstance(each.get("slack_file"), dict)]:
            named = [each for each in ws.files.values() if given in ({"id": each.id}, {"url": link_of(ws, each)})]
            if not any(each.state == "ready" for each in named):
                found.append(Problem(f"{at}/{index}/slack_file", "invalid slack file"))
    return found


def by_app(ws: Workspace, channel: Channel, content: Json, thread_ts: str = "") -> Message:
    """A message of the app, not yet in its channel."""
    return Message(
        ts=ws.stamps.next(),
        channel_id=channel.id,
        user_id=ws.bot_user_id,
        bot_id=ws.bot_id,
        thread_ts=thread_ts,
        state=state_of(content["blocks"], {}),
        **content,
    )


def place(ws: Workspace, channel: Channel, message: Message) -> Message:
    """Put a message into its channel and tell everyone."""
    channel.messages[message.ts] = message
    ws.changes.add("message", channel=channel.id, ts=message.ts, thread=message.thread_ts)
    emit_message(ws, channel, message)
    return message


def place_ephemeral(ws: Workspace, message: Message) -> Message:
    """Show a message to one person only."""
    ws.ephemerals[message.ts] = message
    ws.changes.add("ephemeral", channel=message.channel_id, ts=message.ts, user=message.visible_to)
    return message


def rewrite(ws: Workspace, message: Message, content: Json, edited_by: str = "") -> Message:
    """Replace what a message says; what members chose in places that stay is kept."""
    before = message_object(ws, message)
    message.text, message.blocks = content["text"], content["blocks"]
    message.attachments = content["attachments"]
    if content.get("metadata") is not None:
        message.metadata = content["metadata"]
    message.state = state_of(message.blocks, message.state)
    if edited_by:
        message.edited_by, message.edited_ts = edited_by, ws.stamps.next()
    ws.changes.add("message_changed", channel=message.channel_id, ts=message.ts, user=message.visible_to)
    if not message.is_ephemeral:
        emit_changed(ws, ws.channels[message.channel_id], message, before)
    return message


def remove(ws: Workspace, message: Message) -> None:
    """Take a message away; one that has replies leaves a tombstone behind."""
    ws.changes.add("message_deleted", channel=message.channel_id, ts=message.ts, user=message.visible_to)
    if message.is_ephemeral:
        ws.ephemerals.pop(message.ts, None)
        return
    channel = ws.channels[message.channel_id]
    emit_deleted(ws, channel, message)
    if not replies_of(channel, message.ts):
        channel.messages.pop(message.ts, None)
        return
    message.text, message.subtype, message.user_id, message.bot_id = TOMBSTONE, "tombstone", SLACKBOT, ""
    message.blocks, message.attachments, message.state, message.metadata = [], [], {}, None


def destination(ws: Workspace, given: str) -> Channel:
    """The channel an app means by an id, a name or a member's id, which opens their direct message.

    Raises:
        RefusedError: there is no such channel, or the app cannot see it.
    """
    if given in ws.users:
        return app_conversation(ws, given)
    channel = ws.channels.get(given) or ws.channel_named(given.removeprefix("#"))
    if channel is None or (channel.is_private and ws.bot_user_id not in channel.members):
        raise RefusedError("channel_not_found")
    return channel


def postable(ws: Workspace, given: str) -> Channel:
    """The channel an app may post to.

    Raises:
        RefusedError: it is unknown, archived, one the app is not in, or its messages tab is off.
    """
    channel = destination(ws, given)
    if channel.is_archived:
        raise RefusedError("is_archived")
    if channel.kind == "im" and not ws.manifest.messages_tab_enabled:
        raise RefusedError("messages_tab_disabled")
    if ws.bot_user_id not in channel.members and "chat:write.public" not in ws.manifest.scopes:
        raise RefusedError("not_in_channel")
    return channel


def app_conversation(ws: Workspace, user_id: str) -> Channel:
    """The direct message between the app and a member, opened if need be.

    Raises:
        RefusedError: there is no such member, or it is a bot.
    """
    user = ws.users.get(user_id)
    if user is None:
        raise RefusedError("channel_not_found")
    if user.is_bot or user.id == SLACKBOT:
        raise RefusedError("cannot_dm_bot")
    return ws.direct_message(user_id)


def thread_root(ws: Workspace, channel: Channel, thread_ts: str) -> str:
    """The message a reply belongs under: the parent even when a reply's own ts is given.

    Raises:
        RefusedError: there is no such message to reply to.
    """
    parent = channel.messages.get(thread_ts)
    if parent is None:
        raise RefusedError("cannot_reply_to_message")
    if parent.thread_ts not in {"", parent.ts}:
        ws.journal.problem("thread_ts of a reply", "use the ts of the message that started the thread", thread_ts)
    return parent.thread_ts or parent.ts
