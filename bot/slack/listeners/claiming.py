"""Tasks that nobody owns: claimed with one tap or by the command, proposed to somebody, split, or dropped."""

from typing import TYPE_CHECKING

from bot import verbs
from bot.messages import actions, claims
from bot.messages.model import Message
from bot.slack import show
from bot.slack.modals import claiming as forms
from bot.slack.modals.fields import Json, Values
from bot.slack.request import Request
from domain.errors import IncompleteCommandError
from domain.tasks import id_from_code

if TYPE_CHECKING:
    from bot.slack.listeners.actions import Press

BUTTON = "button"


def typed_claim(request: Request, rest: str, through: str) -> Message:
    """Take the task that was named."""
    task_id = id_from_code(rest)
    if task_id is None:
        raise IncompleteCommandError(example=verbs.BY_NAME["claim"].shown(request.words.language))
    view = request.services.claims.claim(request.chat_id, task_id, request.now, through=through)
    return claims.taken(view, request.words)


def split_form(request: Request, rest: str) -> Json:
    """The form that splits the task that was named."""
    task_id = id_from_code(rest)
    if task_id is None:
        raise IncompleteCommandError(example=verbs.BY_NAME["split"].shown(request.words.language))
    return _split_form(request, task_id)


def claimed(press: "Press") -> None:
    """The task is theirs; whoever was second is told who has it, and sees it."""
    request, task_id = press.request, actions.read_id(press.value)
    view = request.services.claims.claim(request.chat_id, task_id, request.now, through=BUTTON, spot=request.spot)
    show.again(press.desk, press.body, request)
    press.say(claims.taken(view, request.words))


def proposing(press: "Press") -> None:
    """Ask whom to propose."""
    view = press.request.services.claims.nobodys(press.request.chat_id, actions.read_id(press.value))
    press.window(forms.propose_view(view, press.request.words))


def splitting(press: "Press") -> None:
    """Ask into what."""
    press.window(_split_form(press.request, actions.read_id(press.value)))


def dropping(press: "Press") -> None:
    """Ask why."""
    request = press.request
    view = request.services.claims.led(request.chat_id, actions.read_id(press.value), request.now)
    press.window(forms.drop_view(view, request.words))


def proposed(request: Request, task_id: int, values: Values, through: str) -> Message:
    """The form was sent."""
    to, note = forms.read_proposal(values)
    of = request.services.handing.propose(request.chat_id, task_id, to, note, request.now, through=through)
    return claims.proposed(of, request.words)


def was_split(request: Request, task_id: int, values: Values, through: str) -> Message:
    """The form was sent."""
    titles = forms.read_titles(values)
    view, into = request.services.claims.split(request.chat_id, task_id, titles, request.now, through=through)
    return claims.was_split(view, into, request.words)


def dropped(request: Request, task_id: int, values: Values, through: str) -> Message:
    """The form was sent."""
    reason = forms.read_reason(values)
    view = request.services.claims.drop(request.chat_id, task_id, reason, request.now, through=through)
    return claims.dropped(view, request.words)


def _split_form(request: Request, task_id: int) -> Json:
    return forms.split_view(request.services.claims.led(request.chat_id, task_id, request.now), request.words)
