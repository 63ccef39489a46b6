"""Rhythms: how often a task is asked about, and who may change that."""

from dataclasses import dataclass, replace
from datetime import datetime

from domain.errors import TaskClosedError
from domain.matters import Matter
from domain.ports import Storage, UnitOfWork
from domain.rhythm import TaskRhythm
from domain.rights import Right
from domain.services import access, local_time
from domain.services.changes import Act, Spot, audit_task, rewrite_prompt, rewrite_task
from domain.services.turns import asked_next, resting
from domain.tasks import Task, TaskState
from domain.views import TaskFilter, TaskView


@dataclass(frozen=True, slots=True)
class RhythmView:
    """A task with its rhythm, when its owner is asked about it next, if ever, and whether the reader may change it."""

    view: TaskView
    asked_at: datetime | None
    may_set: bool


class RhythmService:
    """Keeps the rhythms of tasks."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def of(self, chat_id: str, task_id: int, now: datetime) -> RhythmView:
        """The rhythm of a task, for any member. Errors: StrangerError, UnknownTaskError."""
        with self._storage.read() as uow:
            person = access.actor(uow, chat_id)
            task = access.task(uow, task_id)
            return _view(uow, task, now, may_set=access.may(uow, person, Right.SET_RHYTHM, Matter.of_task(task)))

    def set(
        self,
        chat_id: str,
        task_id: int,
        rhythm: TaskRhythm,
        now: datetime,
        *,
        through: str,
        spot: Spot | None = None,
    ) -> RhythmView:
        """Have a task asked about that often from now on; its turns and its silence are counted anew.

        For the head of its department, the leader and plan keepers: who is asked does not say how often. Errors:
        StrangerError, UnknownTaskError, NotAllowedError, TaskClosedError.
        """
        with self._storage.write() as uow:
            person = access.actor(uow, chat_id)
            task = access.task(uow, task_id)
            access.require(uow, person, Right.SET_RHYTHM, Matter.of_task(task))
            if task.is_closed:
                raise TaskClosedError(code=task.code)
            if task.rhythm is not rhythm:
                task = _change(uow, Act(person, now, through, spot), task, rhythm)
            return _view(uow, task, now, may_set=True)


def _change(uow: UnitOfWork, act: Act, task: Task, rhythm: TaskRhythm) -> Task:
    after = replace(task, rhythm=rhythm, rhythm_set_at=act.at)
    uow.tasks.save(after)
    audit_task(uow, task, after, act.at, "rhythm_set", by=act.by.id, through=act.through)
    rewrite_prompt(uow, task.owner_id, act.at, but=act.spot)
    rewrite_task(uow, task.id, act.at, but=act.spot)
    return after


def _view(uow: UnitOfWork, task: Task, now: datetime, *, may_set: bool) -> RhythmView:
    owner = None if task.owner_id is None else uow.people.get(task.owner_id)
    if owner is None or task.state is not TaskState.OPEN:
        return RhythmView(uow.tasks.views(TaskFilter(ids=(task.id,)))[0], None, may_set)
    week = local_time.this_week(uow, owner, now)
    views = uow.tasks.views(TaskFilter(ids=(task.id,)), week=week)
    turns = [view for view in views if view.task.id not in resting(uow, views, week)]
    return RhythmView(views[0], asked_next(uow, owner, week, views, turns), may_set)
