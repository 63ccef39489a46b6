"""Handing over: by the command, in words, by the form, and the answers of whoever a task is offered to."""

from typing import TYPE_CHECKING

from bot import verbs
from bot.hand_line import Hand
from bot.messages import actions, handing
from bot.messages.model import Message
from bot.slack import show
from bot.slack.modals import handing as forms
from bot.slack.modals.fields import Json, Values
from bot.slack.request import Request
from domain.errors import IncompleteCommandError

if TYPE_CHECKING:
    from bot.slack.listeners.actions import Press

BUTTON = "button"


def typed(request: Request, hand: Hand, through: str) -> Message:
    """Offer the task that was named; a name that was no mention is answered with how it is written."""
    if hand.task_id is None or hand.to is None:
        example = verbs.BY_NAME["hand"].shown(request.words.language)
        raise IncompleteCommandError(example=example)
    service = request.services.handing
    of = service.offer(request.chat_id, hand.task_id, hand.to, hand.note, request.now, through=through)
    return handing.made(of, request.words)


def form(request: Request, hand: Hand) -> Json:
    """The form that asks to whom."""
    return form_for(request, hand.task_id or 0)


def form_for(request: Request, task_id: int) -> Json:
    """The same for a task."""
    return forms.view(request.services.handing.own(request.chat_id, task_id), request.words)


def opened(press: "Press") -> None:
    """The same, from where the owner looks at the task."""
    press.window(form_for(press.request, actions.read_id(press.value)))


def sent(request: Request, task_id: int, values: Values, through: str) -> Message:
    """The form was sent."""
    filled = forms.read(values)
    service = request.services.handing
    of = service.offer(request.chat_id, task_id, filled.to, filled.note, request.now, through=through)
    return handing.made(of, request.words)


def accepted(press: "Press") -> None:
    """The task is theirs; the message says so, with the buttons for a first word."""
    request, offer_id = press.request, actions.read_id(press.value)
    request.services.handing.accept(request.chat_id, offer_id, request.now, through=BUTTON, spot=request.spot)
    show.again(press.desk, press.body, request)


def declining(press: "Press") -> None:
    """Ask why not, which may be left open."""
    of = press.request.services.handing.waiting(press.request.chat_id, actions.read_id(press.value))
    press.window(forms.not_me_view(of, press.request.words))


def declined(request: Request, offer_id: int, values: Values, through: str) -> None:
    """The form that says no was sent."""
    reason = forms.read_not_me(values)
    request.services.handing.decline(request.chat_id, offer_id, reason, request.now, through=through)


def taken_back(press: "Press") -> None:
    """The owner takes the offer back."""
    request = press.request
    of = request.services.handing.take_back(request.chat_id, actions.read_id(press.value), request.now, through=BUTTON)
    press.say(handing.taken_back(of, request.words))
