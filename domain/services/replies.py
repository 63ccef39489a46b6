"""Replies in words: taken, taken anew when their message is edited, and taken back when it is deleted."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from domain.checkins import Answer
from domain.errors import (
    AlreadyHandledError,
    FollowthroughError,
    OverwrittenError,
    QuestionOverError,
)
from domain.matters import Matter
from domain.people import Person
from domain.ports import Storage, UnitOfWork
from domain.replies import Question, Reply
from domain.rights import Right
from domain.services import access, local_time
from domain.services.changes import Act, Spot
from domain.services.checkins import Answered, refusal, taken
from domain.services.undo import undo

Outcome = Answered | FollowthroughError
Said = Sequence[tuple[int, Answer]]
"""What is said of each task, by its id."""


class ReplyService:
    """Takes what messages say."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def of(self, message: Spot) -> list[Reply]:
        """What a message said, as far as it was taken."""
        with self._storage.read() as uow:
            return uow.replies.of(*message)

    def hear(
        self, chat_id: str, message: Spot, said: Said, now: datetime, *, week: date | None = None, through: str
    ) -> list[Outcome]:
        """Take what a new message says, all of it at once; what cannot be taken has its error in its place.

        Errors: StrangerError; AlreadyHandledError for one that was edited or deleted before it was heard.
        """
        with self._storage.write() as uow:
            act = Act(access.actor(uow, chat_id), now, through)
            if not uow.inbox.record(_key(message), now):
                raise AlreadyHandledError
            return [_take(uow, act, message, task_id, answer, week) for task_id, answer in said]

    def edit(
        self,
        chat_id: str,
        message: Spot,
        edited: str,
        said: Said,
        now: datetime,
        *,
        week: date | None = None,
        through: str,
    ) -> list[Outcome]:
        """Take what an edited message says now in place of what it said; `edited` is the chat's stamp of the edit.

        Where something was answered later it stands, which is told by an OverwrittenError in its place. Errors:
        StrangerError; AlreadyHandledError for an edit older than the last one.
        """
        with self._storage.write() as uow:
            act = Act(access.actor(uow, chat_id), now, through)
            uow.inbox.record(_key(message), now)
            before = {reply.task_id: reply for reply in _own(uow, act, message)}
            if any(reply.edited >= edited for reply in before.values()):
                raise AlreadyHandledError
            outcomes = [_again(uow, act, message, each, before.get(each[0]), week, edited) for each in said]
            named = {task_id for task_id, _ in said}
            dropped = (_let_go(uow, act, reply) for task_id, reply in before.items() if task_id not in named)
            return [*outcomes, *(fault for fault in dropped if fault is not None)]

    def ask(self, chat_id: str, message: Spot, text: str, week: date | None, now: datetime) -> bool:
        """Remember that somebody is asked which task a message is about; False when they are asked already.

        An edited message has its words changed in the open question. Errors: StrangerError.
        """
        with self._storage.write() as uow:
            person = access.actor(uow, chat_id)
            known = uow.replies.asked(*message)
            if known is not None:
                access.require(uow, person, Right.CHANGE_OWN_WORDS, Matter(known.person_id))
            uow.replies.ask(Question(*message, person.id, text, week, now))
            return known is None

    def settle(self, message: Spot) -> None:
        """Nobody need say any more which task a message is about: it says so itself by now."""
        with self._storage.write() as uow:
            uow.replies.settle(*message)

    def asked(self, chat_id: str, message: Spot) -> Question:
        """The open question about a message. Errors: StrangerError, NotAllowedError, QuestionOverError."""
        with self._storage.read() as uow:
            return _asked(uow, access.actor(uow, chat_id), message)

    def place(self, chat_id: str, message: Spot, said: Said, now: datetime, *, through: str) -> list[Answered]:
        """Take what a message said of the task that was meant, all of it or nothing; the question is answered.

        Errors: those of `asked`, UnknownTaskError, NotAllowedError, TaskClosedError, TooLongError.
        """
        with self._storage.write() as uow:
            act = Act(access.actor(uow, chat_id), now, through)
            question = _asked(uow, act.by, message)
            uow.replies.settle(*message)
            outcomes = [_take(uow, act, message, task_id, answer, question.week) for task_id, answer in said]
            for outcome in outcomes:
                if isinstance(outcome, FollowthroughError):
                    raise outcome
            return [outcome for outcome in outcomes if isinstance(outcome, Answered)]

    def retract(self, chat_id: str, message: Spot, now: datetime, *, through: str) -> list[FollowthroughError]:
        """Take back what a deleted message said; an OverwrittenError for each task that was answered later.

        Errors: StrangerError.
        """
        with self._storage.write() as uow:
            act = Act(access.actor(uow, chat_id), now, through)
            uow.inbox.record(_key(message), now)
            faults = [_let_go(uow, act, reply) for reply in _own(uow, act, message)]
            uow.replies.forget(*message)
            return [fault for fault in faults if fault is not None]


