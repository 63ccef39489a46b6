"""Dropping a task by whoever may, whatever its state, and opening it again."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from domain.audit import AuditEntry
from domain.cadence import workdays_later
from domain.decisions import Choice, DecisionKind
from domain.dropping import Dropped, DropTold, Hanging, Reopened
from domain.errors import MissingReasonError, TaskClosedError
from domain.ladder import Outcome
from domain.matters import Matter
from domain.notices import Notice, NoticeKind
from domain.nudge_errors import TaskNotDroppedError
from domain.people import Person
from domain.ports import Storage, UnitOfWork
from domain.rights import Right
from domain.services import access, claims, decisions, local_time
from domain.services.case_people import next_person
from domain.services.changes import (
    Act,
    Spot,
    audit_task,
    rewrite,
    rewrite_needs,
    rewrite_prompt,
    rewrite_task,
    rewrite_waiting,
    tell,
)
from domain.services.claimables import is_nobodys
from domain.services.nudge_answers import checked
from domain.services.offers import with_offers
from domain.tasks import Task, TaskState
from domain.views import TaskFilter, TaskView

REOPENED = "task_reopened"
"""What the trail calls it."""

_TOLD = (NoticeKind.TASK_DROPPED, NoticeKind.TASK_REOPENED)


class DropService:
    """Takes tasks out of the plan, and back into it."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def form(self, chat_id: str, task_id: int, now: datetime) -> Hanging:
        """What a form for it shows. Errors: StrangerError, UnknownTaskError, TaskClosedError, NotAllowedError."""
        with self._storage.read() as uow:
            person = access.actor(uow, chat_id)
            return _hanging(uow, _droppable(uow, person, task_id, now))

    def may(self, chat_id: str, task_id: int, now: datetime) -> bool:
        """Whether somebody may drop a task, or open a dropped one again. Errors: StrangerError, UnknownTaskError."""
        with self._storage.read() as uow:
            return may_drop(uow, access.actor(uow, chat_id), access.task(uow, task_id), now)

    def drop(self, chat_id: str, task_id: int, reason: str | None, now: datetime, *, through: str) -> Dropped:
        """Drop a task for a reason, with whatever hangs on it; all concerned are told.

        Of the leader and plan keepers it is a decision, where a case is open. Errors: those of `form`,
        MissingReasonError, TooLongError.
        """
        why = checked(reason)
        if why is None:
            raise MissingReasonError(field="note")
        with self._storage.write() as uow:
            act = Act(access.actor(uow, chat_id), now, through)
            task = _droppable(uow, act.by, task_id, now)
            before, told = _hanging(uow, task), _concerned(uow, act.by, task)
            if before.case is not None and access.may(uow, act.by, Right.END_CASE, Matter.of_task(task)):
                decisions.decided(uow, act, before.case, task, Choice(DecisionKind.DROP, note=why))
            else:
                after = replace(task, state=TaskState.DROPPED, closed_at=now)
                claims.close(uow, act, task, after, Outcome.DROPPED, {}, why)
                in_case = {rung.person_id for rung in before.case.told} if before.case is not None else set()
                _tell(uow, NoticeKind.TASK_DROPPED, task.id, (each for each in told if each.id not in in_case), now)
            return Dropped(_view(uow, task.id), before, why, told)

    def open_again(
        self, chat_id: str, task_id: int, now: datetime, *, through: str, spot: Spot | None = None
    ) -> Reopened:
        """Take a dropped task into the plan again, as it was; the ladder leaves it in peace as after a decision.

        For whoever may drop it. Errors: StrangerError, UnknownTaskError, NotAllowedError.
        """
        with self._storage.write() as uow:
            act = Act(access.actor(uow, chat_id), now, through, spot)
            task = access.task(uow, task_id)
            if task.state is not TaskState.DROPPED:
                raise TaskNotDroppedError(code=task.code)
            state = _state_before(uow, task)
            access.require(uow, act.by, *_right(uow, replace(task, state=state)), now=now)
            days = access.ladder(uow, task.department_id).cooldown_days
            quiet = workdays_later(local_time.schedule(uow, act.by), now, days) if state is TaskState.OPEN else None
            after = replace(task, state=state, closed_at=None, quiet_until=quiet)
            uow.tasks.save(after)
            audit_task(uow, task, after, now, REOPENED, by=act.by.id, through=through)
            _tell(uow, NoticeKind.TASK_REOPENED, task.id, _concerned(uow, act.by, after), now)
            _write_anew(uow, act, after)
            return Reopened(_view(uow, task.id), quiet)


