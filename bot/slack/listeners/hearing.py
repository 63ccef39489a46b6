"""Plain words to the bot: what is understood is done, the rest is kept as a note and asked about once."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bot.messages import actions, heard, replies
from bot.messages.model import Message
from bot.reply_line import Away, Word, read_reply
from bot.slack.listeners import away
from bot.slack.request import Request
from domain.checkins import Answer
from domain.errors import FollowthroughError
from domain.services.checkins import Answered
from domain.services.standing import Topic

if TYPE_CHECKING:
    from bot.slack.listeners.actions import Press

Json = dict[str, Any]
THROUGH = "reply"


def hear(request: Request, event: Json) -> Message | None:
    """Do what a message says; what there is to answer, if the message in whose thread it stands does not show it."""
    thread = event.get("thread_ts")
    spot = (event["channel"], thread) if thread else None
    try:
        today = request.services.members.today(request.chat_id, request.now)
        said = read_reply(str(event.get("text") or ""), today)
        topic = request.services.standing.topic(request.chat_id, spot, request.now)
        words = [each for each in said if isinstance(each, Word)]
        shown = frozenset(topic.task_ids) if spot else frozenset()
        answers = _words(request, topic, words, shown) if words else []
        answers += [_leave(request, each) for each in said if not isinstance(each, Word)]
    except FollowthroughError as fault:
        return replies.error(fault, request.words)
    return heard.together(answers) if answers else None


def _words(request: Request, topic: Topic, words: list[Word], shown: frozenset[int]) -> list[Message]:
    """Take what was said of tasks, in one transaction; `shown` are the tasks whose message shows it by itself."""
    likely = () if topic.likely is None else (topic.likely,)
    meant = [(task_id, each) for each in words for task_id in each.task_ids or likely]
    taken = request.services.check_ins.answer_each(
        request.chat_id,
        [(task_id, each.answer) for task_id, each in meant],
        request.now,
        week=topic.week,
        through=THROUGH,
    )
    answers = [
        answer
        for (task_id, each), outcome in zip(meant, taken, strict=True)
        if (answer := _answer(request, each, outcome, is_shown=task_id in shown)) is not None
    ]
    if not likely and any(not each.task_ids for each in words):
        answers.append(_which(request))
    return answers


def _answer(request: Request, word: Word, outcome: Answered | FollowthroughError, *, is_shown: bool) -> Message | None:
    if isinstance(outcome, FollowthroughError):
        return replies.error(outcome, request.words)
    view = request.services.tasks.view(request.chat_id, outcome.task.id)
    view = replace(view, check_in=outcome.check_in)
    if word.answer == Answer(None, note=word.answer.note):
        return heard.noted(view, word.guess, request.words)
    return None if is_shown else heard.taken(view, request.words)


def _which(request: Request) -> Message:
    views = request.services.standing.week(request.chat_id, request.now).views
    return replies.which_task(views, request.words) if views else replies.nothing_to_answer(request.words)


def _leave(request: Request, said: object) -> Message:
    if isinstance(said, Away):
        return away.typed_leave(request, said.rest, THROUGH)
    return away.typed_back(request, "", THROUGH)


def meant(press: "Press") -> None:
    """The guess was right."""
    said, request = actions.read_status_value(press.value), press.request
    answered = request.services.check_ins.answer(
        request.chat_id, said.task_id, Answer(said.status), request.now, week=said.week, through="button"
    )
    view = request.services.tasks.view(request.chat_id, said.task_id)
    press.rewrite(heard.taken(replace(view, check_in=answered.check_in), request.words))


def only_note(press: "Press") -> None:
    """The guess was wrong: what was written stays a note."""
    view = press.request.services.tasks.view(press.request.chat_id, actions.read_id(press.value))
    press.rewrite(heard.only_noted(view, press.request.words))