def _own(uow: UnitOfWork, act: Act, message: Spot) -> list[Reply]:
    """What a message said; nobody changes the words of somebody else."""
    found = uow.replies.of(*message)
    for reply in found:
        access.require(uow, act.by, Right.CHANGE_OWN_WORDS, Matter(reply.person_id))
    return found


def _asked(uow: UnitOfWork, person: Person, message: Spot) -> Question:
    question = uow.replies.asked(*message)
    if question is None:
        raise QuestionOverError
    access.require(uow, person, Right.SAY_WHAT_WAS_MEANT, Matter(question.person_id))
    return question


def _key(message: Spot) -> str:
    return f"message:{message[0]}:{message[1]}"


def _take(
    uow: UnitOfWork, act: Act, message: Spot, task_id: int, answer: Answer, week: date | None, edited: str = ""
) -> Outcome:
    outcome = taken(uow, act, task_id, answer, week)
    if isinstance(outcome, Answered):
        week = outcome.check_in.week
        uow.replies.put(Reply(*message, task_id, act.by.id, week, act.at, answer.note, edited))
    return outcome


def _again(
    uow: UnitOfWork,
    act: Act,
    message: Spot,
    said: tuple[int, Answer],
    before: Reply | None,
    week: date | None,
    edited: str,
) -> Outcome:
    """Take what an edited message says of a task, in place of what it said `before`."""
    task_id, answer = said
    if before is None:
        return _take(uow, act, message, task_id, answer, week, edited)
    fault = refusal(uow, act.by, task_id, answer)
    if fault is not None:
        return fault
    if _undone(uow, act, before):
        return _take(uow, act, message, task_id, answer, before.week, edited)
    if answer.note and _note_stands(uow, before):
        return _take(uow, act, message, task_id, Answer(None, note=answer.note), before.week, edited)
    uow.replies.put(replace(before, edited=edited))
    return OverwrittenError(code=access.task(uow, task_id).code)


def _let_go(uow: UnitOfWork, act: Act, before: Reply) -> FollowthroughError | None:
    """Take back what a message said of a task; why not, if it has to stand."""
    if _undone(uow, act, before):
        return None
    if _note_stands(uow, before):
        outcome = taken(uow, act, before.task_id, Answer(None, note=""), before.week)
        return None if isinstance(outcome, Answered) else outcome
    return OverwrittenError(code=access.task(uow, before.task_id).code)


def _undone(uow: UnitOfWork, act: Act, before: Reply) -> bool:
    """Whether the whole answer could be taken back: it was the last word, and its week is not over."""
    if before.week < local_time.this_week(uow, act.by, act.at):
        return False
    return undo(uow, act, before.task_id, before.said_at) is None


def _note_stands(uow: UnitOfWork, before: Reply) -> bool:
    """Whether the note of the check-in still is the one that the message left."""
    check_in = uow.check_ins.find(before.task_id, before.week)
    return bool(before.note) and check_in is not None and check_in.note == before.note
