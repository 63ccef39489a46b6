"""A file of the plan: the command for it, and the form."""

from bot.export_line import read_wanted, wants_form
from bot.messages import exports
from bot.messages.model import Message
from bot.slack.modals import export
from bot.slack.request import Request
from bot.verbs import BY_NAME
from domain.whole_plan import Wanted

Json = dict[str, object]


def typed(request: Request, rest: str, through: str) -> Message | Json:
    """Send what was typed, or the form where that was asked for."""
    if wants_form(rest):
        return export.view(request.services.exporting.choices(request.chat_id), request.words)
    return sent(request, read_wanted(rest, BY_NAME["export"].shown(request.words.language)), through)


def sent(request: Request, wanted: Wanted, through: str) -> Message:
    """Have the file sent that was typed, or chosen in the form."""
    plan = request.services.exporting.ask(request.chat_id, wanted, request.now, through=through)
    return exports.asked(plan, wanted, request.words)
