"""Needs: whoever is asked grants, declines or passes on, and the owner is told."""

from dataclasses import replace
from datetime import datetime

from domain.audit import AuditEntry
from domain.checkins import LONGEST_TEXT
from domain.errors import (
    MissingReasonError,
    TaskClosedError,
    TooLongError,
)
from domain.matters import Matter
from domain.need_errors import NeedAnsweredError, NeedStaysError, UnknownNeedError
from domain.needs import Need, NeedAnswer
from domain.notices import NoticeKind
from domain.pausing import PauseEnd, PauseKind
from domain.people import Person
from domain.ports import Storage, UnitOfWork
from domain.rights import Right
from domain.services import access
from domain.services.changes import Act, Spot, rewrite_need, tell
from domain.services.pausing import resume
from domain.services.routing import CLIMBED, PASSED_ON, above, route, views
from domain.tasks import Task, TaskState
from domain.views import NeedView

AUDITED = {NeedAnswer.GRANTED: "need_granted", NeedAnswer.DECLINED: "need_declined"}


class NeedService:
    """Takes the answers of those who can grant."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def grant(self, chat_id: str, need_id: int, now: datetime, *, through: str, spot: Spot | None = None) -> None:
        """Grant a need. It is recorded on the task, and told to the owner.

        Errors: StrangerError, UnknownNeedError, NotAllowedError, NeedAnsweredError, TaskClosedError.
        """
        with self._storage.write() as uow:
            act = Act(access.actor(uow, chat_id), now, through, spot)
            _answer(uow, act, _waiting(uow, act.by, need_id, now), NeedAnswer.GRANTED, None)

    def decline(self, chat_id: str, need_id: int, reason: str, now: datetime, *, through: str) -> None:
        """Decline a need, and say why. Errors: those of `grant`, MissingReasonError, TooLongError."""
        why = _checked(reason)
        if not why:
            raise MissingReasonError(field="note")
        with self._storage.write() as uow:
            act = Act(access.actor(uow, chat_id), now, through)
            _answer(uow, act, _waiting(uow, act.by, need_id, now), NeedAnswer.DECLINED, why)

    def pass_on(self, chat_id: str, need_id: int, to: str, note: str | None, now: datetime, *, through: str) -> None:
        """Have somebody else asked, by their chat id, with a word to them; the owner is told.

        Errors: those of `grant`, UnknownPersonError, UnreachablePersonError, NeedStaysError, TooLongError.
        """
        word = _checked(note or "")
        with self._storage.write() as uow:
            act = Act(access.actor(uow, chat_id), now, through)
            need = _waiting(uow, act.by, need_id, now)
            person = access.member(uow, to)
            if person.id in {need.asked_of, need.raised_by}:
                raise NeedStaysError(field="owner", name=person.name)
            _ask(uow, act, need, person, word or None)

    def climb_due(self, now: datetime, *, limit: int = 500) -> int:
        """Have the next one above asked about every need whose date has passed; how many went up."""
        with self._storage.read() as uow:
            settings = uow.workspaces.find()
            due = [] if settings is None else uow.needs.overdue(now, settings.leader_id, limit)
        return sum(self._climb(need.id, now) for need in due)

    def _climb(self, need_id: int, now: datetime) -> bool:
        with self._storage.write() as uow:
            need = uow.needs.get(need_id)
            return need.is_open and need.due_at is not None and need.due_at <= now and _go_up(uow, need, now)

    def waiting(self, chat_id: str, need_id: int, now: datetime) -> NeedView:
        """A need that the member may answer now, for a form. Errors: those of `grant`."""
        with self._storage.read() as uow:
            return views(uow, [_waiting(uow, access.actor(uow, chat_id), need_id, now)])[0]


def _checked(text: str) -> str:
    if len(text) > LONGEST_TEXT:
        raise TooLongError(field="note", most=LONGEST_TEXT)
    return text.strip()


def _waiting(uow: UnitOfWork, person: Person, need_id: int, now: datetime) -> Need:
    """The need, when it waits for an answer and the person may give it."""
    need = uow.needs.find(need_id)
    if need is None:
        raise UnknownNeedError
    task = access.task(uow, need.task_id)
    access.require(uow, person, Right.ANSWER_NEED, _matter(uow, person, need, task), now=now)
    if not need.is_open:
        raise NeedAnsweredError(code=task.code)
    if task.state is not TaskState.OPEN:
        raise TaskClosedError(code=task.code)
    return need


def _matter(uow: UnitOfWork, person: Person, need: Need, task: Task) -> Matter:
    """Whoever was asked once may still answer when it has gone on."""
    told = {person.id} if uow.notices.sent_to(NoticeKind.NEED_RAISED, need.id, person.id) else set[int]()
    favoured = {each for each in (need.raised_by, task.owner_id) if each is not None}
    return replace(Matter.of_task(task), asked=need.asked_of, told=frozenset(told), for_oneself=frozenset(favoured))


def _answer(uow: UnitOfWork, act: Act, need: Need, answer: NeedAnswer, text: str | None) -> None:
    after = replace(need, answered_at=act.at, answer=answer, answered_by=act.by.id, answer_text=text)
    if not uow.needs.settle(after):
        raise NeedAnsweredError(code=access.task(uow, need.task_id).code)
    _write_down(uow, act, after, AUDITED[answer], text)
    _tell_owner(uow, act, after, "answered")
    rewrite_need(uow, need, act.at, but=act.spot)
    end = PauseEnd.GRANTED if answer is NeedAnswer.GRANTED else PauseEnd.DECLINED
    resume(uow, PauseKind.NEED, need.id, end, act.at)


def _ask(uow: UnitOfWork, act: Act, need: Need, person: Person, word: str | None) -> None:
    way = route(uow, person.id, need.raised_by, act.at)
    after = replace(need, asked_of=way.asked_of, due_at=way.due_at)
    uow.needs.save(after)
    _write_down(uow, act, after, PASSED_ON, word, {"asked_of": need.asked_of})
    tell(uow, NoticeKind.NEED_RAISED, need.id, way.told, act.at, occasion=act.at.isoformat())
    _tell_owner(uow, act, after, act.at.isoformat())
    rewrite_need(uow, need, act.at)


def _go_up(uow: UnitOfWork, need: Need, now: datetime) -> bool:
    """One step up. Where nobody is above, the need loses its date, and becomes a reason for a case."""
    person = above(uow, need, access.task(uow, need.task_id))
    way = None if person is None else route(uow, person.id, need.raised_by, now)
    after = replace(need, due_at=None) if way is None else replace(need, asked_of=way.asked_of, due_at=way.due_at)
    if not uow.needs.climb(need, after):
        return False
    before, now_is = ({"asked_of": each.asked_of} for each in (need, after))
    trail = {"need": need.id, "kind": need.kind.value, **now_is}
    uow.audit.add(AuditEntry(now, CLIMBED, f"task:{need.task_id}", None, before, trail, "no answer by its date"))
    rewrite_need(uow, need, now)
    if way is None:
        return False
    tell(uow, NoticeKind.NEED_RAISED, need.id, way.told, now, occasion=now.isoformat())
    return True


def _tell_owner(uow: UnitOfWork, act: Act, need: Need, occasion: str) -> None:
    """Tell whoever raised it, and the owner if that is somebody else by now, what became of it."""
    for person_id in {need.raised_by, access.task(uow, need.task_id).owner_id} - {None, act.by.id}:
        if person_id is not None:
            tell(uow, NoticeKind.NEED_TOLD, need.id, person_id, act.at, occasion=occasion)


def _write_down(
    uow: UnitOfWork, act: Act, need: Need, what: str, why: str | None, before: dict[str, object] | None = None
) -> None:
    after = {"need": need.id, "kind": need.kind.value, "asked_of": need.asked_of}
    uow.audit.add(AuditEntry(act.at, what, f"task:{need.task_id}", act.by.id, before, after, why, act.through))
