"""Changing a task: what the command, the button and the form for it do."""

from typing import TYPE_CHECKING, Any

from bot import verbs
from bot.folding import bare
from bot.messages import actions
from bot.messages.editing import saved
from bot.messages.model import Message
from bot.slack.modals import edit_task
from bot.slack.request import Request
from domain.errors import IncompleteCommandError
from domain.tasks import id_from_code

if TYPE_CHECKING:
    from bot.slack.listeners.actions import Press

Json = dict[str, Any]


def form(request: Request, rest: str) -> Json:
    """The form for the task whose code was typed; IncompleteCommandError without one."""
    task_id = id_from_code(bare(rest))
    if task_id is None:
        raise IncompleteCommandError(example=verbs.BY_NAME["edit"].shown(request.words.language))
    return edit_task.view(request.services.editing.form(request.chat_id, task_id), request.words)


def opened(press: "Press") -> None:
    """Open the form."""
    request = press.request
    found = request.services.editing.form(request.chat_id, actions.read_id(press.value))
    press.window(edit_task.view(found, request.words))


def sent(request: Request, task_id: int, values: Json, shown: str, through: str) -> Message:
    """Change what was touched in a form, and say what that was."""
    wanted = edit_task.read(values, shown)
    edited = request.services.editing.change(request.chat_id, task_id, wanted, request.now, through=through)
    return saved(edited, request.words)
