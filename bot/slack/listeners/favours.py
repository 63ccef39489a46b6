"""Favours: whoever was refused asks somebody who may."""

from typing import TYPE_CHECKING

from bot.messages import favours
from bot.slack import replies
from bot.slack.modals import window

if TYPE_CHECKING:
    from bot.slack.listeners.actions import Press


def asked(press: "Press") -> None:
    """Have them asked; what was refused then says so, and can be pressed no more."""
    request, (favour, person_id) = press.request, favours.read(press.value)
    content = request.services.favours.ask(request.chat_id, favour, person_id, request.now, through="button")
    message = favours.sent(content, request.words)
    if replies.response_url(press.body) is None:
        press.instead(window.view(message, request.words))
    else:
        press.rewrite(message)
