"""Plain words to the bot: what is understood is done, the rest is kept as a note and asked about once."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from bot.hand_line import Hand
from bot.messages import actions, errors, heard, replies
from bot.messages.model import Message
from bot.reply_line import Away, Word, read_reply
from bot.slack.listeners import away, handing, nudges
from bot.slack.request import Request
from bot.snooze_line import Snooze
from domain.checkins import Answer
from domain.errors import EmptyPlanError, FollowthroughError, QuestionOverError
from domain.services.changes import Spot
from domain.services.checkins import Answered
from domain.tasks import TaskState
from domain.views import TaskView

if TYPE_CHECKING:
    from bot.slack.listeners.actions import Press

Json = dict[str, Any]
THROUGH = "reply"


def hear(request: Request, event: Json) -> Message | None:
    """Do what a message says; what there is to answer, if the message in whose thread it stands does not show it."""
    return _hear(request, _Written.of(event, event["channel"]))


def hear_again(request: Request, event: Json) -> Message | None:
    """Do what an edited message says now, in place of what it said; None also when only a preview was added to it."""
    message, before = event["message"], event.get("previous_message") or {}
    edited = str((message.get("edited") or {}).get("ts") or "")
    if not edited or message.get("text") == before.get("text"):
        return None
    return _hear(request, replace(_Written.of(message, event["channel"]), edited=edited))


def unhear(request: Request, event: Json) -> Message | None:
    """Take back what a deleted message said; what there is to answer, where something has to stand."""
    ts = str(event.get("deleted_ts") or event["message"]["ts"])
    faults = request.services.replies.retract(request.chat_id, (event["channel"], ts), request.now, through=THROUGH)
    return heard.together([errors.error(fault, request.words) for fault in faults]) if faults else None


@dataclass(frozen=True, slots=True)
class _Written:
    """A message: its words, where it stands, in which thread, and the stamp of its last edit."""

    text: str
    at: Spot
    thread: Spot | None
    edited: str = ""

    @classmethod
    def of(cls, message: Json, channel: str) -> "_Written":
        thread = message.get("thread_ts")
        spot = (channel, thread) if thread and thread != message["ts"] else None
        return cls(str(message.get("text") or ""), (channel, str(message["ts"])), spot)


def _hear(request: Request, written: _Written) -> Message | None:
    try:
        today = request.services.members.today(request.chat_id, request.now)
        said = read_reply(written.text, today)
        words = [each for each in said if isinstance(each, Word)]
        answers = _words(request, written, words) if words else []
        if not written.edited:  # a leave or an offer is changed by the command, and not behind one's back
            answers += [_other(request, written, each) for each in said if not isinstance(each, Word)]
    except EmptyPlanError:
        raise
    except FollowthroughError as fault:
        return errors.error(fault, request.words)
    return heard.together(answers) if answers else None


def _words(request: Request, written: _Written, words: list[Word]) -> list[Message]:
    """Take what was said of tasks, in one transaction."""
    topic = request.services.standing.topic(request.chat_id, written.thread, request.now)
    before = request.services.replies.of(written.at) if written.edited else []
    about = before[0].task_id if len(before) == 1 else topic.likely
    likely = () if about is None else (about,)
    meant = [(task_id, each) for each in words for task_id in each.task_ids or likely]
    said = [(task_id, each.answer) for task_id, each in meant]
    outcomes = _take(request, written, said, topic.week)
    shown = frozenset(topic.task_ids) if written.thread else frozenset()
    answers = [
        _answer(request, each, outcome, is_shown=task_id in shown, asks=not written.edited)
        for (task_id, each), outcome in zip(meant, outcomes, strict=False)
    ]
    answers += [_answer(request, words[0], outcome, is_shown=True, asks=False) for outcome in outcomes[len(meant) :]]
    if not likely and any(not each.task_ids for each in words):
        answers.append(_which(request, written, topic.week))
    elif written.edited:
        request.services.replies.settle(written.at)
    return [answer for answer in answers if answer is not None]


def _take(
    request: Request, written: _Written, said: list[tuple[int, Answer]], week: date | None
) -> list[Answered | FollowthroughError]:
    service, who, now = request.services.replies, request.chat_id, request.now
    if written.edited:
        return service.edit(who, written.at, written.edited, said, now, week=week, through=THROUGH)
    return service.hear(who, written.at, said, now, week=week, through=THROUGH)


def _answer(
    request: Request, word: Word, outcome: Answered | FollowthroughError, *, is_shown: bool, asks: bool
) -> Message | None:
    """What to answer to one word; nothing where it is shown anyway, and a question only the first time."""
    if isinstance(outcome, FollowthroughError):
        return errors.error(outcome, request.words)
    view = request.services.tasks.view(request.chat_id, outcome.task.id)
    view = replace(view, check_in=outcome.check_in)
    if asks and word.answer == Answer(None, note=word.answer.note):
        return heard.noted(view, word.guess, request.words)
    return None if is_shown else heard.taken(view, request.words)


def _which(request: Request, written: _Written, week: date | None) -> Message | None:
    """Ask which task is meant; once for a message, however often it is edited."""
    views = [view for view in _shown(request, week) if view.task.state is TaskState.OPEN]
    if not views:
        return replies.nothing_to_answer(request.words)
    is_new = request.services.replies.ask(request.chat_id, written.at, written.text, week, request.now)
    return heard.which_task(views, written.at[1], request.words) if is_new else None


def _shown(request: Request, week: date | None) -> Sequence[TaskView]:
    return request.services.standing.week(request.chat_id, request.now, week).views


def _other(request: Request, written: _Written, said: object) -> Message:
    if isinstance(said, Hand):
        return _hand(request, written, said)
    if isinstance(said, Snooze):
        return nudges.typed_snooze(request, said, THROUGH)
    if isinstance(said, Away):
        return away.typed_leave(request, said.rest, THROUGH)
    return away.typed_back(request, "", THROUGH)


def _hand(request: Request, written: _Written, said: Hand) -> Message:
    """Without a code, the task that the message in whose thread it stands is about."""
    if said.task_id is None:
        topic = request.services.standing.topic(request.chat_id, written.thread, request.now)
        said = replace(said, task_id=topic.likely)
    return handing.typed(request, said, THROUGH)


def meant(press: "Press") -> None:
    """The guess was right."""
    said, request = actions.read_status_value(press.value), press.request
    answered = request.services.check_ins.answer(
        request.chat_id, said.task_id, Answer(said.status), request.now, week=said.week, through="button"
    )
    view = request.services.tasks.view(request.chat_id, said.task_id)
    press.rewrite(heard.taken(replace(view, check_in=answered.check_in), request.words))


def about(press: "Press") -> None:
    """They said which task their words were about: these are taken as if the code had stood there."""
    request, (task_id, ts) = press.request, actions.read_about(press.value)
    if request.spot is None:
        raise QuestionOverError
    message = (request.spot[0], ts)
    question = request.services.replies.asked(request.chat_id, message)
    said = read_reply(question.text, request.services.members.today(request.chat_id, request.now))
    words = [each for each in said if isinstance(each, Word) and not each.task_ids]
    meant = [(task_id, each.answer) for each in words]
    taken = request.services.replies.place(request.chat_id, message, meant, request.now, through=THROUGH)
    answers = [_answer(request, *pair, is_shown=False, asks=True) for pair in zip(words, taken, strict=True)]
    press.rewrite(heard.together([answer for answer in answers if answer is not None]))


def only_note(press: "Press") -> None:
    """The guess was wrong: what was written stays a note."""
    view = press.request.services.tasks.view(press.request.chat_id, actions.read_id(press.value))
    press.rewrite(heard.only_noted(view, press.request.words))
