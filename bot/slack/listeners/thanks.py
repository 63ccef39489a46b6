"""Thanks: what the buttons below finished work and the form behind them do."""

from typing import TYPE_CHECKING, Any

from bot.messages import actions
from bot.messages import thanks as says
from bot.messages.model import Message
from bot.slack import show
from bot.slack.modals import thanks
from bot.slack.request import Request

if TYPE_CHECKING:
    from bot.slack.listeners.actions import Press

Json = dict[str, Any]
THROUGH = "button"


def sent(press: "Press") -> None:
    """Thank for one task."""
    request, task_id = press.request, actions.read_id(press.value)
    request.services.thanks.send(request.chat_id, task_id, request.now, through=THROUGH, spot=request.spot)
    show.again(press.desk, press.body, request)


def sent_to_all(press: "Press") -> None:
    """Thank for everything that the digest shows as finished."""
    request, week = press.request, actions.read_day(press.value)
    request.services.thanks.send_all(request.chat_id, week, request.now, through=THROUGH, spot=request.spot)
    show.again(press.desk, press.body, request)


def opened(press: "Press") -> None:
    """Open the form with a draft."""
    request = press.request
    press.window(
        thanks.view(
            request.services.thanks.of_week(request.chat_id, actions.read_day(press.value), request.spot), request.words
        )
    )


def filled(request: Request, values: Json, through: str) -> Message:
    """Thank in the words of the form."""
    said = thanks.read(values)
    view = request.services.thanks.send(request.chat_id, said.task_id, request.now, through=through, text=said.text)
    return says.sent(view, request.words)
