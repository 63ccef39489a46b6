"""A witness: reads rows that no use case needs, for whoever watches the program from outside and believes nothing."""

import hashlib
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import Connection, Engine, Table, func, or_, select

from domain.audit import AuditEntry
from domain.checkins import CheckIn
from domain.ladder import Case
from domain.notices import Notice
from domain.people import Person
from domain.tasks import Task
from storage import rows
from storage.engine import READS_ONLY
from storage.tables import audit, cases, check_ins, inbox, leases, metadata, needs, notices, people, tasks
from storage.tables.delivery import IS_PENDING, IS_SENDING
from storage.tables.following import IS_OPEN_CASE, IS_UNANSWERED
from storage.tables.plan import IS_BLOCKED, IS_OPEN, IS_OWNED
from storage.unit_of_work import SqlUnitOfWork

_AUDIT = rows.Shape(AuditEntry, audit)
_CASES = rows.Shape(Case, cases)
_CHECK_INS = rows.Shape(CheckIn, check_ins)
_NOTICES = rows.Shape(Notice, notices)
_PEOPLE = rows.Shape(Person, people)
_TASKS = rows.Shape(Task, tasks)

NOT_STATE = frozenset({inbox.name, leases.name})
"""Tables that hold what was heard and who may send: they may change although nothing happened in the company."""


class View:
    """What one moment of the database shows; `uow` holds the repositories, of the same moment."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.uow = SqlUnitOfWork(connection, writes=False)

    def notices(self, after: int = 0, also: Collection[int] = ()) -> list[Notice]:
        """Notices with a greater id, and those with these ids."""
        return self._things(_NOTICES, notices, after, also)

    def cases(self, after: int = 0, also: Collection[int] = ()) -> list[Case]:
        """Cases with a greater id, and those with these ids."""
        return self._things(_CASES, cases, after, also)

    def tasks(self, ids: Collection[int] | None = None) -> list[Task]:
        """The tasks with these ids, or all."""
        return self._things(_TASKS, tasks, 0) if ids is None else self._things(_TASKS, tasks, None, ids)

    def people(self) -> list[Person]:
        """Everybody."""
        return self._things(_PEOPLE, people, 0)

    def check_ins(self) -> list[CheckIn]:
        """Every check-in."""
        return self._things(_CHECK_INS, check_ins, 0)

    def audit(self, after: int = 0) -> list[tuple[int, AuditEntry]]:
        """Entries with a greater id, oldest first, each with its id."""
        newer = select(audit.c.id, *_AUDIT.columns).where(audit.c.id > after).order_by(audit.c.id)
        return [(row[0], _AUDIT.read(row[1:])) for row in self._connection.execute(newer)]

    def how_many_notices(self) -> int:
        """How many notices there are."""
        return self._connection.scalar(select(func.count()).select_from(notices)) or 0

    def fingerprint(self) -> str:
        """A digest of the whole state of the company and its outbox."""
        told = hashlib.sha256()
        for table in metadata.sorted_tables:
            if table.name not in NOT_STATE:
                every = select(table).order_by(*table.primary_key.columns)
                told.update(repr([tuple(row) for row in self._connection.execute(every)]).encode())
        return told.hexdigest()

    def next_post(self) -> datetime | None:
        """When the next pending notice may go."""
        return self._earliest(select(func.min(notices.c.not_before)).where(IS_PENDING))

    def next_looks(self, now: datetime) -> list[datetime]:
        """When somebody is asked next, a case looked at, a lost post searched for, a cooldown over."""
        asking = select(func.min(people.c.next_ask_at)).where(people.c.is_active)
        climbing = select(func.min(cases.c.next_at)).where(IS_OPEN_CASE)
        losing = select(func.min(notices.c.deadline)).where(IS_SENDING)
        resting = select(func.min(tasks.c.quiet_until)).where(IS_OPEN, tasks.c.quiet_until > now)
        found = [self._earliest(query) for query in (asking, climbing, losing, resting)]
        return [moment for moment in found if moment is not None]

    def last_words(self, since: datetime) -> datetime | None:
        """The earliest moment after `since` at which an open task was heard of last, or given to its owner."""
        heard = func.coalesce(tasks.c.last_check_in_at, tasks.c.owned_since, tasks.c.created_at)
        return self._earliest(select(func.min(heard)).where(IS_OPEN, IS_OWNED, heard > since))

    def blocked_since(self, since: datetime) -> list[datetime]:
        """When blockers and needs that are not answered were told, those after `since`."""
        told = select(tasks.c.last_check_in_at).where(IS_OPEN, IS_BLOCKED, tasks.c.last_check_in_at > since)
        raised = select(needs.c.raised_at).where(IS_UNANSWERED, needs.c.raised_at > since)
        return [*self._connection.scalars(told), *self._connection.scalars(raised)]

    def _earliest(self, query: object) -> datetime | None:
        moment: datetime | None = self._connection.scalar(query)  # type: ignore[call-overload]  # any select will do
        return moment

    def _things(
        self, shape: rows.Shape[rows.T], table: Table, after: int | None, also: Collection[int] = ()
    ) -> list[rows.T]:
        wanted = sorted(also)
        conditions = [] if after is None else [table.c.id > after]
        conditions += [table.c.id.in_(wanted)] if wanted else []
        if not conditions:
            return []
        query = select(*shape.columns).where(or_(*conditions)).order_by(table.c.id)
        return [shape.read(row) for row in self._connection.execute(query)]


class Witness:
    """Looks at a database; it never writes."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine.execution_options(**{READS_ONLY: True})

    @contextmanager
    def view(self) -> Iterator[View]:
        """A look at one moment."""
        with self._engine.connect() as connection:
            yield View(connection)
