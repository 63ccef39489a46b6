"""Showing something to the one who acted: on the message they clicked, on Home, or in a window of its own."""

import logging
from collections.abc import Mapping
from typing import Any

from slack_sdk.errors import SlackApiError

from bot.messages.home import home as home_message
from bot.messages.model import Message
from bot.messages.notices import message_for
from bot.slack import home as home_tab
from bot.slack import ids, replies
from bot.slack.desk import Desk
from bot.slack.modals import week, window
from bot.slack.request import Request
from bot.words.catalogue import Words
from domain.home import HomeContent

log = logging.getLogger(__name__)

Json = dict[str, Any]


def again(desk: Desk, body: Mapping[str, Any], request: Request) -> None:
    """Write what was clicked anew from what is true now: the message, or Home."""
    url = replies.response_url(body)
    if request.spot is not None and url is not None:
        content = request.services.standing.content_at(request.spot, request.now)
        if content is not None:
            desk.post_to_url(url, replies.rewritten(message_for(content)))
        return
    view = body.get("view") or {}
    if view.get("type") == "home":
        home(desk, request)
    elif view.get("callback_id") == ids.WEEK_MODAL:
        content = request.services.standing.week(request.chat_id, request.now)
        desk.client.views_update(view_id=view["id"], view=week.view(content, request.words))


def home_window(content: HomeContent, words: Words) -> Json:
    """Home in a window, for those who are elsewhere."""
    return window.view(home_message(content, words), words)


def home(desk: Desk, request: Request) -> None:
    """Publish the Home of whoever acts."""
    view = home_tab.view(request.services.home.of(request.chat_id, request.now))
    desk.client.views_publish(user_id=request.chat_id, view=view)


def privately(desk: Desk, body: Mapping[str, Any], request: Request, message: Message) -> None:
    """A word that only the one who acted sees: beside the message they clicked, or in a window."""
    url = replies.response_url(body)
    if url is not None:
        desk.post_to_url(url, replies.privately(message))
        return
    opened = open_window(desk, body, window.view(message, request.words))
    if not opened:
        desk.client.chat_postMessage(channel=request.chat_id, text=replies.privately(message)["text"])


def open_window(desk: Desk, body: Mapping[str, Any], view: Json) -> bool:
    """Open a modal, on top of the one that is open if the click came from there; whether Slack took it."""
    trigger_id = body.get("trigger_id")
    if not isinstance(trigger_id, str) or not trigger_id:
        return False
    in_modal = body.get("view", {}).get("type") == "modal"
    try:
        if in_modal:
            desk.client.views_push(trigger_id=trigger_id, view=view)
        else:
            desk.client.views_open(trigger_id=trigger_id, view=view)
    except SlackApiError as error:
        log.warning("a window did not open: %s", error.response.get("error"))
        return False
    return True
