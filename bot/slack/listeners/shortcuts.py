"""The global shortcut: check in from anywhere, also where commands cannot be typed."""

from typing import Any

from slack_bolt import Ack, App

from bot.messages import replies
from bot.slack import show
from bot.slack.desk import Desk
from bot.slack.modals import week, window
from bot.slack.request import Request

Json = dict[str, Any]
CHECK_IN = "check_in"


def register(app: App, desk: Desk) -> None:
    """Listen to the shortcut of the manifest."""

    @app.shortcut(CHECK_IN)
    def on_check_in(ack: Ack, body: Json, context: Json) -> None:
        request: Request = context["request"]
        content = request.services.standing.week(request.chat_id, request.now)
        nothing = window.view(replies.nothing_to_answer(request.words), request.words)
        show.open_window(desk, body, week.view(content, request.words) if content.views else nothing)
        ack()