def may_drop(uow: UnitOfWork, person: Person, task: Task, now: datetime) -> bool:
    """Whether the person may drop a task, or open it again."""
    return access.may(uow, person, *_right(uow, task), now=now)


def told(uow: UnitOfWork, notice: Notice, to: Person, _now: datetime) -> DropTold | str:
    """What those concerned read of it, from the entry of the trail of that moment."""
    view, again = _view(uow, notice.subject_id), notice.kind is NoticeKind.TASK_REOPENED
    is_dropped = view.task.state is TaskState.DROPPED
    if notice.sent_ts is None and is_dropped is again:
        return "the other way round meanwhile"
    trail = [each for each in uow.audit.of(f"task:{notice.subject_id}") if each.at.isoformat() == notice.occasion]
    what = REOPENED if again else claims.DROPPED
    entry = next((each for each in trail if each.what == what), None)
    by = None if entry is None or entry.person_id is None else uow.people.get(entry.person_id)
    why = None if entry is None else (entry.after or {}).get("reason")
    return DropTold(to, view, by, why if isinstance(why, str) else None, again, is_dropped is not again)


def _droppable(uow: UnitOfWork, person: Person, task_id: int, now: datetime) -> Task:
    task = access.task(uow, task_id)
    if task.is_closed:
        raise TaskClosedError(code=task.code)
    access.require(uow, person, *_right(uow, task), now=now)
    return task


def _right(uow: UnitOfWork, task: Task) -> tuple[Right, Matter]:
    """Which right it takes: a proposal is its author's too, and what nobody answers for is the department's."""
    if task.state is TaskState.PROPOSED:
        return Right.DROP_PROPOSED_TASK, Matter.of_proposal(task)
    is_owned = not is_nobodys(uow, task)
    return Right.DROP_OWNED_TASK if is_owned else Right.DROP_TASK, Matter.of_task(task)


def _hanging(uow: UnitOfWork, task: Task) -> Hanging:
    case = uow.cases.open_on(task.id)
    above = None if case is None else next_person(uow, case)
    return Hanging(_view(uow, task.id), case, above, len(uow.needs.open_on(task.id)))


def _concerned(uow: UnitOfWork, by: Person, task: Task) -> tuple[Person, ...]:
    """The owner, the head of the department, and whoever proposed it; without whoever acts, and who left."""
    department = access.department_of(uow, task.department_id)
    proposer = task.created_by if task.state is TaskState.PROPOSED else None
    ids = (task.owner_id, None if department is None else department.head_id, proposer)
    people = (uow.people.get(each) for each in dict.fromkeys(ids) if each is not None and each != by.id)
    return tuple(person for person in people if person.reachable)


def _tell(uow: UnitOfWork, kind: NoticeKind, task_id: int, people: Iterable[Person], now: datetime) -> None:
    for person in people:
        tell(uow, kind, task_id, person.id, now, occasion=now.isoformat())


def _state_before(uow: UnitOfWork, task: Task) -> TaskState:
    """Open, unless it was only proposed; a task that an import brought in as dropped was never anything else."""
    trail = uow.audit.of(f"task:{task.id}")
    dropped: list[AuditEntry] = [each for each in trail if (each.after or {}).get("state") == TaskState.DROPPED]
    before = (dropped[-1].before or {}).get("state") if dropped else None
    return TaskState.PROPOSED if before == TaskState.PROPOSED else TaskState.OPEN


def _write_anew(uow: UnitOfWork, act: Act, task: Task) -> None:
    rewrite(uow, uow.notices.sent_about(_TOLD, task.id), act.at, but=act.spot)
    rewrite_prompt(uow, task.owner_id, act.at, but=act.spot)
    rewrite_task(uow, task.id, act.at, but=act.spot)
    rewrite_needs(uow, task.id, act.at)
    rewrite_waiting(uow, access.concerned(uow, act.by, task.department_id), act.at, but=act.spot)


def _view(uow: UnitOfWork, task_id: int) -> TaskView:
    return with_offers(uow, uow.tasks.views(TaskFilter(ids=(task_id,))))[0]
