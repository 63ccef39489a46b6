"""Seeing: whoever leads acknowledges an answer that tells of trouble, and its owner reads that they did."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from domain.audit import AuditEntry
from domain.checkins import CheckIn
from domain.errors import AnswerChangedError
from domain.matters import Matter
from domain.people import Person
from domain.ports import Storage, UnitOfWork
from domain.rights import Right
from domain.services import access, local_time
from domain.services.changes import Act, Spot, rewrite, rewrite_waiting
from domain.services.standing_in import stands_in_for
from domain.views import TaskFilter, TaskView

SEEN = "answer_seen"
"""What the trail calls it."""


class SeeingService:
    """Takes acknowledgements."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def seen(
        self,
        chat_id: str,
        check_in_id: int,
        said_at: datetime,
        now: datetime,
        *,
        through: str,
        spot: Spot | None = None,
    ) -> None:
        """Acknowledge the answer that was given at `said_at`; the first one to do so stands, also when pressed twice.

        Errors: StrangerError, NotAllowedError, AnswerChangedError when it is another answer by now, or none.
        """
        with self._storage.write() as uow:
            act = Act(access.actor(uow, chat_id), now, through, spot)
            check_in = uow.check_ins.get(check_in_id)
            if check_in is None:
                raise AnswerChangedError
            access.require(uow, act.by, Right.ACKNOWLEDGE_ANSWER, _matter(uow, check_in), now=now)
            if check_in.answered_at != said_at:
                raise AnswerChangedError
            acknowledge(uow, act, check_in)


def waiting_for(
    uow: UnitOfWork, person: Person, now: datetime, *, seen_since: datetime | None = None
) -> list[TaskView]:
    """The answers that the person should see, or whoever they stand in for today: the task with that check-in.

    With `seen_since` those that somebody saw since then stand in their places.
    """
    readers = [person, *stands_in_for(uow, person, local_time.today(uow, person, now))]
    leader_id = access.workspace(uow).leader_id
    found = {
        each.id: each
        for reader in readers
        for each in uow.check_ins.unseen(reader.id, leader_id, seen_since)
        if each.person_id != person.id
    }
    return of_check_ins(uow, list(found.values()))


def of_check_ins(uow: UnitOfWork, check_ins: Sequence[CheckIn]) -> list[TaskView]:
    """Tasks with these check-ins, and who saw each; in the same order."""
    if not check_ins:
        return []
    ids = tuple({each.task_id for each in check_ins})
    views = {view.task.id: view for view in uow.tasks.views(TaskFilter(ids=ids))}
    return with_seers(uow, [replace(views[each.task_id], check_in=each) for each in check_ins])


def with_seers(uow: UnitOfWork, views: Sequence[TaskView]) -> list[TaskView]:
    """The same tasks, each with whoever acknowledged its check-in."""
    seers = {view.check_in.seen_by for view in views if view.check_in is not None} - {None}
    if not seers:
        return list(views)
    people = uow.people.many([seer for seer in seers if seer is not None])
    return [replace(view, seen_by=people.get((view.check_in and view.check_in.seen_by) or 0)) for view in views]


def reads(uow: UnitOfWork, act: Act, check_in: CheckIn) -> bool:
    """Whether the person leads where the task belongs; nobody acknowledges their own answer."""
    return access.may(uow, act.by, Right.ACKNOWLEDGE_ANSWER, _matter(uow, check_in), now=act.at)


def acknowledge(uow: UnitOfWork, act: Act, check_in: CheckIn) -> None:
    """Note who saw an answer, unless somebody saw it before, and have its owner and all above read so."""
    if uow.check_ins.see(replace(check_in, seen_by=act.by.id, seen_at=act.at)):
        _write_down(uow, act, check_in)


def _matter(uow: UnitOfWork, check_in: CheckIn) -> Matter:
    task = access.task(uow, check_in.task_id)
    return replace(Matter.of_task(task), for_oneself=frozenset({check_in.person_id}))


def _write_down(uow: UnitOfWork, act: Act, check_in: CheckIn) -> None:
    """The trail of the answer, not of the task: an answer that was seen can still be taken back."""
    about = {"task": check_in.task_id, "week": check_in.week.isoformat()}
    subject = f"check_in:{check_in.id}"
    uow.audit.add(AuditEntry(act.at, SEEN, subject, act.by.id, None, about, through=act.through))
    owner_id = access.task(uow, check_in.task_id).owner_id
    for person_id in {check_in.person_id, owner_id} - {None}:
        prompt = (person_id or 0, check_in.week)
        rewrite(uow, uow.notices.showing((), check_in.task_id, prompt), act.at, but=act.spot)
    department_id = access.task(uow, check_in.task_id).department_id
    rewrite_waiting(uow, access.concerned(uow, act.by, department_id), act.at, but=act.spot)
