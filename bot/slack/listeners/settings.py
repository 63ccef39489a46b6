"""One's own settings: what the command, the buttons and the form for them do."""

from typing import TYPE_CHECKING, Any

from bot.messages import settings as says
from bot.messages.model import Message
from bot.slack.modals import settings
from bot.slack.request import Request
from bot.words.catalogue import Words

if TYPE_CHECKING:
    from bot.slack.listeners.actions import Press

Json = dict[str, Any]


def form(request: Request) -> Json:
    """The form, with what holds now."""
    return settings.view(request.services.preferences.of(request.chat_id, request.now), request.words)


def opened(press: "Press") -> None:
    """Open the form."""
    press.window(form(press.request))


def sent(request: Request, values: Json, through: str) -> Message:
    """Keep what was chosen, and say so in the language that was."""
    wanted = settings.read(values)
    kept = request.services.preferences.change(request.chat_id, wanted, request.now, through=through)
    return says.saved(kept, Words.of(kept.person))
