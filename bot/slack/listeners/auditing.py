"""The audit trail: what the command and the buttons for it do."""

from typing import TYPE_CHECKING

from bot.audit_line import read_audit
from bot.messages import actions
from bot.messages.actions import BadValueError
from bot.messages.model import Message
from bot.messages.trail import trail
from bot.slack.request import Request
from bot.verbs import BY_NAME
from domain.trail import About

if TYPE_CHECKING:
    from bot.slack.listeners.actions import Press

LIST = "audit"
"""The first word of its lists' names."""


def typed(request: Request, rest: str) -> Message:
    """The trail of what was named, or of everything."""
    services, wanted = request.services.trails, read_audit(rest)
    if wanted.member is not None:
        found = services.of_member(request.chat_id, wanted.member)
    elif wanted.name:
        example = f"/plan {BY_NAME['audit'].word(request.words.language)}"
        found = services.named(request.chat_id, wanted.name, example=example)
    elif wanted.task_id is not None:
        found = services.of(request.chat_id, About.TASK, wanted.task_id)
    else:
        found = services.of(request.chat_id, About.SETTINGS if wanted.settings else About.ALL)
    return trail(found, request.words)


def page(request: Request, part: str, start: int) -> Message:
    """Another page of it; BadValueError for what is no list of ours."""
    about, _, subject_id = part.removeprefix(LIST).partition("-")
    if about not in set(About):
        raise BadValueError(part)
    return trail(request.services.trails.of(request.chat_id, About(about), int(subject_id or 0), start), request.words)


def opened(press: "Press") -> None:
    """Show the trail of a task."""
    request = press.request
    found = request.services.trails.of(request.chat_id, About.TASK, actions.read_id(press.value))
    press.say(trail(found, request.words))
