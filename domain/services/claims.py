"""Claims: whoever takes a task that nobody owns has it, the first one wins; or it is split, or dropped for a reason."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from domain.audit import AuditEntry
from domain.claims import MOST_PARTS, TaskClaimed
from domain.errors import (
    MissingReasonError,
    MissingTitleError,
    TaskClosedError,
    TaskProposedError,
    TooLongError,
)
from domain.ladder import Outcome
from domain.matters import Matter
from domain.notices import Notice, NoticeKind
from domain.nudge_errors import AlreadyOwnedError
from domain.people import Person
from domain.ports import Storage, UnitOfWork
from domain.rights import Right
from domain.services import access
from domain.services.case_people import was_told
from domain.services.changes import (
    Act,
    Spot,
    audit_closed,
    audit_task,
    rewrite_case,
    rewrite_needs,
    rewrite_prompt,
    rewrite_task,
    rewrite_waiting,
    tell,
)
from domain.services.claimables import SPLIT, is_nobodys
from domain.services.nudge_answers import checked
from domain.services.offers import end_offer, with_offers
from domain.services.ownership import give
from domain.services.tasks import LONGEST_TITLE
from domain.tasks import Task, TaskState
from domain.views import TaskFilter, TaskView

CLAIMED, DROPPED = "claimed", "dropped"
"""What the trail calls it."""


class ClaimService:
    """Takes claims, and what else can become of a task that nobody owns."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def claim(self, chat_id: str, task_id: int, now: datetime, *, through: str, spot: Spot | None = None) -> TaskView:
        """Take a task that nobody owns. The first one wins, and is told what it is; head and former owner learn of it.

        Errors: StrangerError, UnknownTaskError, TaskProposedError, TaskClosedError, AlreadyOwnedError.
        """
        with self._storage.write() as uow:
            act = Act(access.actor(uow, chat_id), now, through, spot)
            task = nobodys(uow, task_id)
            case = uow.cases.open_on(task.id)
            knows = set() if case is None else {rung.person_id for rung in case.told}
            department = access.department_of(uow, task.department_id)
            others = {None if department is None else department.head_id, task.owner_id} - {None, act.by.id}
            for person_id in sorted(each for each in others if each is not None):
                person = uow.people.get(person_id)
                if case is None or person_id not in knows or not was_told(uow, case, person):
                    tell(uow, NoticeKind.TASK_CLAIMED, task.id, person_id, now, occasion=now.isoformat())
            give(uow, act, task, act.by, CLAIMED)
            tell(uow, NoticeKind.TASK_GIVEN, task.id, act.by.id, now, occasion=f"claimed {now.isoformat()}")
            return _view(uow, task.id)

    def split(
        self, chat_id: str, task_id: int, titles: Sequence[str], now: datetime, *, through: str
    ) -> tuple[TaskView, list[TaskView]]:
        """Put several tasks in the place of one; they have its goal, department, dates and owner, if it has one.

        For those who lead the department. The old task is closed as split; it, and the new ones. Errors: StrangerError,
        UnknownTaskError, TaskProposedError, TaskClosedError, NotAllowedError, MissingTitleError, TooLongError.
        """
        names = _checked_titles(titles)
        with self._storage.write() as uow:
            act = Act(access.actor(uow, chat_id), now, through)
            task = _led(uow, act.by, Right.SPLIT_TASK, task_id, now)
            made = [_part(uow, act, task, name) for name in names]
            after = replace(task, state=TaskState.SPLIT, closed_at=now)
            close(uow, act, task, after, Outcome.SPLIT, {"into": [each.id for each in made]})
            return _view(uow, task.id), [_view(uow, each.id) for each in made]

    def drop(self, chat_id: str, task_id: int, reason: str, now: datetime, *, through: str) -> TaskView:
        """Take a task that nobody owns out of the plan, for a reason. For those who lead its department.

        Errors: those of `split` that concern the task, AlreadyOwnedError, MissingReasonError, TooLongError.
        """
        why = checked(reason)
        if why is None:
            raise MissingReasonError(field="note")
        with self._storage.write() as uow:
            act = Act(access.actor(uow, chat_id), now, through)
            task = _led(uow, act.by, Right.DROP_TASK, task_id, now)
            nobodys(uow, task.id)
            after = replace(task, state=TaskState.DROPPED, closed_at=now)
            close(uow, act, task, after, Outcome.DROPPED, {}, why)
            return _view(uow, task.id)

    def nobodys(self, chat_id: str, task_id: int) -> TaskView:
        """A task that can be claimed, for the forms. Errors: those of `claim`."""
        with self._storage.read() as uow:
            access.actor(uow, chat_id)
            return _view(uow, nobodys(uow, task_id).id)

    def led(self, chat_id: str, task_id: int, now: datetime) -> TaskView:
        """A task that the member may split, for the form. Errors: those of `split` that concern the task."""
        with self._storage.read() as uow:
            return _view(uow, _led(uow, access.actor(uow, chat_id), Right.SPLIT_TASK, task_id, now).id)


