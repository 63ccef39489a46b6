"""One's own settings: what the command, the buttons and the form for them do."""

from typing import TYPE_CHECKING, Any

from bot import verbs
from bot.messages import settings as says
from bot.messages.model import Message
from bot.slack.listeners import calendars, house
from bot.slack.modals import company, settings
from bot.slack.request import Request
from bot.words.catalogue import Words
from domain.errors import IncompleteCommandError

if TYPE_CHECKING:
    from bot.slack.listeners.actions import Press

Json = dict[str, Any]


def typed(request: Request, rest: str) -> Json:
    """The form for one's own settings, or the window of those of the company, or of a group of them."""
    if not rest.strip():
        return form(request)
    found = house.named(rest)
    if found is None:
        meant = house.nearest(rest, request.words.language)
        raise IncompleteCommandError(example=f"{verbs.BY_NAME['settings'].shown(request.words.language)} {meant}")
    group, word, about = found
    return calendars.typed(request, group, word, about) if about else house.view(request, group)


def company_chosen(request: Request, values: Json) -> Json:
    """Show what would come of a choice, before anything is changed."""
    services = request.services
    wanted = company.read(values, services.company.of(request.chat_id))
    return company.confirm_view(services.company.outlook(request.chat_id, wanted, request.now), request.words)


def form(request: Request) -> Json:
    """The form, with what holds now."""
    of = request.services.preferences.of(request.chat_id, request.now)
    return settings.view(of, request.words, keeps=request.services.company.keeps(request.chat_id))


def opened(press: "Press") -> None:
    """Open the form."""
    press.window(form(press.request))


def sent(request: Request, values: Json, through: str) -> Message:
    """Keep what was chosen, and say so in the language that was."""
    wanted = settings.read(values)
    kept = request.services.preferences.change(request.chat_id, wanted, request.now, through=through)
    return says.saved(kept, Words.of(kept.person))
