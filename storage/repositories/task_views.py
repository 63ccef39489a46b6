"""Tasks with all around them: one joined query for every list of tasks."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, literal, or_, select, union_all

from domain.checkins import CheckIn
from domain.departments import Department
from domain.goals import Goal
from domain.ladder import Case
from domain.people import Person
from domain.tasks import Status, Task, TaskState
from domain.views import TaskFilter, TaskView
from storage import rows
from storage.repositories.counts import LACKS
from storage.repositories.goals import below_goal
from storage.tables import case_rungs, cases, check_ins, departments, goals, pauses, people, tasks
from storage.tables.base import word
from storage.tables.following import IS_OPEN_CASE, unheard
from storage.tables.plan import IS_DONE, IS_OPEN, is_open, is_unowned

_OWNER = people.alias("owner")
_SHAPES = (
    rows.Shape(Task, tasks),
    rows.Shape(Person, _OWNER),
    rows.Shape(Department, departments),
    rows.Shape(Goal, goals),
    rows.Shape(CheckIn, check_ins),
    rows.Shape(Case, cases),
)
_WORST = case(
    {Status.OFF_TRACK: 0, Status.AT_RISK: 1, Status.ON_TRACK: 3, Status.DONE: 4}, value=tasks.c.status, else_=2
)
WORST_FIRST = (_WORST, tasks.c.due_on.asc().nulls_last(), tasks.c.id)


_OWNED, _UNHEARD, _FIRST = tasks.alias("owned"), cases.alias("unheard"), case_rungs.alias("first_rung")
_WAS_ASKED = or_(
    _UNHEARD.c.follows.is_not(None), and_(_UNHEARD.c.rung >= literal(1), _FIRST.c.person_id == _OWNED.c.owner_id)
)
_OF_SILENT_OWNERS = _UNHEARD.join(_OWNED, _OWNED.c.id == _UNHEARD.c.task_id).join(
    _FIRST, and_(_FIRST.c.case_id == _UNHEARD.c.id, _FIRST.c.position == literal(0))
)
_ASKED_FOR_TIME = select(pauses.c.id).where(pauses.c.case_id == _UNHEARD.c.id).exists()
_ARE_SILENT = (
    *(unheard(_UNHEARD), _WAS_ASKED, ~_ASKED_FOR_TIME),
    *(_OWNED.c.owner_id.is_not(None), _OWNED.c.last_check_in_at.is_(None)),
)
NEVER_ANSWERED = select(_UNHEARD.c.task_id).select_from(_OF_SILENT_OWNERS).where(*_ARE_SILENT)
"""Ids of tasks whose owner was asked and never said anything, as the use cases find it for one task."""

SILENTLY_OWNED = (
    select(_OWNED.c.department_id, func.count().label("silent"))
    .select_from(_OF_SILENT_OWNERS)
    .where(*_ARE_SILENT, _OWNED.c.department_id.is_not(None))
    .group_by(_OWNED.c.department_id)
)
"""How many of them each department has, for those that have any."""


_UNOWNED = tasks.alias("unowned")
_NOBODYS = union_all(select(_UNOWNED.c.id).where(is_open(_UNOWNED), is_unowned(_UNOWNED)), NEVER_ANSWERED)
"""Both kinds of tasks that nobody answers for, each found by its own index, where `or` would read every task."""


def joined(week: date | None, *more: ColumnElement[Any]) -> Select[Any]:
    """The query behind every view, worst status and nearest due date first; `more` columns follow the view's own."""
    # No week is never stored: looked for in the index and not found, where `false` would have SQLite read every row.
    of_week = check_ins.c.week.is_(None) if week is None else check_ins.c.week == week
    return (
        select(*(column for shape in _SHAPES for column in shape.columns), *more)
        .select_from(tasks)
        .outerjoin(_OWNER, _OWNER.c.id == tasks.c.owner_id)
        .outerjoin(departments, departments.c.id == tasks.c.department_id)
        .outerjoin(goals, goals.c.id == tasks.c.goal_id)
        .outerjoin(check_ins, and_(check_ins.c.task_id == tasks.c.id, of_week))
        .outerjoin(cases, and_(cases.c.task_id == tasks.c.id, IS_OPEN_CASE))
        .order_by(*WORST_FIRST)
    )


def chosen(which: TaskFilter, column: ColumnElement[Any]) -> Select[Any]:
    """A column of the tasks that a filter asks for, without what is around them."""
    of_case = and_(cases.c.task_id == tasks.c.id, IS_OPEN_CASE)
    source = tasks.join(cases, of_case) if which.with_open_case else tasks
    return select(column).select_from(source).where(*conditions(which))


def view_in(row: Sequence[Any]) -> TaskView:
    """The view in a row of the joined query."""
    return TaskView(*rows.split(row, *_SHAPES))


def conditions(which: TaskFilter) -> Iterator[ColumnElement[bool]]:
    """What a filter asks for; each field that is set narrows it."""
    yield from _in_state(which)
    yield from about(which)


def about(which: TaskFilter) -> Iterator[ColumnElement[bool]]:
    """The same, but for the state of the tasks."""
    if which.ids is not None:
        yield tasks.c.id.in_(which.ids)
    if which.owner_id is not None:
        yield tasks.c.owner_id == which.owner_id
    yield from _in_departments(which)
    if which.untold is not None:
        yield tasks.c.id.not_in(_told(which.untold))
    if which.goal_id is not None:
        yield tasks.c.goal_id.in_(select(below_goal(which.goal_id).c.goal_id))
    if which.unowned:
        yield tasks.c.id.in_(_NOBODYS)
    yield from _not_well(which)
    if which.with_open_case:
        yield cases.c.id.is_not(None)
    if which.overdue_on is not None:
        yield tasks.c.due_on < which.overdue_on
    if which.started_by is not None:
        yield or_(tasks.c.start_on.is_(None), tasks.c.start_on <= which.started_by)


def _in_departments(which: TaskFilter) -> Iterator[ColumnElement[bool]]:
    if which.department_id is not None:
        yield tasks.c.department_id == which.department_id
    if which.within is not None:
        yield tasks.c.department_id.in_(which.within)
    if which.outside:
        yield or_(tasks.c.department_id.is_(None), tasks.c.department_id.not_in(which.outside))


def _not_well(which: TaskFilter) -> Iterator[ColumnElement[bool]]:
    if which.troubled:
        yield or_(tasks.c.status.in_((Status.AT_RISK, Status.OFF_TRACK)), tasks.c.blocker != literal(""))
    if which.unready:
        yield or_(*LACKS.values())


def _told(person_id: int) -> Select[tuple[int]]:
    """The tasks with an open case that somebody was told of."""
    of = cases.alias("told")
    told = select(of.c.task_id).join(case_rungs, case_rungs.c.case_id == of.c.id)
    return told.where(case_rungs.c.person_id == person_id, case_rungs.c.position <= of.c.rung, of.c.closed_at.is_(None))


def _in_state(which: TaskFilter) -> Iterator[ColumnElement[bool]]:
    """Open tasks, or proposed or finished ones; those named by id whatever their state, for they may be done by now."""
    if which.proposed:
        yield tasks.c.state == word(TaskState.PROPOSED)
    elif which.closed_since is not None:
        yield and_(IS_DONE, tasks.c.closed_at >= which.closed_since)
    elif which.ids is None:
        yield IS_OPEN
