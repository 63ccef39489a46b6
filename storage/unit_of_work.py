"""Units of work: one transaction with every repository in it. Transactions are committed here and nowhere else."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime

from sqlalchemy import Connection, Engine

from domain.errors import AlreadyHandledError, OvertakenError
from domain.ports import Storage, UnitOfWork
from storage import ahead, journal, rehearsal, rows
from storage.ahead import Held
from storage.engine import make_reader
from storage.faults import told_apart
from storage.repositories.action_items import SqlActionItems
from storage.repositories.audit import SqlAudit
from storage.repositories.calendars import SqlCalendars
from storage.repositories.cases import SqlCases
from storage.repositories.check_ins import SqlCheckIns
from storage.repositories.claims import SqlClaims
from storage.repositories.cues import SqlCues
from storage.repositories.decisions import SqlDecisions
from storage.repositories.departments import SqlDepartments
from storage.repositories.exports import SqlExports
from storage.repositories.goals import SqlGoals
from storage.repositories.history import SqlHistory
from storage.repositories.inbox import SqlInbox
from storage.repositories.leases import SqlLeases
from storage.repositories.links import SqlLinks
from storage.repositories.measures import SqlMeasures
from storage.repositories.needs import SqlNeeds
from storage.repositories.notices import SqlNotices
from storage.repositories.offers import SqlOffers
from storage.repositories.pauses import SqlPauses
from storage.repositories.people import SqlPeople
from storage.repositories.proposals import SqlProposals
from storage.repositories.recognitions import SqlRecognitions
from storage.repositories.remarks import SqlRemarks
from storage.repositories.replies import SqlReplies
from storage.repositories.rounds import SqlRounds
from storage.repositories.silences import SqlSilences
from storage.repositories.tasks import SqlTasks
from storage.repositories.trails import SqlTrails
from storage.repositories.uploads import SqlUploads
from storage.repositories.workspaces import SqlWorkspaces


class SqlUnitOfWork(UnitOfWork):
    """Every repository on one connection."""

    def __init__(self, connection: Connection, *, writes: bool) -> None:
        self.workspaces = SqlWorkspaces(connection)
        self.calendars = SqlCalendars(connection)
        self.people = SqlPeople(connection, self.workspaces, self.calendars)
        self.rounds = SqlRounds(connection)
        self.departments = SqlDepartments(connection)
        self.goals = SqlGoals(connection)
        self.links = SqlLinks(connection)
        self.measures = SqlMeasures(connection)
        self.tasks = SqlTasks(connection, writes=writes)
        self.check_ins = SqlCheckIns(connection)
        self.needs = SqlNeeds(connection)
        self.offers = SqlOffers(connection)
        self.pauses = SqlPauses(connection)
        self.proposals = SqlProposals(connection)
        self.claims = SqlClaims(connection)
        self.cases = SqlCases(connection)
        self.cues = SqlCues(connection)
        self.decisions = SqlDecisions(connection)
        self.action_items = SqlActionItems(connection)
        self.recognitions = SqlRecognitions(connection)
        self.remarks = SqlRemarks(connection)
        self.replies = SqlReplies(connection)
        self.silences = SqlSilences(connection)
        self.notices = SqlNotices(connection)
        self.inbox = SqlInbox(connection)
        self.leases = SqlLeases(connection)
        self.audit: SqlAudit = SqlAudit(connection)
        self.trails = SqlTrails(connection)
        self.history = SqlHistory(connection)
        self.exports = SqlExports(connection)
        self.uploads = SqlUploads(connection)


class SqlStorage(Storage):
    """Units of work on an engine made by `make_engine`.

    `on_commit` is called after each transaction that wrote, such as to wake whoever sends notices.
    """

    def __init__(self, engine: Engine, on_commit: Callable[[], None] | None = None) -> None:
        self._writing = engine
        self._reading = make_reader(engine)
        self._on_commit = on_commit

    @contextmanager
    def write(self) -> Iterator[UnitOfWork]:
        """A transaction that commits when it is left without an error and leaves nothing otherwise."""
        with self._writing_on() as (_, uow):
            yield uow

    @contextmanager
    def ahead(self, last: Callable[[UnitOfWork], object]) -> Iterator[UnitOfWork]:
        """A transaction that reads at once, and writes at its end, on SQLite in a short one of its own.

        `last` is called in that one, before anything is stored. Of what is written only rows that are added many at a
        time can be held back until then. OvertakenError, and nothing is written, when others added such rows meanwhile.
        """
        if self._writing.dialect.name != "sqlite":  # there nobody waits for a writer of other rows
            with self.write() as uow:
                last(uow)
                yield uow
            return
        held = Held()
        with told_apart(), self._reading.connect() as connection:
            connection.execution_options(**{journal.OPTION: journal.Journal(), ahead.OPTION: held})
            uow = SqlUnitOfWork(connection, writes=False)
            yield uow
            uow.audit.write_down()
        with self._writing_on() as (connection, uow):
            if any(rows.newest(connection, table) != known for table, known in held.newest.items()):
                raise OvertakenError
            last(uow)
            for statement, parameters in held.statements:
                connection.exec_driver_sql(statement, parameters)

    @contextmanager
    def rehearsed(self, last: Callable[[UnitOfWork], object]) -> Iterator[UnitOfWork]:
        """A transaction that on SQLite is played on a copy first, and then in a short one of its own.

        `last` is called in that one, before anything else. OvertakenError, and nothing is written, when anything that
        was read on the copy is different now.
        """
        if self._writing.dialect.name != "sqlite":  # only writers of the same rows wait there
            with self.write() as uow:
                last(uow)
                yield uow
            return
        with told_apart(), rehearsal.copies_of(self._writing).connect() as copy:
            copy.execution_options(**{journal.OPTION: journal.Journal()})
            copy.begin()
            uow = SqlUnitOfWork(copy, writes=True)
            yield uow
            uow.audit.write_down()
            told = rehearsal.told_on(copy)
        with self._writing_on() as (connection, uow):
            last(uow)
            rehearsal.play(connection, told)

    @contextmanager
    def _writing_on(self) -> Iterator[tuple[Connection, SqlUnitOfWork]]:
        # Leaving the connection without a commit rolls back.
        with told_apart(), self._writing.connect() as connection:
            connection.execution_options(**{journal.OPTION: journal.Journal()})
            connection.begin()
            uow = SqlUnitOfWork(connection, writes=True)
            yield connection, uow
            uow.audit.write_down()
            connection.commit()
        if self._on_commit is not None:
            self._on_commit()

    @contextmanager
    def read(self) -> Iterator[UnitOfWork]:
        """A transaction that sees one moment of the database; writing in it is refused by the database."""
        with told_apart(), self._reading.connect() as connection:
            yield SqlUnitOfWork(connection, writes=False)

    def once(self, key: str, now: datetime) -> Storage:
        """The same storage for the handling of one incoming event; AlreadyHandledError when it was handled before."""
        return _OneEvent(self, key, now)


class _OneEvent(Storage):
    """A storage whose first write transaction also records an event."""

    def __init__(self, storage: SqlStorage, key: str, now: datetime) -> None:
        self._storage = storage
        self._key = key
        self._now = now
        self._recorded = False

    @contextmanager
    def write(self) -> Iterator[UnitOfWork]:
        """A transaction that holds the event's key too, unless an earlier one of this handling does."""
        with self._storage.write() as uow:
            if not self._recorded and not uow.inbox.record(self._key, self._now):
                raise AlreadyHandledError
            yield uow
        self._recorded = True

    @contextmanager
    def ahead(self, last: Callable[[UnitOfWork], object]) -> Iterator[UnitOfWork]:
        """The same as of the storage, with the event's key, unless an earlier transaction of this handling has it."""
        with self._storage.ahead(self._recording(last)) as uow:
            yield uow
        self._recorded = True

    @contextmanager
    def rehearsed(self, last: Callable[[UnitOfWork], object]) -> Iterator[UnitOfWork]:
        """The same as of the storage, with the event's key, unless an earlier transaction of this handling has it."""
        with self._storage.rehearsed(self._recording(last)) as uow:
            yield uow
        self._recorded = True

    def _recording(self, last: Callable[[UnitOfWork], object]) -> Callable[[UnitOfWork], object]:
        def recorded(uow: UnitOfWork) -> None:
            if not self._recorded and not uow.inbox.record(self._key, self._now):
                raise AlreadyHandledError
            last(uow)

        return recorded

    def read(self) -> AbstractContextManager[UnitOfWork]:
        """A transaction that only reads; it records nothing."""
        return self._storage.read()

    def once(self, key: str, now: datetime) -> Storage:
        """The storage for the handling of another event."""
        return self._storage.once(key, now)
