"""Cases."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, func, or_, select, union_all

from domain.ladder import Case, CaseKind, Outcome
from domain.ports import Candidate, Cases, Reason, Thresholds, Unbegun
from domain.views import CaseView
from storage import journal, rows
from storage.repositories import resting
from storage.repositories.case_reasons import ANYTHING, CANDIDATES, GRAVEST_FIRST, OTHERS, SWEEP, UNBEGUN, bound, gives
from storage.repositories.case_views import joined, view_in
from storage.tables import case_rungs, cases, decisions, tasks
from storage.tables.following import IS_OPEN_CASE, IS_WITHOUT_CARD

_SHAPE = rows.Shape(Case, cases)
_SELECT = select(*_SHAPE.columns)
_OPEN_ON = _SELECT.where(cases.c.task_id == bindparam("of_task"), IS_OPEN_CASE)
_DUE = (
    _SELECT.where(IS_OPEN_CASE, cases.c.next_at <= bindparam("now"))
    .order_by(cases.c.next_at, cases.c.id)
    .limit(bindparam("most"))
)
_TOP = (
    select(func.coalesce(func.max(case_rungs.c.position), -1))
    .where(case_rungs.c.case_id == cases.c.id)
    .scalar_subquery()
)

_CLIMBING_TO = (
    _SELECT.join(case_rungs, case_rungs.c.case_id == cases.c.id)
    .where(case_rungs.c.person_id == bindparam("person"), case_rungs.c.position == cases.c.rung + 1, IS_OPEN_CASE)
    .order_by(cases.c.id)
)
_TOLD_TO = (
    select(cases.c.task_id)
    .join(case_rungs, case_rungs.c.case_id == cases.c.id)
    .join(tasks, tasks.c.id == cases.c.task_id)
    .where(
        case_rungs.c.person_id == bindparam("person"),
        case_rungs.c.position <= cases.c.rung,
        tasks.c.owner_id.is_distinct_from(bindparam("person")),
        IS_OPEN_CASE,
    )
    .group_by(cases.c.id)
    .order_by(cases.c.opened_at, cases.c.id)
)
_COUNT_WITHOUT_CARD = select(func.count()).select_from(cases).where(IS_WITHOUT_CARD)
_DEAL = cases.update().where(cases.c.id.in_(bindparam("dealt", expanding=True))).values(card_at=bindparam("at"))
_LAST_DEALT = select(func.max(cases.c.card_at))


class SqlCases(Cases):
    """Cases as rows; a task has at most one open one, by a unique index."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def find(self, case_id: int) -> Case | None:
        """The case, or None."""
        row = self._connection.execute(_SELECT.where(cases.c.id == case_id)).one_or_none()
        return None if row is None else _SHAPE.read(row)

    def open_on(self, task_id: int) -> Case | None:
        """The open case of a task."""
        row = self._connection.execute(_OPEN_ON, {"of_task": task_id}).one_or_none()
        return None if row is None else _SHAPE.read(row)

    def reasons(self, thresholds: Thresholds, limit: int) -> list[Reason]:
        """Open tasks that do not rest, each with its gravest reason, gravest first."""
        found = self._connection.execute(SWEEP, bound(thresholds, limit))
        return [Reason(task_id, GRAVEST_FIRST[rank]) for task_id, rank in found]

    def candidates(self, thresholds: Thresholds, limit: int) -> list[Candidate]:
        """The same with those who may stand on the ladder; the tasks are held until the transaction ends."""
        found = self._connection.execute(CANDIDATES, bound(thresholds, limit))
        return [Candidate(row[0], GRAVEST_FIRST[row[1]], *row[2:]) for row in found]

    def other_reasons(self, task_ids: Sequence[int], thresholds: Thresholds) -> dict[int, CaseKind]:
        """The gravest reason beside those for want of words that these tasks give, by id, where there is one."""
        found = self._connection.execute(OTHERS, {**bound(thresholds), "of": list(task_ids)})
        return {task_id: GRAVEST_FIRST[rank] for task_id, rank in found}

    def unbegun(self, thresholds: Thresholds, limit: int) -> list[Unbegun]:
        """Owned tasks that would be silent if they had begun in time; held likewise."""
        return [Unbegun(*row) for row in self._connection.execute(UNBEGUN, bound(thresholds, limit))]

    def rest(self, until: Mapping[int, datetime]) -> None:
        """Leave tasks, by id, out of the sweep until then, or until they are changed."""
        resting.rest(self._connection, until)

    def anything_new(self, thresholds: Thresholds) -> bool:
        """Whether any task gives a reason, began too late to be silent, or has rested for long enough."""
        if resting.are_over(self._connection, thresholds.now):
            return True
        return self._connection.execute(ANYTHING, bound(thresholds)).first() is not None

    def wake(self, now: datetime, limit: int) -> int:
        """Take tasks whose rest is over into the sweep again; how many there were, at most `limit`."""
        return resting.wake(self._connection, now, limit)

    def still_true(self, case: Case, thresholds: Thresholds) -> bool:
        """Whether the task of an open case still gives the case's reason."""
        return self._connection.execute(gives(case.task_id, case.kind), bound(thresholds)).first() is not None

    def add(self, case: Case) -> Case | None:
        """Open a case; None when the task has one already."""
        return next(iter(self.add_all([case])), None)

    def add_all(self, new: Sequence[Case]) -> list[Case]:
        """Open cases; those whose task has one already are left out."""
        if not new:
            return []
        resting.rest_for_cases(self._connection, [case.task_id for case in new if case.is_open])
        ids = rows.add_all_once(
            self._connection, cases, [rows.values_of(case) for case in new], ("task_id",), where=IS_OPEN_CASE
        )
        opened = [replace(case, id=ids[case.task_id]) for case in new if case.task_id in ids]
        rungs = [
            {"case_id": case.id, "position": position, "person_id": rung.person_id}
            for case in opened
            for position, rung in enumerate(case.ladder)
        ]
        if rungs:
            self._connection.execute(rows.insert(case_rungs), rungs)
        return opened

    def count(self, *, last_rung: bool = False, within: Sequence[int] | None = None) -> int:
        """How many are open, or open and on their last rung; on tasks of these departments, if any are named."""
        counted = select(func.count()).select_from(cases).where(IS_OPEN_CASE, *_within(within))
        return self._connection.scalar(counted.where(cases.c.rung >= _TOP) if last_rung else counted) or 0

    def due(self, now: datetime, limit: int) -> list[Case]:
        """Open cases whose next look has come, oldest first."""
        return [_SHAPE.read(row) for row in self._connection.execute(_DUE, {"now": now, "most": limit})]

    def climb(self, case: Case, *, rung: int, now: datetime, next_at: datetime | None) -> bool:
        """Move a case up, if it is still open on the rung it was read at."""
        return self._change(case, cases.c.rung == case.rung, {"rung": rung, "told_at": now, "next_at": next_at})

    def postpone(self, case: Case, until: datetime | None) -> bool:
        """Set the next look, if the case is still open on the rung it was read at."""
        return self._change(case, cases.c.rung == case.rung, {"next_at": until})

    def reopen(self, case_id: int, next_at: datetime | None) -> Case:
        """Open a closed case again, as it is now; its task has no other open one, by a unique index."""
        values = {"closed_at": None, "outcome": None, "next_at": next_at}
        opening = cases.update().where(cases.c.id == case_id).values(values).returning(*_SHAPE.columns)
        before = journal.standing(self._connection, cases, (case_id,))
        case = _SHAPE.read(self._connection.execute(opening).one())
        journal.changed(self._connection, cases, (case_id,), values, before)
        resting.rest_for_cases(self._connection, [case.task_id])
        return case

    def close(self, case: Case, outcome: Outcome, now: datetime) -> bool:
        """Close a case, if it is still open."""
        resting.case_ends(self._connection, case.task_id, case.id)
        return self._change(case, IS_OPEN_CASE, {"closed_at": now, "outcome": outcome, "next_at": None})

    def views(
        self,
        *,
        last_rung: bool = False,
        decided_since: datetime | None = None,
        most: int | None = None,
        skip: int = 0,
        within: Sequence[int] | None = None,
    ) -> list[CaseView]:
        """Open cases with all around them, oldest first; with `decided_since` also those decided since then."""
        wanted = select(cases.c.id).where(*_within(within))
        if decided_since is None:
            wanted = wanted.where(IS_OPEN_CASE)
        else:
            decided = select(decisions.c.case_id).where(decisions.c.decided_at >= decided_since)
            still_open = select(cases.c.id).where(IS_OPEN_CASE)
            wanted = wanted.where(cases.c.id.in_(union_all(still_open, decided)))
        if last_rung:
            wanted = wanted.where(cases.c.rung >= _TOP)
        first = wanted.order_by(cases.c.opened_at, cases.c.id).limit(most).offset(skip or None).correlate(None)
        return [view_in(row) for row in self._connection.execute(joined().where(cases.c.id.in_(first)))]

    def waiting_on(self, person_id: int, ended_since: datetime | None = None) -> list[CaseView]:
        """Open cases of which this person was told, oldest first; with `ended_since` also those that ended since."""
        standing = cases.alias("standing")
        told = (
            select(case_rungs.c.case_id)
            .join(standing, standing.c.id == case_rungs.c.case_id)
            .where(case_rungs.c.person_id == person_id, case_rungs.c.position <= standing.c.rung)
        )
        stands = IS_OPEN_CASE if ended_since is None else or_(IS_OPEN_CASE, cases.c.closed_at >= ended_since)
        theirs = joined().where(stands, cases.c.id.in_(told))
        return [view_in(row) for row in self._connection.execute(theirs)]

    def told_to(self, person_id: int) -> list[int]:
        """Others' tasks with an open case that this person was told of, by id; the oldest case first."""
        return list(self._connection.scalars(_TOLD_TO, {"person": person_id}))

    def open_on_any(self, task_ids: Sequence[int]) -> list[CaseView]:
        """The open cases of these tasks with all around them, oldest first."""
        if not task_ids:
            return []
        theirs = joined().where(IS_OPEN_CASE, cases.c.task_id.in_(task_ids))
        return [view_in(row) for row in self._connection.execute(theirs)]

    def climbing_to(self, person_id: int) -> list[Case]:
        """Open cases whose next rung is this person, by id."""
        return [_SHAPE.read(row) for row in self._connection.execute(_CLIMBING_TO, {"person": person_id})]

    def without_card(self, most: int) -> list[CaseView]:
        """Open cases that wait on the leader and were not brought to them yet, oldest first."""
        first = select(cases.c.id).where(IS_WITHOUT_CARD).order_by(cases.c.opened_at, cases.c.id).limit(most)
        return [view_in(row) for row in self._connection.execute(joined().where(cases.c.id.in_(first)))]

    def count_without_card(self) -> int:
        """How many of them there are."""
        return self._connection.scalar(_COUNT_WITHOUT_CARD) or 0

    def on_card(self, at: datetime) -> list[CaseView]:
        """The cases that were brought to the leader at that moment, oldest first."""
        return [view_in(row) for row in self._connection.execute(joined().where(cases.c.card_at == at))]

    def deal(self, case_ids: Sequence[int], at: datetime) -> None:
        """Write down that these cases are brought to the leader at that moment."""
        self._connection.execute(_DEAL, {"dealt": list(case_ids), "at": at})
        for case_id in case_ids:
            journal.changed(self._connection, cases, (case_id,), {"card_at": at})

    def follow(self, case_id: int, decision_id: int) -> None:
        """Write down which decision changed nothing, so that the leader has the case (again)."""
        rows.save(self._connection, cases, case_id, {"follows": decision_id})

    def last_dealt(self) -> datetime | None:
        """When cases were brought to the leader last."""
        moment: datetime | None = self._connection.scalar(_LAST_DEALT)
        return moment

    def view(self, case_id: int) -> CaseView | None:
        """One case, open or closed, with all around it."""
        row = self._connection.execute(joined().where(cases.c.id == case_id)).one_or_none()
        return None if row is None else view_in(row)

    def _change(self, case: Case, condition: Any, values: dict[str, Any]) -> bool:  # noqa: ANN401
        changing = cases.update().where(cases.c.id == case.id, IS_OPEN_CASE, condition).values(values)
        if self._connection.execute(changing).rowcount != 1:
            return False
        journal.changed(self._connection, cases, (case.id,), values, rows.values_of(case))
        return True


def _within(departments: Sequence[int] | None) -> tuple[ColumnElement[bool], ...]:
    """On tasks of these departments; anywhere without."""
    if departments is None:
        return ()
    return (cases.c.task_id.in_(select(tasks.c.id).where(tasks.c.department_id.in_(departments))),)
