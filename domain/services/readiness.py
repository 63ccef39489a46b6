"""What is not ready yet, in the whole plan or in a part of it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from domain.departments import Department
from domain.goals import Goal, lacks
from domain.matters import Matter
from domain.paging import ON_A_PAGE, Page, begin
from domain.people import Person
from domain.ports import Storage, UnitOfWork
from domain.readiness import Unready, UnreadyGoal
from domain.rights import Right
from domain.services import access, local_time
from domain.services.lacks import lack_of
from domain.services.status_of import asked_for, by_chat_id, by_id, found_as
from domain.status_of import Subject, SubjectKind
from domain.tasks import Task
from domain.views import TaskFilter


class ReadinessService:
    """Lists what is not ready, to any member: who sees the plan sees this."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def of(self, chat_id: str, now: datetime, name: str = "", *, example: str = "") -> Unready:
        """What is not ready in the whole plan, or in what is called that.

        Errors: StrangerError, UnknownSubjectError, NoSuchSubjectError, SeveralSubjectsError.
        """
        with self._storage.read() as uow:
            reader = access.actor(uow, chat_id)
            return _unready(uow, reader, found_as(uow, name, example) if name else None, now, 0)

    def of_member(self, chat_id: str, member: str, now: datetime) -> Unready:
        """What a person answers for and is not ready, by their chat id. Errors: StrangerError, UnknownPersonError."""
        with self._storage.read() as uow:
            reader = access.actor(uow, chat_id)
            return _unready(uow, reader, by_chat_id(uow, member), now, 0)

    def page(self, chat_id: str, kind: SubjectKind | None, subject_id: int, now: datetime, start: int) -> Unready:
        """Another page of tasks; without a kind of the whole plan. Errors: StrangerError, NoSuchSubjectError."""
        with self._storage.read() as uow:
            reader = access.actor(uow, chat_id)
            return _unready(uow, reader, _subject(uow, kind, subject_id), now, start)

    def goals_page(self, chat_id: str, kind: SubjectKind | None, subject_id: int, now: datetime, start: int) -> Unready:
        """Another page of goals. Errors: those of `page`."""
        with self._storage.read() as uow:
            reader = access.actor(uow, chat_id)
            subject = _subject(uow, kind, subject_id)
            goals = _goals(uow, reader, subject, start)
            if goals.start == 0:
                return _unready(uow, reader, subject, now, 0)
            nothing = _about(uow, reader, subject, now)
            return replace(nothing, goals=goals)


def _subject(uow: UnitOfWork, kind: SubjectKind | None, subject_id: int) -> Subject | None:
    return None if kind is None else by_id(uow, kind, subject_id)


def _which(subject: Subject | None) -> TaskFilter:
    return replace(TaskFilter() if subject is None else asked_for(subject)[1], unready=True)


def _about(uow: UnitOfWork, reader: Person, subject: Subject | None, now: datetime) -> Unready:
    """What it is of, and how many tasks lack what; none of them."""
    which = _which(subject)
    return Unready(
        today=local_time.today(uow, reader, now),
        page=Page((), 0, uow.tasks.count(which)),
        missing=uow.tasks.missing(which),
        kind=None if subject is None else asked_for(subject)[0],
        subject=subject,
    )


def _unready(uow: UnitOfWork, reader: Person, subject: Subject | None, now: datetime, start: int) -> Unready:
    """A page of tasks; the first one has the first goals too."""
    about = _about(uow, reader, subject, now)
    start = begin(start, about.page.total)
    views = tuple(uow.tasks.views(_which(subject), most=ON_A_PAGE, skip=start))
    lacking = [lack_of(uow, reader, view.task) for view in views]
    return replace(
        about,
        page=replace(about.page, entries=views, start=start),
        goals=_goals(uow, reader, subject, 0) if start == 0 else Page(()),
        fillable=frozenset(lack.task_id for lack in lacking if lack.fields),
        datable=frozenset(lack.task_id for lack in lacking if lack.may_propose_date),
        givable=frozenset(view.task.id for view in views if _may_give(uow, reader, view.task)),
    )


def _may_give(uow: UnitOfWork, reader: Person, task: Task) -> bool:
    return task.owner_id is None and access.may(uow, reader, Right.ASSIGN_TASK, Matter.of_task(task))


def _goals(uow: UnitOfWork, reader: Person, subject: Subject | None, start: int) -> Page[UnreadyGoal]:
    """A page of the goals which lack something."""
    found = list(_lacking(uow, subject))
    start = begin(start, len(found))
    shown = (
        replace(each, may_edit=access.may(uow, reader, Right.SET_GOAL, Matter.of_department(each.goal.department_id)))
        for each in found[start : start + ON_A_PAGE]
    )
    return Page(tuple(shown), start, len(found))


def _lacking(uow: UnitOfWork, subject: Subject | None) -> Iterator[UnreadyGoal]:
    """Goals of the whole plan or of that part which lack something, by code."""
    everything = uow.goals.all()
    measured = {each.goal_id for each in uow.measures.all()}
    begun = uow.goals.begun() | {each.parent_id for each in everything}
    wanted = _below(everything, subject) if isinstance(subject, Goal) else None
    for goal in everything:
        missing = lacks(goal, measured=goal.id in measured, begun=goal.id in begun)
        if missing and (goal.id in wanted if wanted is not None else _is_of(goal, subject)):
            yield UnreadyGoal(goal, missing)


def _is_of(goal: Goal, subject: Subject | None) -> bool:
    if subject is None:
        return True
    return subject.id == (goal.department_id if isinstance(subject, Department) else goal.owner_id)


def _below(goals: list[Goal], top: Goal) -> set[int]:
    """The goal and all goals below it, by id; a circle of parents ends it."""
    found, before = {top.id}, 0
    while len(found) > before:
        before = len(found)
        found |= {each.id for each in goals if each.parent_id in found}
    return found
