"""The shortcuts: check in from anywhere, and make a task of any message, also where commands cannot be typed."""

from functools import partial
from typing import Any

from slack_bolt import Ack, App

from bot.messages import replies
from bot.slack import show
from bot.slack.desk import Desk
from bot.slack.modals import add_task, week, window
from bot.slack.modals.add_task import Draft
from bot.slack.quoted import address, plain_words
from bot.slack.request import Request

Json = dict[str, Any]
CHECK_IN = "check_in"
MAKE_TASK = "make_task"


def register(app: App, desk: Desk) -> None:
    """Listen to the shortcuts of the manifest."""

    @app.shortcut(CHECK_IN)
    def on_check_in(ack: Ack, body: Json, context: Json) -> None:
        request: Request = context["request"]
        content = request.services.standing.week(request.chat_id, request.now)
        nothing = window.view(replies.nothing_to_answer(request.words), request.words)
        show.open_window(desk, body, week.view(content, request.words) if content.views else nothing)
        ack()

    @app.shortcut(MAKE_TASK)
    def on_make_task(ack: Ack, body: Json, context: Json) -> None:
        request: Request = context["request"]
        choices = request.services.tasks.choices(request.chat_id)
        text = str((body.get("message") or {}).get("text") or "")
        draft = Draft.of_message(plain_words(text, partial(_name_of, request)), address(body))
        if not show.open_window(desk, body, add_task.view(choices, request.words, draft)):
            show.privately(desk, body, request, replies.try_again(request.words))
        ack()


def _name_of(request: Request, chat_id: str) -> str | None:
    person = request.services.members.find(chat_id)
    return None if person is None else person.name
