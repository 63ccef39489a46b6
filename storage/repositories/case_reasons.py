"""Why a task deserves a case: one definition of each reason, for the sweep and for a single task."""

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, literal_column, or_, select, union_all

from domain.ladder import CaseKind
from domain.ports import Thresholds
from storage.tables import cases, needs, tasks
from storage.tables.following import IS_OPEN_CASE, IS_UNANSWERED
from storage.tables.plan import IS_BLOCKED, IS_LONG_OFF_TRACK, IS_OPEN, IS_OWNED, IS_UNOWNED

GRAVEST_FIRST = (CaseKind.UNOWNED, CaseKind.OVERDUE, CaseKind.BLOCKED, CaseKind.OFF_TRACK, CaseKind.STALLED)


def sweep(thresholds: Thresholds, limit: int) -> Select[Any]:
    """Task ids with the rank of their gravest reason, gravest first; tasks in cooldown or with an open case are out.

    Each reason is a query of its own, so that each can walk its own partial index.
    """
    found = union_all(
        *(
            _tasks_with(condition, rank)
            for rank, kind in enumerate(GRAVEST_FIRST)
            for condition in _conditions(kind, thresholds)
        )
    ).subquery("found")
    gravest = func.min(found.c.rank)
    has_case = exists().where(cases.c.task_id == found.c.task_id, IS_OPEN_CASE)
    rested = or_(tasks.c.quiet_until.is_(None), tasks.c.quiet_until <= thresholds.now)
    return (
        select(found.c.task_id, gravest)
        .join(tasks, tasks.c.id == found.c.task_id)
        .where(rested, ~has_case)
        .group_by(found.c.task_id)
        .order_by(gravest, found.c.task_id)
        .limit(limit)
    )


def gives(task_id: int, kind: CaseKind, thresholds: Thresholds) -> Select[Any]:
    """Whether one open task gives that reason, cooldown or not: a row if it does."""
    return select(tasks.c.id).where(tasks.c.id == task_id, IS_OPEN, or_(*_conditions(kind, thresholds)))


def _tasks_with(condition: ColumnElement[bool], rank: int) -> Select[Any]:
    return select(tasks.c.id.label("task_id"), literal_column(str(rank)).label("rank")).where(IS_OPEN, condition)


def _conditions(kind: CaseKind, thresholds: Thresholds) -> tuple[ColumnElement[bool], ...]:
    """What makes the reason; any of them does."""
    if kind is CaseKind.UNOWNED:
        return (IS_UNOWNED,)
    if kind is CaseKind.OVERDUE:
        return (tasks.c.due_on < thresholds.today,)
    if kind is CaseKind.BLOCKED:
        asked_long_ago = select(needs.c.task_id).where(IS_UNANSWERED, needs.c.raised_at < thresholds.blocked_since)
        return (
            and_(IS_BLOCKED, tasks.c.last_check_in_at < thresholds.blocked_since),
            tasks.c.id.in_(asked_long_ago),
        )
    if kind is CaseKind.OFF_TRACK:
        return (IS_LONG_OFF_TRACK,)
    started = or_(tasks.c.start_on.is_(None), tasks.c.start_on <= thresholds.today)
    never_heard = func.coalesce(tasks.c.owned_since, tasks.c.created_at) < thresholds.silent_since
    return (
        and_(IS_OWNED, started, tasks.c.last_check_in_at < thresholds.silent_since),
        and_(IS_OWNED, started, tasks.c.last_check_in_at.is_(None), never_heard),
    )
