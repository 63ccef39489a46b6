"""A witness: reads rows that no use case needs, for whoever watches the program from outside and believes nothing."""

import hashlib
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, Engine, Select, Table, bindparam, func, or_, select, union_all

from domain.audit import AuditEntry
from domain.checkins import CheckIn
from domain.ladder import Case
from domain.notices import Notice
from domain.people import Person
from domain.tasks import Task
from storage import replay, rows
from storage.engine import make_reader
from storage.tables import audit, cases, check_ins, inbox, leases, metadata, needs, notices, people, tasks
from storage.tables.delivery import IS_PENDING, IS_SENDING
from storage.tables.following import IS_OPEN_CASE, IS_UNANSWERED
from storage.tables.plan import IS_BLOCKED, IS_OPEN, IS_OWNED, IS_RESTING
from storage.unit_of_work import SqlUnitOfWork

_AUDIT = rows.Shape(AuditEntry, audit)
_CASES = rows.Shape(Case, cases)
_CHECK_INS = rows.Shape(CheckIn, check_ins)
_NOTICES = rows.Shape(Notice, notices)
_PEOPLE = rows.Shape(Person, people)
_TASKS = rows.Shape(Task, tasks)


_NEWER = select(audit.c.id, *_AUDIT.columns).where(audit.c.id > bindparam("after")).order_by(audit.c.id)
_HOW_MANY = select(func.count()).select_from(notices)
_heard = func.coalesce(tasks.c.last_check_in_at, tasks.c.owned_since, tasks.c.created_at)
_NEXT = select(
    *(
        query.scalar_subquery()
        for query in (
            select(func.min(notices.c.not_before)).where(IS_PENDING),
            select(func.min(people.c.next_ask_at)).where(people.c.is_active),
            select(func.min(people.c.next_reminder_at)),
            select(func.min(cases.c.next_at)).where(IS_OPEN_CASE),
            select(func.min(notices.c.deadline)).where(IS_SENDING),
            select(func.min(tasks.c.rests_until)).where(IS_OPEN, IS_RESTING),
            select(func.min(_heard)).where(IS_OPEN, IS_OWNED, _heard > bindparam("since")),
            select(func.min(tasks.c.still_since)).where(IS_OPEN, tasks.c.still_since > bindparam("since")),
        )
    )
)
_BLOCKED = union_all(
    select(tasks.c.last_check_in_at).where(IS_OPEN, IS_BLOCKED, tasks.c.last_check_in_at > bindparam("since")),
    select(needs.c.raised_at).where(IS_UNANSWERED, needs.c.raised_at > bindparam("since")),
)
_FOLLOWED = select(cases.c.task_id).where(IS_OPEN_CASE)
_HAS_NO_DATE = needs.c.due_at.is_(None)
_ASKING = select(needs.c.task_id).where(IS_UNANSWERED, _HAS_NO_DATE, needs.c.raised_at < bindparam("before"))
_NEED_DUE = select(func.min(needs.c.due_at)).where(IS_UNANSWERED, needs.c.due_at > bindparam("now"))
_EVERY = [
    select(table).order_by(*table.primary_key.columns)
    for table in metadata.sorted_tables
    if table not in (inbox, leases)  # what was heard and who may send changes although nothing happens in the company
]
NONE = 2**31 - 1
"""An id that no row has a greater one than."""


def _query(table: Table, shape: rows.Shape[rows.T]) -> Select[Any]:
    wanted = or_(table.c.id > bindparam("after"), table.c.id.in_(bindparam("also", expanding=True)))
    return select(*shape.columns).where(wanted).order_by(table.c.id)


# Built once: putting a statement together takes longer than running it.
_QUERIES: dict[rows.Shape[Any], Select[Any]] = {
    _CASES: _query(cases, _CASES),
    _CHECK_INS: _query(check_ins, _CHECK_INS),
    _NOTICES: _query(notices, _NOTICES),
    _PEOPLE: _query(people, _PEOPLE),
    _TASKS: _query(tasks, _TASKS),
}


