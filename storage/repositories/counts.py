"""Counting tasks by their last word, in the database."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Label, and_, case, func, literal, or_

from domain.tasks import Missing, Status
from storage.tables import tasks
from storage.tables.base import word
from storage.tables.plan import IS_DONE, IS_OPEN


def _empty(column: ColumnElement[Any]) -> ColumnElement[bool]:
    return or_(column.is_(None), column == literal(""))


LACKS: Mapping[Missing, ColumnElement[bool]] = {
    Missing.WHO: tasks.c.owner_id.is_(None),
    Missing.WHERE: and_(_empty(tasks.c.place), tasks.c.department_id.is_(None)),
    Missing.WHEN: or_(tasks.c.start_on.is_(None), tasks.c.due_on.is_(None)),
    Missing.HOW: _empty(tasks.c.how),
}
"""Which tasks lack what, as `Task.missing` tells of one."""


def by_missing() -> tuple[Label[Any], ...]:
    """Sums over tasks: those that lack each of who, where, when and how."""
    return tuple(func.sum(case((lacks, 1), else_=0)).label(what.value) for what, lacks in LACKS.items())


def by_word() -> tuple[Label[Any], ...]:
    """Sums over joined tasks: on track, at risk, off track, done, silent. Dropped and proposed ones do not count."""
    open_with = {
        status: and_(IS_OPEN, tasks.c.status == word(status))
        for status in (Status.ON_TRACK, Status.AT_RISK, Status.OFF_TRACK)
    }
    # A task that was done and opened again has no word on its present state.
    silent = and_(IS_OPEN, or_(tasks.c.status.is_(None), tasks.c.status == word(Status.DONE)))
    return (
        *(func.sum(case((condition, 1), else_=0)).label(status.value) for status, condition in open_with.items()),
        func.sum(case((IS_DONE, 1), else_=0)).label("done"),
        func.sum(case((silent, 1), else_=0)).label("silent"),
    )
