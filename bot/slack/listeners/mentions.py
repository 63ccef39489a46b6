"""The command as a message that names the bot: for threads, where Slack takes no slash command."""

import re
from typing import Any

from slack_bolt import App

from bot import verb_line
from bot.messages import replies
from bot.messages.model import Message
from bot.slack.desk import Desk
from bot.slack.listeners import command, founding, importing
from bot.slack.render import render
from bot.slack.request import Request
from domain.errors import FollowthroughError, UnknownCommandError

Json = dict[str, Any]
_CHANNEL = re.compile(r"<#(?P<id>[A-Z0-9]+)(?:\|[^>]*)?>")


def register(app: App, desk: Desk) -> None:
    """Listen to messages in channels that name the bot."""

    @app.event("app_mention")
    def on_mention(event: Json, context: Json) -> None:
        request: Request = context["request"]
        if event.get("bot_id") or not _is_meant(desk, event):
            return
        message = take(desk, request, event)
        desk.whisper(request, event["channel"], thread_ts=event.get("thread_ts"), **render(message))


def is_command(desk: Desk, event: Json) -> bool:
    """Whether a message names the bot and goes on as a command does: such words are meant for nobody else."""
    typed = _typed(desk, event)
    if typed is None:
        return False
    try:
        verb_line.read(typed, "en")
    except UnknownCommandError:
        return False
    return True


def take(desk: Desk, request: Request, event: Json) -> Message:
    """Do what stands behind the bot's name, in the rights of whoever wrote it; the answer, or what was wrong."""
    typed = _typed(desk, event) or ""
    try:
        if importing.asks(event, typed):
            return importing.with_mention(desk, request, event)
        named = _with_departments(request, typed)
        message = command.answer(desk, {command.MENTIONED: named}, request, named)
    except FollowthroughError as fault:
        message = founding.told(desk, request, fault)
    request.services.standing.heard()  # or what was only read would be answered again when Slack repeats it
    return message or replies.try_again(request.words)


def _is_meant(desk: Desk, event: Json) -> bool:
    """What begins with the name is meant for the bot, slips too; in the middle of a sentence only a command is."""
    return str(event.get("text") or "").lstrip().startswith(_name(desk)) or is_command(desk, event)


def _typed(desk: Desk, event: Json) -> str | None:
    """What stands behind the bot's name in a message; None where it is not named."""
    written = event.get("message") or event.get("previous_message") or event
    _, named, typed = str(written.get("text") or "").partition(_name(desk))
    return typed.lstrip(" :,\u060c") if named else None


def _name(desk: Desk) -> str:
    return f"<@{desk.bot_user_id}>"


def _with_departments(request: Request, typed: str) -> str:
    """Channels as the departments whose they are: in a message Slack names them by id alone."""
    if _CHANNEL.search(typed) is None:
        return typed
    choices = request.services.tasks.choices(request.chat_id)
    keys = {each.channel: each.key for each in choices.departments if each.channel}
    return _CHANNEL.sub(lambda found: keys.get(found["id"], found[0]), typed)