class Next(NamedTuple):
    """When a post may go, somebody is asked or reminded, a case looked at, a lost post searched for, a rest over.

    And `heard`, the earliest of the moments at which an open task was heard of last, or given to its owner; `still`,
    the earliest since when the words on one say the same.
    """

    post: datetime | None
    ask: datetime | None
    remind: datetime | None
    climb: datetime | None
    search: datetime | None
    wake: datetime | None
    heard: datetime | None
    still: datetime | None


class View:
    """What one moment of the database shows; `uow` holds the repositories, of the same moment."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.uow = SqlUnitOfWork(connection, writes=False)

    def notices(self, after: int = 0, also: Collection[int] = ()) -> list[Notice]:
        """Notices with a greater id, and those with these ids."""
        return self._things(_NOTICES, after, also)

    def cases(self, after: int = 0, also: Collection[int] = ()) -> list[Case]:
        """Cases with a greater id, and those with these ids."""
        return self._things(_CASES, after, also)

    def tasks(self, ids: Collection[int] | None = None) -> list[Task]:
        """The tasks with these ids, or all."""
        return self._things(_TASKS, 0) if ids is None else self._things(_TASKS, None, ids)

    def people(self) -> list[Person]:
        """Everybody."""
        return self._things(_PEOPLE, 0)

    def check_ins(self) -> list[CheckIn]:
        """Every check-in."""
        return self._things(_CHECK_INS, 0)

    def audit(self, after: int = 0) -> list[tuple[int, AuditEntry]]:
        """Entries with a greater id, oldest first, each with its id."""
        return [(row[0], _AUDIT.read(row[1:])) for row in self._connection.execute(_NEWER, {"after": after})]

    def unexplained(self) -> list[str]:
        """What replaying the whole trail does not give of what the tables hold, a line for each."""
        return replay.differences(self._connection)

    def how_many_notices(self) -> int:
        """How many notices there are."""
        return self._connection.scalar(_HOW_MANY) or 0

    def fingerprint(self) -> str:
        """A digest of the whole state of the company and its outbox."""
        told = hashlib.sha256()
        for every in _EVERY:
            told.update(repr([tuple(row) for row in self._connection.execute(every)]).encode())
        return told.hexdigest()

    def next(self, heard_since: datetime) -> Next:
        """When there is something to do next; words on tasks count that were given after `heard_since`."""
        return Next(*self._connection.execute(_NEXT, {"since": heard_since}).one())

    def followed(self) -> frozenset[int]:
        """Ids of the tasks that have an open case."""
        return frozenset(self._connection.scalars(_FOLLOWED))

    def asking_since(self, before: datetime) -> frozenset[int]:
        """Ids of the tasks with a need that was told before that moment, is not answered, and has no date to climb."""
        return frozenset(self._connection.scalars(_ASKING, {"before": before}))

    def need_due(self, now: datetime) -> datetime | None:
        """When the next need goes to somebody above unless it is answered."""
        moment: datetime | None = self._connection.scalar(_NEED_DUE, {"now": now})
        return moment

    def blocked_since(self, since: datetime) -> list[datetime]:
        """When blockers and needs that are not answered were told, those after `since`."""
        return list(self._connection.scalars(_BLOCKED, {"since": since}))

    def _things(self, shape: rows.Shape[rows.T], after: int | None, also: Collection[int] = ()) -> list[rows.T]:
        if after is None and not also:
            return []
        about = {"after": NONE if after is None else after, "also": sorted(also)}
        return [shape.read(row) for row in self._connection.execute(_QUERIES[shape], about)]


class Witness:
    """Looks at a database; it never writes."""

    def __init__(self, engine: Engine) -> None:
        self._engine = make_reader(engine)

    @contextmanager
    def view(self) -> Iterator[View]:
        """A look at one moment."""
        with self._engine.connect() as connection:
            yield View(connection)
