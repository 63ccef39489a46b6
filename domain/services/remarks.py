"""Remarks: what the leader, or a head, writes below a digest or a card reaches the owners of the tasks it names, once.

An edit changes what was carried, deleting the message takes it back. What others write there is left alone.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from domain.audit import AuditEntry
from domain.checkins import LONGEST_TEXT
from domain.errors import AlreadyHandledError, QuestionOverError
from domain.matters import Matter
from domain.notices import Notice, NoticeKind
from domain.people import Person
from domain.ports import Storage, UnitOfWork
from domain.remarks import Carried, Remark, Remarked, Thread
from domain.replies import Question
from domain.rights import Right
from domain.services import access
from domain.services.changes import Act, Spot, rewrite, tell
from domain.services.threads import thread_of
from domain.tasks import Task
from domain.views import TaskFilter, TaskView

REMARKED, REWORDED, RETRACTED = "remarked", "remark_reworded", "remark_retracted"
"""What the trail calls it."""


class RemarkService:
    """Carries words to tasks."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def thread(self, chat_id: str, spot: Spot, now: datetime) -> Thread | None:
        """The thread below the message at that place, if words are carried there and this member's are."""
        with self._storage.read() as uow:
            notice, person = uow.notices.sent_as(*spot), uow.people.by_chat_id(chat_id)
            return None if notice is None or person is None else thread_of(uow, notice, person, now)

    def is_carried(self, chat_id: str, message: Spot, task_ids: Sequence[int]) -> bool:
        """Whether words to the app alone, of these tasks, are for others: none of them is the writer's to answer for.

        What was carried before, or is asked about, stays so; what was taken as an answer stays that.
        """
        with self._storage.read() as uow:
            person = access.actor(uow, chat_id)
            if uow.remarks.of(*message):
                return True
            tasks = [task for task in map(uow.tasks.find, task_ids) if task is not None]
            own = any(access.answers_for(uow, person, task) for task in tasks)
            return not own and not uow.replies.of(*message)

    def hear(
        self,
        chat_id: str,
        message: Spot,
        text: str,
        task_ids: Sequence[int],
        now: datetime,
        *,
        through: str,
        edited: str = "",
        asks: bool = False,
    ) -> Carried:
        """Take what a message says now: of these tasks, and no more of others that it spoke of before.

        A leader who names no task is asked which one, once for a message, and so is anybody else where the thread
        `asks`. Errors: StrangerError;
        AlreadyHandledError for one that was edited or deleted before, or an edit older than the last one.
        """
        with self._storage.write() as uow:
            act = Act(access.actor(uow, chat_id), now, through)
            if not uow.inbox.record(f"message:{message[0]}:{message[1]}", now) and not edited:
                raise AlreadyHandledError
            before = {remark.task_id: remark for remark in _own(uow, act, message)}
            if edited and any(remark.edited >= edited for remark in before.values()):
                raise AlreadyHandledError
            tasks = [task for task in map(uow.tasks.find, task_ids) if task is not None and _may(uow, act, task)]
            new = [each for each in tasks if _say(uow, act, message, each, before.get(each.id), text, edited)]
            dropped = before.keys() - {task.id for task in tasks}
            for task_id in sorted(dropped):
                _take_back(uow, act, before[task_id], edited)
            leads = act.by.id == access.workspace(uow).leader_id
            asks = not tasks and not dropped and (asks or leads) and _ask(uow, act, message, text)
            if tasks:
                uow.replies.settle(*message)
            return Carried(_views(uow, new), asks=asks)

    def place(self, chat_id: str, message: Spot, task_id: int, now: datetime, *, through: str) -> TaskView:
        """The member said which task their words were about.

        Errors: StrangerError, QuestionOverError, NotAllowedError, UnknownTaskError.
        """
        with self._storage.write() as uow:
            act = Act(access.actor(uow, chat_id), now, through)
            question = _question(uow, act.by, message)
            task = access.task(uow, task_id)
            access.require(uow, act.by, Right.REMARK, Matter.of_task(task), now=now)
            uow.replies.settle(*message)
            before = {remark.task_id: remark for remark in uow.remarks.of(*message)}
            _say(uow, act, message, task, before.get(task_id), question.text, "")
            return _views(uow, [task])[0]

    def leave(self, chat_id: str, message: Spot) -> None:
        """No task was meant. Errors: StrangerError, QuestionOverError, NotAllowedError."""
        with self._storage.write() as uow:
            _question(uow, access.actor(uow, chat_id), message)
            uow.replies.settle(*message)

    def retract(self, chat_id: str, message: Spot, now: datetime, *, through: str) -> None:
        """The message was deleted. Errors: StrangerError."""
        with self._storage.write() as uow:
            act = Act(access.actor(uow, chat_id), now, through)
            uow.inbox.record(f"message:{message[0]}:{message[1]}", now)
            for remark in _own(uow, act, message):
                _take_back(uow, act, remark, remark.edited)
            uow.replies.settle(*message)


