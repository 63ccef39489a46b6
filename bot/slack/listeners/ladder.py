"""The ladder as a setting: what the command, the buttons and the forms for it do."""

from typing import TYPE_CHECKING, Any

from bot.messages import ladder as says
from bot.messages.model import Message
from bot.slack.modals import ladder
from bot.slack.request import Request

if TYPE_CHECKING:
    from bot.slack.listeners.actions import Press

Json = dict[str, Any]


def typed(request: Request, rest: str) -> Message:
    """The ladder of the department that was typed, or of the company."""
    found = request.services.ladders.of(request.chat_id, rest.strip() or None, request.now)
    return says.shown(found, request.words)


def shown(press: "Press") -> None:
    """Show a ladder."""
    request, department_id = press.request, says.read_ladder(press.value)
    press.say(says.shown(request.services.ladders.of(request.chat_id, department_id, request.now), request.words))


def opened(press: "Press") -> None:
    """Open the form for those who may change it."""
    request, department_id = press.request, says.read_ladder(press.value)
    found = request.services.ladders.of(request.chat_id, department_id, request.now)
    # Whoever may not change it is told who may, before anything is filled in.
    request.services.ladders.preview(request.chat_id, department_id, found.rule, request.now)
    press.window(ladder.view(found, request.words))


def chosen(request: Request, choice: str | None, values: Json) -> Json:
    """Show what would come of a choice, before anything is changed."""
    ladders, department_id = request.services.ladders, ladder.department_in(choice)
    wanted = ladder.read(values, ladders.of(request.chat_id, department_id, request.now).rule)
    return ladder.confirm_view(ladders.preview(request.chat_id, department_id, wanted, request.now), request.words)


def confirmed(request: Request, choice: str | None, through: str) -> Message:
    """Change what was chosen."""
    department_id, wanted = ladder.decode(choice)
    kept = request.services.ladders.change(request.chat_id, department_id, wanted, request.now, through=through)
    return says.changed(kept, request.words)
