"""Which tasks the sweep for cases leaves out, so that it finds what is new without walking past what is known.

A task rests while a case is open on it, in the cooldown after one, and while nothing can come of it. Every change
of a task ends its rest, the cooldown apart: whoever rests a task says only what is true until then.
"""

from collections.abc import Mapping
from datetime import UTC, datetime

from sqlalchemy import Connection, bindparam, case, exists, literal, select

from storage.tables import cases, tasks
from storage.tables.following import IS_OPEN_CASE
from storage.tables.plan import IS_AWAKE, IS_OPEN, IS_RESTING
from storage.types import UtcDateTime

WHILE_A_CASE_IS_OPEN = datetime(9999, 1, 1, tzinfo=UTC)
"""Later than any look; closing the case ends it."""

_FOR_A_CASE = literal(WHILE_A_CASE_IS_OPEN, UtcDateTime)

AFTER_A_CHANGE = case(
    (tasks.c.rests_until == _FOR_A_CASE, tasks.c.rests_until), else_=bindparam("quiet", type_=UtcDateTime)
)
"""How long a task rests once it was changed; `quiet` is the end of its cooldown."""

_IS_OVER = (IS_OPEN, IS_RESTING, tasks.c.rests_until <= bindparam("now", type_=UtcDateTime))
_OVER = select(tasks.c.id).where(*_IS_OVER).limit(bindparam("most"))
_ENDING = _OVER.with_for_update(key_share=True, skip_locked=True).cte("ending").prefix_with("MATERIALIZED")
_WAKE = tasks.update().where(tasks.c.id.in_(select(_ENDING.c.id))).values(rests_until=None).returning(tasks.c.id)
"""Looked for once, by MATERIALIZED: within the condition PostgreSQL may look anew for each task, with a limit for each
look and none for all of them (https://www.postgresql.org/docs/current/queries-with.html)."""
_REST = (
    tasks.update()
    .where(tasks.c.id == bindparam("task"), IS_AWAKE)
    .values(rests_until=bindparam("until", type_=UtcDateTime))
)
_FOR_CASES = tasks.update().where(tasks.c.id.in_(bindparam("of", expanding=True))).values(rests_until=_FOR_A_CASE)
_CASE_IS_OPEN = exists().where(cases.c.id == bindparam("closing"), IS_OPEN_CASE)
_CASE_ENDS = (
    tasks.update().where(tasks.c.id == bindparam("task"), _CASE_IS_OPEN).values(rests_until=tasks.c.quiet_until)
)


def are_over(connection: Connection, now: datetime) -> bool:
    """Whether any rest is over at `now`."""
    return connection.execute(_OVER, {"now": now, "most": 1}).first() is not None


def wake(connection: Connection, now: datetime, most: int) -> int:
    """End rests that are over, at most so many; how many they were."""
    return len(connection.execute(_WAKE, {"now": now, "most": most}).all())


def rest(connection: Connection, until: Mapping[int, datetime]) -> None:
    """Let tasks, by id, rest until then."""
    if until:
        connection.execute(_REST, [{"task": task_id, "until": moment} for task_id, moment in until.items()])


def rest_for_cases(connection: Connection, task_ids: list[int]) -> None:
    """Let tasks rest while the cases are open that were just opened on them."""
    connection.execute(_FOR_CASES, {"of": task_ids})


def case_ends(connection: Connection, task_id: int, case_id: int) -> None:
    """End the rest that a case was the reason for, before it is closed: a task is always held before its case."""
    connection.execute(_CASE_ENDS, {"task": task_id, "closing": case_id})
