"""Presses on what waits for somebody above: requests, and answers that tell of trouble."""

from typing import TYPE_CHECKING

from bot.messages import actions
from bot.slack import show
from bot.slack.modals import need
from domain.errors import AnswerChangedError

if TYPE_CHECKING:
    from bot.slack.listeners.actions import Press

THROUGH = "button"


def seen(press: "Press") -> None:
    """Acknowledge an answer."""
    request, (check_in_id, said_at) = press.request, actions.read_answer(press.value)
    seeing = request.services.seeing
    try:
        seeing.seen(request.chat_id, check_in_id, said_at, request.now, through=THROUGH, spot=request.spot)
    except AnswerChangedError:
        show.again(press.desk, press.body, request)
        raise
    show.again(press.desk, press.body, request)


def granted(press: "Press") -> None:
    """Grant a need."""
    request, need_id = press.request, actions.read_id(press.value)
    request.services.needs.grant(request.chat_id, need_id, request.now, through=THROUGH, spot=request.spot)
    show.again(press.desk, press.body, request)


def declined(press: "Press") -> None:
    """Ask why not."""
    request = press.request
    waiting = request.services.needs.waiting(request.chat_id, actions.read_id(press.value), request.now)
    press.window(need.decline_view(waiting, request.words))


def handed_on(press: "Press") -> None:
    """Ask who else should be asked."""
    request = press.request
    waiting = request.services.needs.waiting(request.chat_id, actions.read_id(press.value), request.now)
    press.window(need.pass_on_view(waiting, request.words))
