"""Tasks: adding, assigning, and the views managers ask for."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from domain.absences import Absentees
from domain.audit import AuditEntry
from domain.checkins import LONGEST_TEXT
from domain.departments import Department
from domain.errors import (
    MissingTitleError,
    TaskClosedError,
    TooLongError,
)
from domain.goals import Goal
from domain.matters import Matter
from domain.notices import NoticeKind
from domain.paging import ON_A_PAGE, ROWS_ON_A_PAGE, Page, begin
from domain.people import Person
from domain.ports import Storage, UnitOfWork
from domain.rhythm import TaskRhythm
from domain.rights import Right
from domain.services import access, local_time, naming
from domain.services.absentees import absentees
from domain.services.changes import Act, Spot, tell
from domain.services.offers import with_offers
from domain.services.ownership import give
from domain.tasks import Task, TaskState
from domain.views import CaseView, DepartmentView, GoalView, TaskFilter, TaskView

LONGEST_TITLE = 200
"""Characters of a title; longer ones break out of a line on a phone."""

LONGEST_PLACE = 200
"""Characters of a place: a site, a room, a channel."""


@dataclass(frozen=True, slots=True)
class NewTask:
    """A task as somebody writes it down; `owner` is a chat id, `goal` a code, `department` a key."""

    title: str
    owner: str | None = None
    goal: str | None = None
    department: str | None = None
    place: str | None = None
    how: str | None = None
    start_on: date | None = None
    due_on: date | None = None
    rhythm: TaskRhythm = TaskRhythm.WEEKLY


@dataclass(frozen=True, slots=True)
class PlanStatus:
    """The state of the whole plan, as `/plan status` shows it, and who is away today."""

    today: date
    goals: tuple[GoalView, ...]
    departments: tuple[DepartmentView, ...]
    open_cases: int
    unowned: int
    unready: int
    overdue: int
    away: Absentees | None = None


@dataclass(frozen=True, slots=True)
class Choices:
    """What a form for a new task offers; `department_id` is the member's own."""

    goals: tuple[Goal, ...]
    departments: tuple[Department, ...]
    department_id: int | None


