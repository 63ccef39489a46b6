"""The lists of a digest that are found by what changed since the last one, or did not."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, func, or_, select, union

from domain.tasks import Status
from domain.views import Move, TaskView
from storage.repositories.task_views import WORST_FIRST, joined, view_in
from storage.tables import check_ins, task_words, tasks
from storage.tables.base import word
from storage.tables.plan import IS_BLOCKED, IS_LONG_OFF_TRACK, IS_OPEN

Within = int | None
"""A department; None for the whole plan."""


def moved(
    connection: Connection, since: datetime, most: int | None, department_id: Within = None
) -> tuple[list[Move], int]:
    """Open tasks whose last word is not the one they had at `since`, worst first, and how many there are."""
    changed = select(task_words.c.task_id).where(task_words.c.said_at > since)
    earlier = or_(task_words.c.said_at.is_(None), task_words.c.said_at <= since)
    before = (
        select(task_words.c.status)
        .where(task_words.c.task_id == tasks.c.id, earlier)
        .order_by(task_words.c.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    chosen = select(tasks.c.id, before.label("before"), func.count().over().label("count")).where(
        tasks.c.id.in_(changed), tasks.c.status != word(Status.DONE), tasks.c.status.is_distinct_from(before), IS_OPEN
    )
    first = _within(chosen, department_id).order_by(*WORST_FIRST).limit(most).subquery("first")
    with_all = joined(None, first.c.before, first.c.count).join(first, first.c.id == tasks.c.id)
    found = [(view_in(row), row[-2], row[-1]) for row in connection.execute(with_all)]
    moves = [Move(view, was, view.task.status) for view, was, _ in found if view.task.status is not None]
    return moves, found[0][2] if found else 0


def stuck(
    connection: Connection, since: datetime, most: int, without: Sequence[int], department_id: Within = None
) -> tuple[list[TaskView], int]:
    """Open tasks off track for two weeks or more, or blocked now and at `since`, and how many there are."""
    blocker_then = (
        select(check_ins.c.blocker)
        .where(check_ins.c.task_id == tasks.c.id, check_ins.c.answered_at <= since)
        .order_by(check_ins.c.week.desc())
        .limit(1)
        .scalar_subquery()
    )
    # Each half is found by an index that holds little more than its rows.
    stand_still = union(
        select(tasks.c.id).where(IS_OPEN, IS_LONG_OFF_TRACK),
        select(tasks.c.id).where(IS_OPEN, IS_BLOCKED, blocker_then.is_not(None)),
    )
    is_one = tasks.c.id.in_(stand_still.subquery().select())
    chosen = select(tasks.c.id, func.count().over().label("count")).where(is_one, tasks.c.id.not_in(without))
    return _first(connection, _within(chosen, department_id), most)


def added(
    connection: Connection, since: datetime, most: int, department_id: Within = None
) -> tuple[list[TaskView], int]:
    """Open tasks that came into the plan after `since`, and how many; none where the plan itself is as new."""
    begun = select(tasks.c.id).where(IS_OPEN, tasks.c.created_at <= since).limit(1)
    if connection.execute(begun).first() is None:
        return [], 0
    chosen = select(tasks.c.id, func.count().over().label("count")).where(IS_OPEN, tasks.c.created_at > since)
    return _first(connection, _within(chosen, department_id), most)


def _first(connection: Connection, chosen: Select[Any], most: int) -> tuple[list[TaskView], int]:
    first = chosen.order_by(*WORST_FIRST).limit(most).subquery("first")
    with_all = joined(None, first.c.count).join(first, first.c.id == tasks.c.id)
    found = [(view_in(row), row[-1]) for row in connection.execute(with_all)]
    return [view for view, _ in found], found[0][1] if found else 0


def _within(statement: Select[Any], department_id: Within) -> Select[Any]:
    return statement if department_id is None else statement.where(tasks.c.department_id == department_id)
