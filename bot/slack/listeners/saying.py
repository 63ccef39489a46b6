"""Saying how a task goes by a command: `/plan done T-12`, `/plan checkin T-12 at risk: waiting for legal`."""

from dataclasses import replace

from bot import verbs
from bot.messages import heard
from bot.messages.model import Message
from bot.reply_line import Word, read_reply
from bot.slack.request import Request
from bot.task_line import CODE_IN_TEXT, as_typed
from domain.checkins import Answer
from domain.errors import IncompleteCommandError
from domain.tasks import Status, id_from_code


def typed(request: Request, rest: str, through: str) -> Message:
    """Take one word on one task, as a reply to the bot would be read."""
    said = read_reply(rest, request.services.members.today(request.chat_id, request.now))
    if len(said) != 1 or not isinstance(said[0], Word) or len(said[0].task_ids) != 1:
        raise IncompleteCommandError(example=_example(request))
    return _take(request, said[0], through)


def typed_done(request: Request, rest: str, through: str) -> Message:
    """Call a task done; what else was typed is the note."""
    found = CODE_IN_TEXT.match(rest.strip())
    task_id = None if found is None else id_from_code(found[0])
    if found is None or task_id is None:
        raise IncompleteCommandError(example=_example(request))
    note = as_typed(rest.strip()[found.end() :]).lstrip(" :،,.;-").strip() or None
    return _take(request, Word((task_id,), Answer(Status.DONE, note=note)), through)


def _take(request: Request, said: Word, through: str) -> Message:
    (task_id,) = said.task_ids
    taken = request.services.check_ins.answer(request.chat_id, task_id, said.answer, request.now, through=through)
    view = replace(request.services.tasks.view(request.chat_id, task_id), check_in=taken.check_in)
    if said.answer == Answer(None, note=said.answer.note):
        return heard.noted(view, said.guess, request.words)
    return heard.taken(view, request.words)


def _example(request: Request) -> str:
    return verbs.BY_NAME["done"].shown(request.words.language)
