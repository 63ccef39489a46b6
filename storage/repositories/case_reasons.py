"""Why a task deserves a case: one definition of each reason, for the sweep and for a single task.

Statements are built once; the thresholds are their parameters, as `bound` names them.
"""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Date,
    Select,
    and_,
    bindparam,
    literal_column,
    or_,
    select,
    union_all,
)
from sqlalchemy.sql.functions import min as least

from domain.ladder import FOR_WANT_OF_WORDS, CaseKind
from domain.ports import Thresholds
from domain.rhythm import TaskRhythm
from storage.tables import departments, measures, needs, people, tasks
from storage.tables.base import word
from storage.tables.following import IS_UNANSWERED
from storage.tables.plan import IS_AWAKE, IS_BLOCKED, IS_FOLLOW_UP, IS_LONG_OFF_TRACK, IS_OPEN, IS_OWNED, IS_UNOWNED
from storage.types import UtcDateTime

GRAVEST_FIRST = tuple(CaseKind)

_TODAY = bindparam("today", type_=Date)
_SILENT_SINCE = {
    TaskRhythm.WEEKLY: bindparam("silent_since", type_=UtcDateTime),
    TaskRhythm.FORTNIGHTLY: bindparam("fortnightly_since", type_=UtcDateTime),
    TaskRhythm.MONTHLY: bindparam("monthly_since", type_=UtcDateTime),
}
_STILL_SINCE = {
    TaskRhythm.WEEKLY: bindparam("still_since", type_=UtcDateTime),
    TaskRhythm.FORTNIGHTLY: bindparam("fortnightly_still_since", type_=UtcDateTime),
    TaskRhythm.MONTHLY: bindparam("monthly_still_since", type_=UtcDateTime),
}
_BLOCKED_SINCE = bindparam("blocked_since", type_=UtcDateTime)
_MOST: BindParameter[int] = bindparam("most")

_SILENT_FROM = {
    TaskRhythm.WEEKLY: bindparam("silent_from", type_=Date),
    TaskRhythm.FORTNIGHTLY: bindparam("fortnightly_from", type_=Date),
    TaskRhythm.MONTHLY: bindparam("monthly_from", type_=Date),
}
_NEVER_HEARD = tasks.c.last_check_in_at.is_(None)


def _begun(rhythm: TaskRhythm) -> ColumnElement[bool]:
    """Begun so long ago that it was asked about often enough; nobody is asked about what has not begun."""
    return or_(tasks.c.start_on.is_(None), tasks.c.start_on <= _SILENT_FROM[rhythm])


def _begun_late(rhythm: TaskRhythm) -> ColumnElement[bool]:
    """Not begun yet, or not long ago."""
    return tasks.c.start_on > _SILENT_FROM[rhythm]


def _asked(rhythm: TaskRhythm, begun: ColumnElement[bool]) -> tuple[ColumnElement[bool], ...]:
    """Asked about in that rhythm for long enough: nobody is silent in one that was set only just now."""
    since = _SILENT_SINCE[rhythm]
    return (
        IS_OWNED,
        begun,
        tasks.c.rhythm == word(rhythm),
        or_(tasks.c.rhythm_set_at.is_(None), tasks.c.rhythm_set_at < since),
    )


def _silent(rhythm: TaskRhythm, begun: ColumnElement[bool]) -> ColumnElement[bool]:
    """Not heard of for long, since its last word."""
    return and_(*_asked(rhythm, begun), tasks.c.last_check_in_at < _SILENT_SINCE[rhythm])


def _unheard(rhythm: TaskRhythm, begun: ColumnElement[bool]) -> Iterator[ColumnElement[bool]]:
    """No word ever since it was given to its owner long ago, or made.

    Each way is a condition of its own, for its own walk through the index.
    """
    since = _SILENT_SINCE[rhythm]
    yield and_(*_asked(rhythm, begun), _NEVER_HEARD, tasks.c.owned_since < since)
    yield and_(*_asked(rhythm, begun), _NEVER_HEARD, tasks.c.owned_since.is_(None), tasks.c.created_at < since)


def _still(rhythm: TaskRhythm) -> ColumnElement[bool]:
    """Heard of, and the words have said the same for long."""
    spoken = (tasks.c.rhythm == word(rhythm), tasks.c.last_check_in_at.is_not(None))
    return and_(*spoken, tasks.c.still_since < _STILL_SINCE[rhythm])


# A need with a date goes up by itself; one that nobody is asked for has none, and would be lost without a case.
_ASKED_LONG_AGO = select(needs.c.task_id).where(
    IS_UNANSWERED, needs.c.raised_at < _BLOCKED_SINCE, needs.c.due_at.is_(None)
)

_SLIPPED_SINCE_THE_LAST_WORD = (
    select(measures.c.id)
    .where(
        measures.c.id == tasks.c.measure_id,
        measures.c.slipped_at.is_not(None),
        or_(tasks.c.last_check_in_at.is_(None), tasks.c.last_check_in_at < measures.c.slipped_at),
    )
    .exists()
)

