"""Editing: whoever may changes a task; everybody who reads of it reads what is true, and its owner is told."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from domain.audit import AuditEntry
from domain.checkins import LONGEST_TEXT
from domain.edits import COLUMNS, EVERY, OWNERS, FieldChange, TaskChanged, TaskField, Value
from domain.errors import MissingTitleError, StartAfterDueError, TaskClosedError, TooLongError
from domain.ladder import CaseKind
from domain.matters import Matter
from domain.notices import Notice, NoticeKind
from domain.people import Person
from domain.ports import Storage, UnitOfWork
from domain.rhythm import TaskRhythm
from domain.rights import Right
from domain.services import access
from domain.services.cases import thresholds
from domain.services.changes import (
    Act,
    Spot,
    differences,
    rewrite_case,
    rewrite_needs,
    rewrite_prompt,
    rewrite_task,
    rewrite_waiting,
    stop,
    tell,
)
from domain.services.nudge_answers import checked
from domain.services.offers import with_offers
from domain.services.tasks import LONGEST_PLACE, LONGEST_TITLE, Choices, choices, department_named, goal_named
from domain.tasks import Task, TaskState
from domain.views import TaskFilter, TaskView

EDITED = "task_edited"
"""What the trail calls it."""

_LONGEST = {
    TaskField.TITLE: LONGEST_TITLE,
    TaskField.PLACE: LONGEST_PLACE,
    TaskField.HOW: LONGEST_TEXT,
}


@dataclass(frozen=True, slots=True)
class Editable:
    """A task as a form shows it: the fields the reader may change, and what can be chosen for goal and department."""

    view: TaskView
    fields: frozenset[TaskField]
    choices: Choices


@dataclass(frozen=True, slots=True)
class Edited:
    """A task after a change, and what was changed; nothing where all of it was so before."""

    view: TaskView
    changes: tuple[FieldChange, ...]


class EditingService:
    """Changes what a task is: title, how and where, goal, department, dates and rhythm."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def form(self, chat_id: str, task_id: int) -> Editable:
        """What somebody may change on a task.

        Errors: StrangerError, UnknownTaskError, TaskClosedError, NotAllowedError.
        """
        with self._storage.read() as uow:
            person = access.actor(uow, chat_id)
            task = _open_task(uow, task_id)
            theirs = may_change(uow, person, task)
            if not theirs:
                raise access.refused(uow, Right.DESCRIBE_TASK, Matter.of_task(task))
            return Editable(_view(uow, task_id), theirs, choices(uow, person))

    def change(
        self,
        chat_id: str,
        task_id: int,
        wanted: Mapping[TaskField, Value],
        now: datetime,
        *,
        through: str,
        why: str | None = None,
        spot: Spot | None = None,
    ) -> Edited:
        """Change these fields of a task, and no others; its owner reads `why` too.

        The head of its department, the leader and plan keepers change everything; its owner, or whoever stands in for
        them, how and where. Into another department moves it who leads that one as well. Errors: StrangerError,
        UnknownTaskError, TaskClosedError, NotAllowedError, MissingTitleError, TooLongError, UnknownGoalError,
        UnknownDepartmentError, StartAfterDueError.
        """
        wanted, reason = _checked(wanted), checked(why)
        with self._storage.write() as uow:
            person = access.actor(uow, chat_id)
            task = _open_task(uow, task_id)
            refused = [field for field in wanted if field not in may_change(uow, person, task)]
            if refused:
                raise access.refused(uow, Right.EDIT_TASK, Matter.of_task(task), field=refused[0])
            after = _changed(uow, task, wanted, now)
            if after.department_id != task.department_id:
                access.require(uow, person, Right.EDIT_TASK, Matter.of_task(after))
            if after == task:
                return Edited(_view(uow, task_id), ())
            _save(uow, Act(person, now, through, spot), task, after, reason)
            return Edited(_view(uow, task_id), told_at(uow, task_id, now)[1])


def may_change(uow: UnitOfWork, person: Person, task: Task) -> frozenset[TaskField]:
    """What the person may change on a task."""
    if access.may(uow, person, Right.EDIT_TASK, Matter.of_task(task)):
        return EVERY
    return OWNERS if access.may(uow, person, Right.DESCRIBE_TASK, Matter.of_task(task)) else frozenset()


def changes_in(uow: UnitOfWork, entries: list[AuditEntry]) -> dict[int, tuple[FieldChange, ...]]:
    """What was changed by each of these entries of the trail, by their place; only edits have any."""
    if not any(entry.what == EDITED for entry in entries):
        return {}
    named: dict[TaskField, dict[object, str]] = {
        TaskField.GOAL: {goal.id: f"{goal.code} {goal.title}" for goal in uow.goals.all()},
        TaskField.DEPARTMENT: {each.id: each.name for each in uow.departments.all()},
    }
    return {place: tuple(_changes(entry, named)) for place, entry in enumerate(entries) if entry.what == EDITED}


