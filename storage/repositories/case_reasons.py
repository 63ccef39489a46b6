"""Why a task deserves a case: one definition of each reason, for the sweep and for a single task."""

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, literal_column, or_, select, union_all

from domain.ladder import CaseKind
from domain.ports import Thresholds
from storage.tables import departments, needs, people, tasks
from storage.tables.following import IS_UNANSWERED
from storage.tables.plan import IS_AWAKE, IS_BLOCKED, IS_LONG_OFF_TRACK, IS_OPEN, IS_OWNED, IS_UNOWNED

GRAVEST_FIRST = (CaseKind.UNOWNED, CaseKind.OVERDUE, CaseKind.BLOCKED, CaseKind.OFF_TRACK, CaseKind.STALLED)


def sweep(thresholds: Thresholds, limit: int) -> Select[Any]:
    """Task ids with the rank of their gravest reason, gravest first, among the tasks that do not rest.

    Each reason is a query of its own, so that each can walk its own partial index, no further than the limit. A
    graver reason that was cut short fills the limit alone, so no task comes with a lesser reason than its gravest.
    """
    found = union_all(
        *(
            _tasks_with(condition, rank, limit)
            for rank, kind in enumerate(GRAVEST_FIRST)
            for condition in _conditions(kind, thresholds)
        )
    ).subquery("found")
    gravest = func.min(found.c.rank)
    return (
        select(found.c.task_id, gravest.label("rank"))
        .group_by(found.c.task_id)
        .order_by(gravest, found.c.task_id)
        .limit(limit)
    )


def candidates(thresholds: Thresholds, limit: int) -> Select[Any]:
    """What the sweep finds, each with those who may stand on its ladder; held until the transaction ends.

    Columns in the order of the fields of a Candidate. Tasks that another transaction holds are left for the next look.
    """
    found = sweep(thresholds, limit).subquery("reasons")
    owner = people.alias("owner")
    return (
        select(
            tasks.c.id,
            found.c.rank,
            tasks.c.owner_id,
            owner.c.manager_id,
            owner.c.deputy_id,
            departments.c.head_id,
            owner.c.away_until,
        )
        .select_from(found)
        .join(tasks, tasks.c.id == found.c.task_id)
        .outerjoin(owner, owner.c.id == tasks.c.owner_id)
        .outerjoin(departments, departments.c.id == tasks.c.department_id)
        .where(IS_OPEN, IS_AWAKE)
        .order_by(found.c.rank, tasks.c.id)
        .with_for_update(key_share=True, skip_locked=True, of=tasks)
    )


def unbegun(thresholds: Thresholds, limit: int) -> Select[Any]:
    """Tasks that would count as silent if they had begun: id, first day and due date. They are held like candidates."""
    return (
        select(tasks.c.id, tasks.c.start_on, tasks.c.due_on)
        .where(IS_OPEN, IS_AWAKE, tasks.c.id.in_(_unbegun(thresholds, limit)))
        .limit(limit)
        .with_for_update(key_share=True, skip_locked=True)
    )


def anything(thresholds: Thresholds) -> Select[Any]:
    """A row if the sweep finds anything, or a task that has not begun; each part looks no further than its first."""
    return select(literal_column("1")).where(or_(sweep(thresholds, 1).exists(), _unbegun(thresholds, 1).exists()))


def _unbegun(thresholds: Thresholds, limit: int) -> Select[Any]:
    begins_later = tasks.c.start_on > thresholds.today
    parts = (
        select(tasks.c.id).where(IS_OPEN, IS_AWAKE, IS_OWNED, begins_later, silent).limit(limit).subquery()
        for silent in _silent(thresholds)
    )
    return select(union_all(*(select(part.c.id) for part in parts)).subquery().c.id)


def gives(task_id: int, kind: CaseKind, thresholds: Thresholds) -> Select[Any]:
    """Whether one open task gives that reason, cooldown or not: a row if it does."""
    return select(tasks.c.id).where(tasks.c.id == task_id, IS_OPEN, or_(*_conditions(kind, thresholds)))


def _tasks_with(condition: ColumnElement[bool], rank: int, limit: int) -> Select[Any]:
    first = select(tasks.c.id.label("task_id")).where(IS_OPEN, IS_AWAKE, condition).limit(limit).subquery()
    return select(first.c.task_id, literal_column(str(rank)).label("rank"))


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
    return tuple(and_(IS_OWNED, started, silent) for silent in _silent(thresholds))


def _silent(thresholds: Thresholds) -> tuple[ColumnElement[bool], ...]:
    """Not heard of for long: since the last word, or since the task was given to its owner, or made."""
    never_heard = tasks.c.last_check_in_at.is_(None)
    return (
        tasks.c.last_check_in_at < thresholds.silent_since,
        and_(never_heard, tasks.c.owned_since < thresholds.silent_since),
        and_(never_heard, tasks.c.owned_since.is_(None), tasks.c.created_at < thresholds.silent_since),
    )
