"""Working hours: what the command, the buttons and the form for them do."""

from datetime import date
from typing import TYPE_CHECKING, Any

from bot import verbs
from bot.folding import folded
from bot.hours_line import read_hours
from bot.messages.hours import hours
from bot.messages.model import Message
from bot.slack import show
from bot.slack.modals import hours as form
from bot.slack.request import Request

if TYPE_CHECKING:
    from bot.slack.listeners.actions import Press

Json = dict[str, Any]
RESET_WORDS = frozenset(folded(word) for word in ("reset", "off", "calendar", "default", "إلغاء", "التقويم"))


def typed(request: Request, rest: str, through: str) -> Message:
    """Show the hours, set those that were typed, or give them back to the calendar."""
    service = request.services.hours
    if not rest:
        return hours(service.of(request.chat_id), request.words)
    if folded(rest) in RESET_WORDS:
        return hours(service.reset(request.chat_id, request.now, through=through), request.words)
    line = read_hours(rest, example(request), _today(request))
    found = service.set(request.chat_id, request.now, days=line.days, hours=line.hours, off=line.off, through=through)
    return hours(found, request.words)


def sent(request: Request, values: Json, through: str) -> Message:
    """Set the hours of a form."""
    filled = form.read(values, example(request))
    found = request.services.hours.set(
        request.chat_id, request.now, days=filled.days, hours=filled.hours, off=filled.off, through=through
    )
    return hours(found, request.words)


def opened(press: "Press") -> None:
    """Open the form."""
    request = press.request
    press.window(form.view(request.services.hours.of(request.chat_id), request.words, _today(request)))


def given_back(press: "Press") -> None:
    """Work as the calendar says, and show it in the place of what was clicked."""
    request = press.request
    found = request.services.hours.reset(request.chat_id, request.now, through="button")
    show.another_page(press.desk, press.body, request, hours(found, request.words))


def _today(request: Request) -> date:
    return request.services.members.today(request.chat_id, request.now)


def example(request: Request) -> str:
    """The command as it can be copied."""
    return verbs.BY_NAME["hours"].shown(request.words.language)