def told_at(uow: UnitOfWork, task_id: int, at: datetime) -> tuple[AuditEntry | None, tuple[FieldChange, ...]]:
    """What was changed on a task at a moment, with the last entry of it, which says by whom and why."""
    trail = [entry for entry in uow.audit.of(f"task:{task_id}") if entry.what == EDITED and entry.at == at]
    found = changes_in(uow, trail)
    return trail[-1] if trail else None, tuple(change for place in sorted(found) for change in found[place])


def changed(uow: UnitOfWork, notice: Notice, to: Person, _now: datetime) -> TaskChanged | str:
    """What an owner reads of a change; a str says why it need not be told any more."""
    view = _view(uow, notice.subject_id)
    if notice.sent_ts is None and (view.task.owner_id != to.id or view.task.state is not TaskState.OPEN):
        return "handed on or closed meanwhile"
    entry, changes = told_at(uow, view.task.id, datetime.fromisoformat(notice.occasion))
    by = None if entry is None or entry.person_id is None else uow.people.get(entry.person_id)
    return TaskChanged(to, view, by, changes, None if entry is None else entry.why)


def _changes(entry: AuditEntry, named: Mapping[TaskField, Mapping[object, str]]) -> list[FieldChange]:
    before, after = entry.before or {}, entry.after or {}
    return [
        FieldChange(field, _value(field, before.get(column), named), _value(field, after.get(column), named))
        for field, column in COLUMNS.items()
        if column in after
    ]


def _value(field: TaskField, stored: object, named: Mapping[TaskField, Mapping[object, str]]) -> Value:
    """A value of the trail as people know it."""
    if stored is None:
        return None
    if field in named:
        return named[field].get(stored)
    if field in {TaskField.START, TaskField.DUE}:
        return date.fromisoformat(str(stored))
    return TaskRhythm(str(stored)) if field is TaskField.RHYTHM else str(stored)


def _open_task(uow: UnitOfWork, task_id: int) -> Task:
    task = access.task(uow, task_id)
    if task.is_closed:
        raise TaskClosedError(code=task.code)
    return task


def _view(uow: UnitOfWork, task_id: int) -> TaskView:
    return with_offers(uow, uow.tasks.views(TaskFilter(ids=(task_id,))))[0]


def _checked(wanted: Mapping[TaskField, Value]) -> Mapping[TaskField, Value]:
    """The same with a tidy title, if nothing is too long."""
    if TaskField.TITLE in wanted:
        title = " ".join(str(wanted[TaskField.TITLE] or "").split())
        if not title:
            raise MissingTitleError(field=TaskField.TITLE)
        wanted = {**wanted, TaskField.TITLE: title}
    for field, most in _LONGEST.items():
        text = wanted.get(field)
        if isinstance(text, str) and len(text) > most:
            raise TooLongError(field=field, most=most)
    return wanted


def _changed(uow: UnitOfWork, task: Task, wanted: Mapping[TaskField, Value], now: datetime) -> Task:
    values: dict[str, object] = {COLUMNS[field]: value or None for field, value in wanted.items()}
    if TaskField.GOAL in wanted:
        goal = goal_named(uow, str(wanted[TaskField.GOAL] or ""))
        values["goal_id"] = None if goal is None else goal.id
    if TaskField.DEPARTMENT in wanted:
        values["department_id"] = department_named(uow, str(wanted[TaskField.DEPARTMENT] or ""))
    if wanted.get(TaskField.RHYTHM, task.rhythm) is not task.rhythm:
        values["rhythm_set_at"] = now
    after: Task = replace(task, **values)  # type: ignore[arg-type]  # each column holds a value of its own kind
    if after.start_on is not None and after.due_on is not None and after.due_on < after.start_on:
        raise StartAfterDueError(field=TaskField.DUE if TaskField.DUE in wanted else TaskField.START)
    return after


def _save(uow: UnitOfWork, act: Act, before: Task, after: Task, why: str | None) -> None:
    """Store a change, end the case whose reason it took away, have everything that shows the task written anew."""
    uow.tasks.save(after)
    was, is_now = differences(before, after)
    uow.audit.add(AuditEntry(act.at, EDITED, f"task:{after.id}", act.by.id, was, is_now, why=why, through=act.through))
    case = uow.cases.open_on(after.id)
    if case is not None:
        overdue = case.kind is CaseKind.OVERDUE and before.due_on != after.due_on
        if overdue and not uow.cases.still_true(case, thresholds(uow, act.at)):
            stop(uow, case, None, act.at, spot=act.spot)
        else:
            rewrite_case(uow, case, act.at, but=act.spot)
    rewrite_prompt(uow, after.owner_id, act.at, but=act.spot)
    rewrite_task(uow, after.id, act.at, but=act.spot)
    rewrite_needs(uow, after.id, act.at)
    above = {each for task in (before, after) for each in access.concerned(uow, act.by, task.department_id)}
    rewrite_waiting(uow, above, act.at, but=act.spot)
    if after.state is TaskState.OPEN and after.owner_id not in {None, act.by.id}:
        tell(uow, NoticeKind.TASK_CHANGED, after.id, after.owner_id or 0, act.at, occasion=act.at.isoformat())
