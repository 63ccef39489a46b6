"""Dropping a task and opening it again: by one line, by a button, by a form."""

from typing import TYPE_CHECKING

from bot import verbs
from bot.drop_line import Drop
from bot.messages import actions, dropping
from bot.messages.model import Message
from bot.slack import show
from bot.slack.modals import drop_task
from bot.slack.modals.claiming import read_reason
from bot.slack.modals.fields import Json, Values
from bot.slack.request import Request

if TYPE_CHECKING:
    from bot.slack.listeners.actions import Press

BUTTON = "button"


def example(request: Request) -> str:
    """How it is typed."""
    return verbs.BY_NAME["drop"].shown(request.words.language)


def typed(request: Request, drop: Drop, through: str) -> Message:
    """Drop a task for the reason that was typed."""
    done = request.services.dropping.drop(request.chat_id, drop.task_id, drop.why, request.now, through=through)
    return dropping.dropped(done, request.words)


def form(request: Request, task_id: int) -> Json:
    """The form that asks why."""
    return drop_task.view(request.services.dropping.form(request.chat_id, task_id, request.now), request.words)


def opened(press: "Press") -> None:
    """Ask why."""
    press.window(form(press.request, actions.read_id(press.value)))


def sent(request: Request, task_id: int, values: Values, through: str) -> Message:
    """The form was sent."""
    return typed(request, Drop(task_id, read_reason(values)), through)


def again(press: "Press") -> None:
    """Take a dropped task into the plan again."""
    request, task_id = press.request, actions.read_id(press.value)
    service = request.services.dropping
    done = service.open_again(request.chat_id, task_id, request.now, through=BUTTON, spot=request.spot)
    show.again(press.desk, press.body, request)
    press.say(dropping.reopened(done, request.words))
