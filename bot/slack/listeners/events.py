"""Events: Home is opened, somebody writes to the bot, a member changes."""

import logging
from collections.abc import Callable
from typing import Any

from slack_bolt import App

from bot.messages.model import Message
from bot.slack import members, show
from bot.slack.desk import Desk
from bot.slack.listeners import founding, importing, mentions, remarks
from bot.slack.listeners.hearing import hear, hear_again, unhear
from bot.slack.render import render
from bot.slack.request import Request
from domain.errors import EmptyPlanError, FollowthroughError

log = logging.getLogger(__name__)

Json = dict[str, Any]
SAID = frozenset({None, "file_share", "thread_broadcast"})
"""Subtypes of messages in which somebody says something: alone, with a file, and in a thread but shown beside it."""

SIGNS = frozenset(
    {"white_check_mark", "heavy_check_mark", "ballot_box_with_check", "+1", "thumbsup", "ok_hand", "eyes"}
)
"""Reactions that say that somebody has seen a message."""


def register(app: App, desk: Desk) -> None:
    """Listen to the events of the manifest."""

    @app.event("app_home_opened")
    def on_home(event: Json, context: Json) -> None:
        if event.get("tab") == "home":
            _home(desk, context["request"])

    @app.event("message")
    def on_message(event: Json, context: Json) -> None:
        message = _hear(desk, context["request"], event)
        if message is not None:
            _reply(desk, context["request"], event, message)

    @app.event("reaction_added")
    def on_reaction(event: Json, context: Json) -> None:
        _see(context["request"], event)

    @app.event("user_change")
    def on_change(event: Json, context: Json) -> None:
        _learn(context["request"], event["user"])

    @app.event("team_join")
    def on_join(event: Json, context: Json) -> None:
        _learn(context["request"], event["user"])

    _register_ends(app)


def _register_ends(app: App) -> None:
    """Listen to what ends the app's work."""

    @app.event("app_uninstalled")
    def on_uninstalled() -> None:
        log.error("the app was removed from the workspace; nothing can be sent until it is installed again")

    @app.event("tokens_revoked")
    def on_revoked() -> None:
        log.error("the workspace revoked the app's tokens; nothing can be sent until it is installed again")


def _home(desk: Desk, request: Request) -> None:
    """Show Home; whoever has none, such as somebody who is not in the plan, reads there why."""
    try:
        show.home(desk, request)
    except FollowthroughError as fault:
        show.home_saying(desk, request, founding.told(desk, request, fault))


def _hear(desk: Desk, request: Request, event: Json) -> Message | None:
    """Do what a message says, in the conversation with the app or below a digest; what there is to answer."""
    if mentions.is_command(desk, event):
        return mentions.take(desk, request, event) if _kind(event) is hear else None
    if event.get("channel_type") in remarks.CHANNELS:
        return remarks.take(request, event)
    take = _kind(event)
    if take is None:
        return None
    if take is hear and importing.is_plan(request, event):
        return importing.heard(desk, request, event)
    try:
        message = (remarks.take if remarks.are_carried(request, event) else take)(request, event)
    except EmptyPlanError as fault:
        message = founding.told(desk, request, fault)
    request.services.standing.heard()  # or a question would be asked again when Slack repeats it
    return message


def _kind(event: Json) -> Callable[[Request, Json], Message | None] | None:
    """What to do with a message: nothing with the app's own, and nothing outside the conversation with the app."""
    written = event.get("previous_message") or event.get("message") or event
    if event.get("channel_type") != "im" or written.get("bot_id"):
        return None
    subtype = event.get("subtype")
    # Slack leaves a note in the place of a deleted message that has answers, and calls that a change.
    is_gone = subtype == "message_deleted" or (event.get("message") or {}).get("subtype") == "tombstone"
    if is_gone:
        return unhear
    if subtype == "message_changed":
        return hear_again
    return hear if subtype in SAID else None


def _reply(desk: Desk, request: Request, event: Json, message: Message) -> None:
    written = event.get("message") or event.get("previous_message") or event
    desk.say(request, event["channel"], thread_ts=written.get("thread_ts"), **render(message))


def _see(request: Request, event: Json) -> None:
    """A sign that means that a message was seen, in whatever skin."""
    item = event.get("item") or {}
    sign = str(event.get("reaction") or "").partition("::")[0]
    if sign in SIGNS and item.get("type") == "message":
        request.services.reactions.reacted(request.chat_id, (str(item["channel"]), str(item["ts"])), request.now)


def _learn(request: Request, user: Json) -> None:
    request.services.members.learn(members.profile(user), request.now)