def remarked(uow: UnitOfWork, notice: Notice, to: Person, _now: datetime) -> Remarked | str:
    """What the owner reads of it."""
    remark = uow.remarks.get(notice.subject_id)
    if remark.retracted_at is not None and notice.sent_ts is None:
        return "taken back before it was read"
    (view,) = _views(uow, [access.task(uow, remark.task_id)])
    return Remarked(to, uow.people.get(remark.by_id), view, remark.text if remark.retracted_at is None else None)


def _own(uow: UnitOfWork, act: Act, message: Spot) -> list[Remark]:
    """What a message said; nobody changes the words of somebody else."""
    found = uow.remarks.of(*message)
    for remark in found:
        access.require(uow, act.by, Right.CHANGE_OWN_WORDS, Matter(remark.by_id))
    return found


def _may(uow: UnitOfWork, act: Act, task: Task) -> bool:
    return access.may(uow, act.by, Right.REMARK, Matter.of_task(task), now=act.at)


def _views(uow: UnitOfWork, tasks: Sequence[Task]) -> tuple[TaskView, ...]:
    found = {view.task.id: view for view in uow.tasks.views(TaskFilter(ids=tuple(task.id for task in tasks)))}
    return tuple(found[task.id] for task in tasks)


def _ask(uow: UnitOfWork, act: Act, message: Spot, text: str) -> bool:
    """Ask which task is meant; whether that is a new question."""
    is_new = uow.replies.asked(*message) is None
    uow.replies.ask(Question(*message, act.by.id, text[:LONGEST_TEXT], None, act.at))
    return is_new


def _question(uow: UnitOfWork, person: Person, message: Spot) -> Question:
    question = uow.replies.asked(*message)
    if question is None:
        raise QuestionOverError
    access.require(uow, person, Right.SAY_WHAT_WAS_MEANT, Matter(question.person_id))
    return question


def _say(uow: UnitOfWork, act: Act, message: Spot, task: Task, before: Remark | None, text: str, edited: str) -> bool:
    """Write a remark down and tell the owner, or whoever answers for the task; whether it is new to them."""
    text = text[:LONGEST_TEXT]
    if before is not None:
        uow.remarks.save(replace(before, text=text, edited=edited, retracted_at=None))
        _write_down(uow, act, before, REWORDED)
        sent = uow.notices.sent_about([NoticeKind.REMARKED], before.id)
        rewrite(uow, sent, act.at)
        if before.retracted_at is not None and not sent:
            _tell(uow, act, task, before.id, edited)
        return before.retracted_at is not None
    remark = uow.remarks.add(Remark(0, *message, task.id, act.by.id, act.at, text, edited))
    _tell(uow, act, task, remark.id, "")
    after = {"remark": remark.id}
    uow.audit.add(AuditEntry(act.at, REMARKED, f"task:{task.id}", act.by.id, after=after, through=act.through))
    return True


def _write_down(uow: UnitOfWork, act: Act, remark: Remark, what: str) -> None:
    after = {"task": remark.task_id}
    uow.audit.add(AuditEntry(act.at, what, f"remark:{remark.id}", act.by.id, after=after, through=act.through))


def _tell(uow: UnitOfWork, act: Act, task: Task, remark_id: int, occasion: str) -> None:
    department = access.department_of(uow, task.department_id)
    wanted = [task.owner_id, None if department is None else department.head_id]
    known = uow.people.many([each for each in wanted if each is not None])
    for person_id in wanted:
        if person_id == act.by.id:
            return  # they know what they said
        if person_id is not None and known[person_id].reachable:
            tell(uow, NoticeKind.REMARKED, remark_id, person_id, act.at, occasion=occasion)
            return


def _take_back(uow: UnitOfWork, act: Act, remark: Remark, edited: str) -> None:
    if remark.retracted_at is not None:
        return
    uow.remarks.save(replace(remark, edited=edited, retracted_at=act.at))
    _write_down(uow, act, remark, RETRACTED)
    rewrite(uow, uow.notices.sent_about([NoticeKind.REMARKED], remark.id), act.at)
