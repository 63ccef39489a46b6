"""The leader's own silence: what the buttons below it and the form behind them do."""

from typing import TYPE_CHECKING, Any

from bot.messages import actions
from bot.messages import silence as says
from bot.messages.model import Message
from bot.slack import show
from bot.slack.modals import silence
from bot.slack.request import Request

if TYPE_CHECKING:
    from bot.slack.listeners.actions import Press

Json = dict[str, Any]
THROUGH = "button"


def opened(press: "Press") -> None:
    """Open the form with a draft of what is true now."""
    request = press.request
    content = request.services.silences.of(request.chat_id, actions.read_id(press.value), request.now)
    press.window(silence.view(content, request.words))


def put_off(press: "Press") -> None:
    """Let it rest."""
    request, silence_id = press.request, actions.read_id(press.value)
    request.services.silences.put_off(request.chat_id, silence_id, request.now, through=THROUGH, spot=request.spot)
    show.again(press.desk, press.body, request)


def spoken(request: Request, values: Json, through: str) -> Message:
    """Post what was written."""
    request.services.silences.say(request.chat_id, silence.read(values), request.now, through=through)
    return says.said(request.words)