def nobodys(uow: UnitOfWork, task_id: int) -> Task:
    """The open task, if nobody answers for it; who came second is told who did."""
    task = _open(uow, task_id)
    if not is_nobodys(uow, task) and task.owner_id is not None:
        raise AlreadyOwnedError(code=task.code, person=uow.people.get(task.owner_id).name)
    return task


def told(uow: UnitOfWork, notice: Notice, to: Person, _now: datetime) -> TaskClaimed | str:
    """Who took the task."""
    trail = uow.audit.of(f"task:{notice.subject_id}")
    by = next(
        (each.person_id for each in trail if each.what == CLAIMED and each.at.isoformat() == notice.occasion), None
    )
    return "not claimed" if by is None else TaskClaimed(to, _view(uow, notice.subject_id), uow.people.get(by))


def _open(uow: UnitOfWork, task_id: int) -> Task:
    task = access.task(uow, task_id)
    if task.state is TaskState.PROPOSED:
        raise TaskProposedError(code=task.code)
    if task.state is not TaskState.OPEN:
        raise TaskClosedError(code=task.code)
    return task


def _led(uow: UnitOfWork, person: Person, right: Right, task_id: int, now: datetime) -> Task:
    task = _open(uow, task_id)
    access.require(uow, person, right, Matter.of_task(task), now=now)
    return task


def _checked_titles(titles: Sequence[str]) -> list[str]:
    names = [name for name in (" ".join(title.split()) for title in titles) if name]
    for number, name in enumerate(names, start=1):
        if len(name) > LONGEST_TITLE:
            raise TooLongError(field=f"title_{number}", most=LONGEST_TITLE)
    if len(names) < 2:  # noqa: PLR2004  (one part is the whole)
        raise MissingTitleError(field=f"title_{len(names) + 1}")
    return names[:MOST_PARTS]


def _part(uow: UnitOfWork, act: Act, task: Task, title: str) -> Task:
    part = uow.tasks.add(
        Task(
            id=0,
            title=title,
            goal_id=task.goal_id,
            department_id=task.department_id,
            owner_id=task.owner_id,
            place=task.place,
            start_on=task.start_on,
            due_on=task.due_on,
            owned_since=None if task.owner_id is None else act.at,
            rhythm=task.rhythm,
            rhythm_set_at=task.rhythm_set_at,
            created_by=act.by.id,
            created_at=act.at,
        )
    )
    after = {"title": title, "state": part.state.value, "owner_id": part.owner_id, "split_from": task.id}
    uow.audit.add(AuditEntry(act.at, "task_added", f"task:{part.id}", act.by.id, None, after, through=act.through))
    if part.owner_id is not None and part.owner_id != act.by.id:
        tell(uow, NoticeKind.TASK_GIVEN, part.id, part.owner_id, act.at, occasion="added")
    return part


def close(
    uow: UnitOfWork,
    act: Act,
    task: Task,
    after: Task,
    outcome: Outcome,
    more: dict[str, object],
    why: str | None = None,
) -> None:
    """Take a task out of play, with whatever hung on it."""
    case = uow.cases.open_on(task.id)
    uow.tasks.save(after)
    what = SPLIT if outcome is Outcome.SPLIT else DROPPED
    with_reason = more if why is None else {**more, "reason": why}
    audit_task(uow, task, after, act.at, what, by=act.by.id, through=act.through, more=({}, with_reason))
    end_offer(uow, task.id, act.at)
    rewrite_needs(uow, task.id, act.at)
    if case is not None and uow.cases.close(case, outcome, act.at):
        audit_closed(uow, case, outcome, act.at, by=act.by, why=why)
        for rung in case.told:
            if rung.person_id != act.by.id:
                tell(uow, NoticeKind.CASE_ANSWERED, case.id, rung.person_id, act.at)
        rewrite_case(uow, case, act.at)
    rewrite_prompt(uow, task.owner_id, act.at)
    rewrite_task(uow, task.id, act.at)
    rewrite_waiting(uow, access.concerned(uow, act.by, task.department_id), act.at)


def _view(uow: UnitOfWork, task_id: int) -> TaskView:
    return with_offers(uow, uow.tasks.views(TaskFilter(ids=(task_id,))))[0]