class TaskService:
    """Changes tasks and shows them."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def add(self, chat_id: str, new: NewTask, now: datetime, *, through: str) -> TaskView:
        """Add a task, or propose it to the head when the person may not add there.

        Errors: StrangerError, MissingTitleError, TooLongError, UnknownGoalError, UnknownDepartmentError,
        UnknownPersonError, UnreachablePersonError.
        """
        title = " ".join(new.title.split())
        if not title:
            raise MissingTitleError(field="title")
        if len(title) > LONGEST_TITLE:
            raise TooLongError(field="title", most=LONGEST_TITLE)
        if new.how is not None and len(new.how) > LONGEST_TEXT:
            raise TooLongError(field="how", most=LONGEST_TEXT)
        with self._storage.write() as uow:
            person = access.actor(uow, chat_id)
            task = uow.tasks.add(_made(uow, person, replace(new, title=title), now))
            uow.audit.add(
                AuditEntry(
                    at=now,
                    what="task_added",
                    subject=f"task:{task.id}",
                    person_id=person.id,
                    after={"title": task.title, "state": task.state.value, "owner_id": task.owner_id},
                    through=through,
                )
            )
            _tell_added(uow, person, task, now)
            return _view(uow, task.id)

    def assign(
        self, chat_id: str, task_id: int, owner: str, now: datetime, *, through: str, spot: Spot | None = None
    ) -> TaskView:
        """Make somebody the one who answers for a task; an open case on it ends, for a new owner starts afresh.

        Errors: StrangerError, UnknownTaskError, TaskClosedError, NotAllowedError, UnknownPersonError,
        UnreachablePersonError.
        """
        with self._storage.write() as uow:
            person = access.actor(uow, chat_id)
            task = access.task(uow, task_id)
            access.require(uow, person, Right.ASSIGN_TASK, Matter.of_task(task))
            if task.is_closed:
                raise TaskClosedError(code=task.code)
            new_owner = access.member(uow, owner)
            if task.owner_id == new_owner.id and task.state is TaskState.OPEN:
                return _view(uow, task.id)
            give(uow, Act(person, now, through, spot), task, new_owner, "assigned")
            return _view(uow, task.id)

    def status(self, chat_id: str, now: datetime) -> PlanStatus:
        """The state of the plan, for any member."""
        with self._storage.read() as uow:
            person = access.actor(uow, chat_id)
            today = local_time.today(uow, person, now)
            return PlanStatus(
                today=today,
                goals=tuple(uow.goals.views()),
                departments=tuple(uow.departments.views()),
                open_cases=uow.cases.count(),
                unowned=uow.tasks.count(TaskFilter(unowned=True)),
                unready=uow.tasks.count(TaskFilter(unready=True)),
                overdue=uow.tasks.count(TaskFilter(overdue_on=today)),
                away=absentees(uow, today, today),
            )

    def unowned(self, chat_id: str, start: int = 0) -> Page[TaskView]:
        """Open tasks that nobody answers for, a page of them.

        An owner who never answered does not count; their name is for themselves and those who lead the department.
        """
        with self._storage.read() as uow:
            person = access.actor(uow, chat_id)
            which = TaskFilter(unowned=True)
            total = uow.tasks.count(which)
            start = begin(start, total)
            views = uow.tasks.views(which, most=ON_A_PAGE, skip=start)
            return Page(tuple(_for_reader(uow, person, view) for view in views), start, total)

    def stalled(self, chat_id: str, start: int = 0) -> Page[CaseView]:
        """Open cases: what is silent, overdue, blocked, off track or unowned, and where it stands on the ladder.

        They stand in a table, of which a page has many rows.
        """
        with self._storage.read() as uow:
            access.actor(uow, chat_id)
            total = uow.cases.count()
            start = begin(start, total, ROWS_ON_A_PAGE)
            return Page(tuple(uow.cases.views(most=ROWS_ON_A_PAGE, skip=start)), start, total)

    def choices(self, chat_id: str) -> Choices:
        """The goals and departments a new task can belong to."""
        with self._storage.read() as uow:
            return choices(uow, access.actor(uow, chat_id))

    def view(self, chat_id: str, task_id: int) -> TaskView:
        """One task with all around it."""
        with self._storage.read() as uow:
            access.actor(uow, chat_id)
            access.task(uow, task_id)
            return _view(uow, task_id)


def _for_reader(uow: UnitOfWork, person: Person, view: TaskView) -> TaskView:
    """A task that nobody answers for, without the name of its silent owner for those who do not lead there."""
    if view.owner is None or access.may(uow, person, Right.SEE_SILENT_OWNER, Matter.of_task(view.task)):
        return view
    return replace(view, owner=None)


def choices(uow: UnitOfWork, person: Person) -> Choices:
    """What a form of that person offers for goal and department."""
    return Choices(tuple(uow.goals.all()), tuple(uow.departments.all()), person.department_id)


def goal_named(uow: UnitOfWork, code: str) -> Goal | None:
    """The goal of that code, None for no code; UnknownGoalError."""
    return naming.goal(uow, code) if code else None


def department_named(uow: UnitOfWork, called: str) -> int | None:
    """The id of the department of that key or name, None for no key; UnknownDepartmentError."""
    return naming.department(uow, called).id if called else None


def _view(uow: UnitOfWork, task_id: int) -> TaskView:
    return with_offers(uow, uow.tasks.views(TaskFilter(ids=(task_id,))))[0]


def _made(uow: UnitOfWork, person: Person, new: NewTask, now: datetime) -> Task:
    goal = goal_named(uow, new.goal or "")
    owner = access.member(uow, new.owner) if new.owner else None
    department_id = department_named(uow, new.department or "")
    if department_id is None:
        from_goal = goal.department_id if goal else None
        department_id = from_goal if from_goal is not None else (owner or person).department_id
    may = access.may(uow, person, Right.ADD_TASK, Matter.of_department(department_id))
    return Task(
        id=0,
        title=new.title,
        goal_id=goal.id if goal else None,
        department_id=department_id,
        owner_id=owner.id if owner else None,
        place=new.place or None,
        how=new.how or None,
        start_on=new.start_on,
        due_on=new.due_on,
        state=TaskState.OPEN if may else TaskState.PROPOSED,
        owned_since=now if owner else None,
        rhythm=new.rhythm,
        rhythm_set_at=None if new.rhythm is TaskRhythm.WEEKLY else now,
        created_by=person.id,
        created_at=now,
    )


def _tell_added(uow: UnitOfWork, person: Person, task: Task, now: datetime) -> None:
    if task.state is TaskState.PROPOSED:
        to = _accepter(uow, task)
        if to is not None:
            tell(uow, NoticeKind.TASK_PROPOSED, task.id, to, now)
    elif task.owner_id is not None and task.owner_id != person.id:
        tell(uow, NoticeKind.TASK_GIVEN, task.id, task.owner_id, now, occasion="added")


def _accepter(uow: UnitOfWork, task: Task) -> int | None:
    """Who accepts a proposal: the head of its department, or the leader where there is none, or none any more."""
    department = access.department_of(uow, task.department_id)
    head_id = None if department is None else department.head_id
    if head_id is not None and uow.people.get(head_id).reachable:
        return head_id
    return access.workspace(uow).leader_id
