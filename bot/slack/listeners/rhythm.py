"""How often a task is asked about: what the command and the buttons for it do."""

from typing import TYPE_CHECKING

from bot import verbs
from bot.messages import actions
from bot.messages.model import Message
from bot.messages.rhythm import rhythm
from bot.rhythm_line import read_rhythm
from bot.slack import show
from bot.slack.request import Request

if TYPE_CHECKING:
    from bot.slack.listeners.actions import Press


def typed(request: Request, rest: str, through: str) -> Message:
    """Show the rhythm of the task that was typed, or set it."""
    task_id, chosen = read_rhythm(rest, verbs.BY_NAME["rhythm"].shown(request.words.language))
    rhythms = request.services.rhythms
    if chosen is None:
        return rhythm(rhythms.of(request.chat_id, task_id, request.now), request.words)
    return rhythm(rhythms.set(request.chat_id, task_id, chosen, request.now, through=through), request.words)


def opened(press: "Press") -> None:
    """Show the rhythm of a task."""
    request = press.request
    found = request.services.rhythms.of(request.chat_id, actions.read_id(press.value), request.now)
    press.say(rhythm(found, request.words))


def chosen(press: "Press") -> None:
    """Set the rhythm of a task, and show it in the place of what was clicked."""
    request, (task_id, rhythm_of) = press.request, actions.read_rhythm_value(press.value)
    found = request.services.rhythms.set(request.chat_id, task_id, rhythm_of, request.now, through="button")
    show.another_page(press.desk, press.body, request, rhythm(found, request.words))
