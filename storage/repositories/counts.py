"""Counting tasks by their last word, in the database."""

from typing import Any

from sqlalchemy import Label, and_, case, func, or_

from domain.tasks import Status
from storage.tables import tasks
from storage.tables.base import word
from storage.tables.plan import IS_DONE, IS_OPEN


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