_CONDITIONS: dict[CaseKind, tuple[ColumnElement[bool], ...]] = {
    CaseKind.UNOWNED: (IS_UNOWNED,),
    CaseKind.OVERDUE: (tasks.c.due_on < _TODAY,),
    CaseKind.UNHEARD: tuple(condition for rhythm in TaskRhythm for condition in _unheard(rhythm, _begun(rhythm))),
    CaseKind.BLOCKED: (and_(IS_BLOCKED, tasks.c.last_check_in_at < _BLOCKED_SINCE),),
    CaseKind.OFF_TRACK: (IS_LONG_OFF_TRACK,),
    CaseKind.NEED: (tasks.c.id.in_(_ASKED_LONG_AGO),),
    CaseKind.MEASURE: (and_(IS_FOLLOW_UP, _SLIPPED_SINCE_THE_LAST_WORD),),
    CaseKind.SILENT: tuple(_silent(rhythm, _begun(rhythm)) for rhythm in TaskRhythm),
    CaseKind.STALLED: tuple(_still(rhythm) for rhythm in TaskRhythm),
}
"""What makes each reason; any of its conditions does."""


def bound(thresholds: Thresholds, most: int = 1) -> dict[str, Any]:
    """The parameters of these statements."""
    return {**asdict(thresholds), "most": most}


def gives(task_id: int, kind: CaseKind) -> Select[Any]:
    """Whether one open task gives that reason, resting or not: a row if it does."""
    return select(tasks.c.id).where(tasks.c.id == task_id, IS_OPEN, or_(*_CONDITIONS[kind]))


def _first(*conditions: ColumnElement[bool]) -> Any:  # noqa: ANN401  (a subquery has no better name)
    """The ids of so many tasks that do not rest and meet the conditions."""
    return select(tasks.c.id.label("task_id")).where(IS_OPEN, IS_AWAKE, *conditions).limit(_MOST).subquery()


def _sweep() -> Select[Any]:
    parts = (
        select(_first(condition).c.task_id, literal_column(str(rank)).label("rank"))
        for rank, kind in enumerate(GRAVEST_FIRST)
        for condition in _CONDITIONS[kind]
    )
    found = union_all(*parts).subquery("found")
    gravest = least(found.c.rank)
    return (
        select(found.c.task_id, gravest.label("rank"))
        .group_by(found.c.task_id)
        .order_by(gravest, found.c.task_id)
        .limit(_MOST)
    )


SWEEP = _sweep()
"""Task ids with the rank of their gravest reason, gravest first, among the tasks that do not rest.

Each reason is a query of its own, so that each can walk its own partial index, no further than the limit. A graver
reason that was cut short fills the limit alone, so no task comes with a lesser reason than its gravest.
"""

_FOUND = SWEEP.subquery("reasons")
_OWNER = people.alias("owner")
CANDIDATES = (
    select(
        *(tasks.c.id, _FOUND.c.rank, tasks.c.owner_id, _OWNER.c.manager_id, _OWNER.c.deputy_id),
        *(tasks.c.department_id, departments.c.head_id, _OWNER.c.away_until),
    )
    .select_from(_FOUND)
    .join(tasks, tasks.c.id == _FOUND.c.task_id)
    .outerjoin(_OWNER, _OWNER.c.id == tasks.c.owner_id)
    .outerjoin(departments, departments.c.id == tasks.c.department_id)
    .where(IS_OPEN, IS_AWAKE)
    .order_by(_FOUND.c.rank, tasks.c.id)
    .with_for_update(key_share=True, skip_locked=True, of=tasks)
)
"""What the sweep finds, each with those who may stand on its ladder, in the order of the fields of a Candidate.

The tasks are held until the transaction ends; those that another one holds are left for the next look.
"""

_OTHER = union_all(
    *(
        select(tasks.c.id.label("task_id"), literal_column(str(rank)).label("rank")).where(
            tasks.c.id.in_(bindparam("of", expanding=True)), IS_OPEN, or_(*_CONDITIONS[kind])
        )
        for rank, kind in enumerate(GRAVEST_FIRST)
        if kind not in FOR_WANT_OF_WORDS
    )
).subquery("other")
OTHERS = select(_OTHER.c.task_id, least(_OTHER.c.rank)).group_by(_OTHER.c.task_id)
"""The same for the tasks `of` these ids, resting or not, without reasons for which an owner who is away is excused."""

_SILENT_BUT_FOR_THAT = [
    condition
    for rhythm in TaskRhythm
    for condition in (_silent(rhythm, _begun_late(rhythm)), *_unheard(rhythm, _begun_late(rhythm)))
]
_WOULD_BE_SILENT = union_all(*(select(_first(silent).c.task_id) for silent in _SILENT_BUT_FOR_THAT)).subquery(
    "would_be_silent"
)
UNBEGUN = (
    select(tasks.c.id, tasks.c.start_on, tasks.c.due_on, tasks.c.rhythm)
    .where(IS_OPEN, IS_AWAKE, tasks.c.id.in_(select(_WOULD_BE_SILENT.c.task_id)))
    .limit(_MOST)
    .with_for_update(key_share=True, skip_locked=True)
)
"""Tasks that would count as silent if they had begun in time: id, first day, due date and rhythm; held likewise."""

ANYTHING: Select[Any] = select(literal_column("1")).where(
    or_(SWEEP.exists(), select(_WOULD_BE_SILENT.c.task_id).exists())
)
"""A row if the sweep finds anything, or a task that began too late to be silent; each part keeps to its limit."""
