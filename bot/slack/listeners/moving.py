"""Another date for a task by one line: whoever steers it moves it, its owner proposes it."""

from bot import verbs
from bot.messages import pauses
from bot.messages.editing import saved
from bot.messages.model import Message
from bot.move_line import read_move
from bot.slack.request import Request
from domain.edits import TaskField
from domain.errors import MissingReasonError


def typed(request: Request, rest: str, through: str) -> Message:
    """Move a date, or ask whoever decides to have it moved."""
    today = request.services.members.today(request.chat_id, request.now)
    example = verbs.BY_NAME["move"].shown(request.words.language)
    move = read_move(rest, today, example)
    editing, who, now = request.services.editing, request.chat_id, request.now
    if TaskField.DUE in editing.form(who, move.task_id).fields:
        wanted = {TaskField.DUE: move.due_on}
        return saved(editing.change(who, move.task_id, wanted, now, through=through, why=move.why), request.words)
    if move.why is None:
        raise MissingReasonError(field="note", example=example)
    proposed = request.services.proposals.propose(who, move.task_id, move.due_on, move.why, now, through=through)
    return pauses.proposed(proposed, request.words.full_day(move.due_on), request.words)
