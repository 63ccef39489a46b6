"""Transactions: all or nothing, one moment for readers, and no lost updates."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError, IntegrityError, SQLAlchemyError

from domain.audit import AuditEntry
from domain.errors import AlreadyHandledError, OvertakenError, StorageFaultError
from domain.ports import UnitOfWork
from storage.engine import make_engine
from storage.schema import upgrade
from storage.unit_of_work import SqlStorage
from tests import mothers
from tests.mothers import NOW


class OneProblemError(Exception):
    """Anything that goes wrong in a use case."""


def add_and_fail(uow: UnitOfWork) -> None:
    """A use case that breaks after its first change."""
    uow.people.add(mothers.person("Omar"))
    raise OneProblemError


def use_a_connection_that_ends(uow: UnitOfWork, engine: Engine) -> None:
    """A use case in whose midst the server ends every connection but the one that asks for it."""
    uow.people.add(mothers.person())
    with engine.connect() as other:
        other.exec_driver_sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    uow.people.all()


def test_what_was_written_is_there_afterwards(storage: SqlStorage) -> None:
    """Leaving a transaction without an error commits it."""
    with storage.write() as uow:
        task = uow.tasks.add(mothers.task())
    with storage.read() as uow:
        assert uow.tasks.find(task.id) == task


def test_an_error_leaves_nothing_behind(storage: SqlStorage) -> None:
    """Whatever was written before the error is gone, and the error is the same."""
    with pytest.raises(OneProblemError), storage.write() as uow:
        add_and_fail(uow)
    with storage.read() as uow:
        assert uow.people.all() == []


def test_whoever_wants_to_know_is_told_after_the_commit(engine: Engine) -> None:
    """The callback runs once for each write, when others can see what was written, and never after an error."""
    seen: list[int] = []

    def look() -> None:
        with SqlStorage(engine).read() as uow:
            seen.append(len(uow.people.all()))

    storage = SqlStorage(engine, on_commit=look)
    with storage.write() as uow:
        uow.people.add(mothers.person("Sara"))
    with storage.read():
        pass
    with pytest.raises(OneProblemError), storage.write() as uow:
        add_and_fail(uow)
    assert seen == [1]


def test_a_reader_cannot_write(storage: SqlStorage) -> None:
    """A write inside a reading transaction is an error, not a change that is silently dropped."""
    with pytest.raises(SQLAlchemyError), storage.read() as uow:
        uow.tasks.add(mothers.task())
    with storage.write() as uow:
        assert uow.tasks.add(mothers.task()).id


def test_a_reader_sees_one_moment_and_holds_up_nobody(storage: SqlStorage) -> None:
    """While a reader reads, a writer commits; the reader goes on seeing what was true when it began."""
    with storage.read() as reading:
        assert reading.people.all() == []
        with storage.write() as writing:
            writing.people.add(mothers.person())
        assert reading.people.all() == []
    with storage.read() as reading:
        assert len(reading.people.all()) == 1


def test_a_reader_does_not_wait_for_a_writer(storage: SqlStorage) -> None:
    """While a writer holds the database, a reader reads what was committed before."""
    with storage.write() as writing:
        writing.people.add(mothers.person())
        with storage.read() as reading:
            assert reading.people.all() == []


def test_two_writers_lose_nothing(storage: SqlStorage) -> None:
    """Fifty changes that each read a task and write it back, in two threads, all count."""
    with storage.write() as uow:
        task = uow.tasks.add(mothers.task(progress=0))

    def raise_progress(times: int) -> None:
        for _ in range(times):
            with storage.write() as uow:
                found = uow.tasks.find(task.id)
                assert found is not None
                assert found.progress is not None
                uow.tasks.save(replace(found, progress=found.progress + 1))

    with ThreadPoolExecutor(2) as threads:
        list(threads.map(raise_progress, [25, 25]))
    with storage.read() as uow:
        found = uow.tasks.find(task.id)
    assert found is not None
    assert found.progress == 50


def test_a_locked_database_is_a_fault_that_may_pass(tmp_path: Path) -> None:
    """A writer that waits in vain gets StorageFaultError, and the next try works."""
    url = f"sqlite:///{tmp_path / 'plan.db'}"
    first, second = make_engine(url), make_engine(url, busy_seconds=0)
    upgrade(first)
    storage = SqlStorage(second)
    with SqlStorage(first).write(), pytest.raises(StorageFaultError, match="locked"), storage.write():
        pass
    with storage.write() as uow:
        assert uow.tasks.add(mothers.task()).id
    first.dispose()
    second.dispose()


def test_a_database_that_is_away_is_a_fault_that_may_pass() -> None:
    """A server that nobody listens at is StorageFaultError, for readers and writers."""
    storage = SqlStorage(make_engine("postgresql://nobody@127.0.0.1:1/plan"))
    with pytest.raises(StorageFaultError), storage.read() as uow:
        uow.people.all()
    with pytest.raises(StorageFaultError), storage.write() as uow:
        uow.people.all()


def test_a_lost_connection_is_a_fault_that_may_pass(postgresql_engine: Engine) -> None:
    """A connection that the server ends in the middle is StorageFaultError; the next transaction has a new one."""
    storage = SqlStorage(postgresql_engine)
    with pytest.raises(StorageFaultError), storage.write() as uow:
        use_a_connection_that_ends(uow, postgresql_engine)
    with storage.read() as uow:
        assert uow.people.all() == []


def test_a_wrong_statement_is_no_passing_fault(sqlite_memory_url: str) -> None:
    """A missing table stays the error it is, for trying again would not help."""
    storage = SqlStorage(make_engine(sqlite_memory_url))
    with pytest.raises(DBAPIError, match="no such table"), storage.read() as uow:
        uow.people.all()


def test_every_connection_in_use_is_a_fault_that_may_pass(sqlite_memory_url: str) -> None:
    """Waiting in vain for a connection is StorageFaultError as well."""
    engine = make_engine(sqlite_memory_url)
    engine.pool._timeout = 0  # type: ignore[attr-defined]  # five seconds are too long for a test
    storage = SqlStorage(engine)
    with storage.read(), pytest.raises(StorageFaultError, match="in use"), storage.read():
        pass


def test_keys_between_tables_are_checked(storage: SqlStorage) -> None:
    """A row cannot point to one that is not there."""
    with pytest.raises(IntegrityError), storage.write() as uow:
        uow.tasks.add(mothers.task(owner_id=99))


def test_an_event_and_what_it_changed_are_one(storage: SqlStorage) -> None:
    """The first write of an event records it; the same event again changes nothing."""
    with storage.once("Ev1", NOW).write() as uow:
        uow.people.add(mothers.person("Sara"))
    with pytest.raises(AlreadyHandledError), storage.once("Ev1", NOW).write() as uow:
        uow.people.add(mothers.person("Omar"))
    with storage.once("Ev2", NOW).write() as uow:
        uow.people.add(mothers.person("Lina"))
    with storage.read() as uow:
        assert [person.name for person in uow.people.all()] == ["Lina", "Sara"]


def test_an_event_may_take_several_transactions(storage: SqlStorage) -> None:
    """Only the first write of one handling records the event; reading records nothing."""
    handling = storage.once("Ev1", NOW)
    with handling.read() as uow:
        assert uow.people.all() == []
    for name in ("Sara", "Omar"):
        with handling.write() as uow:
            uow.people.add(mothers.person(name))
    with handling.read() as uow:
        assert len(uow.people.all()) == 2


def test_an_event_whose_handling_failed_may_come_again(storage: SqlStorage) -> None:
    """An error takes the record of the event with it, so that Slack's next delivery is handled."""
    handling = storage.once("Ev1", NOW)
    with pytest.raises(OneProblemError), handling.write():
        raise OneProblemError
    with handling.write() as uow:
        uow.people.add(mothers.person())
    with pytest.raises(AlreadyHandledError), handling.once("Ev1", NOW).write():
        pass


def added(uow: UnitOfWork, *titles: str) -> None:
    """Tasks and what the trail says of them, many in a statement."""
    tasks = uow.tasks.add_all([mothers.task(title) for title in titles])
    uow.audit.add_all([AuditEntry(NOW, "imported", f"task:{task.id}") for task in tasks])


def test_rows_made_ready_ahead_are_stored_together(storage: SqlStorage) -> None:
    """What is added many at a time while others may write is there at the end, with its trail; the last word first."""
    order: list[str] = []
    with storage.ahead(lambda _uow: order.append("last")) as uow:
        added(uow, "One", "Two", "Three")
        order.append("work")
    assert sorted(order) == ["last", "work"]
    with storage.read() as uow:
        assert [uow.tasks.find(number).title for number in (1, 2, 3)] == ["One", "Two", "Three"]  # type: ignore[union-attr]  # they are there
        assert uow.audit.of("task:2")


def test_others_write_while_rows_are_made_ready(own_file: SqlStorage) -> None:
    """Another writer is not held up, and where nothing that was counted on changed, both are kept."""
    with own_file.ahead(lambda _uow: None) as uow:
        added(uow, "One", "Two")
        with own_file.write() as other:
            other.people.add(mothers.person("Omar"))
    with own_file.read() as uow:
        assert uow.people.by_chat_id(mothers.person("Omar").chat_id) is not None
        assert uow.tasks.find(2) is not None


def test_overtaken(own_file: SqlStorage) -> None:
    """Where somebody else added such rows meanwhile, theirs are kept and nothing of ours is written."""
    last: list[UnitOfWork] = []

    def work() -> None:
        with own_file.ahead(last.append) as uow:
            added(uow, "One", "Two")
            with own_file.write() as other:
                other.tasks.add(mothers.task("Theirs"))

    with pytest.raises(OvertakenError):
        work()
    assert not last
    with own_file.read() as uow:
        assert uow.tasks.find(2) is None


def test_single_rows_are_not_held_back(own_file: SqlStorage) -> None:
    """What cannot be held back is refused, and not half done."""

    def work() -> None:
        with own_file.ahead(lambda _uow: None) as uow:
            added(uow, "One", "Two")
            uow.people.add(mothers.person("Omar"))

    with pytest.raises(SQLAlchemyError):
        work()
    with own_file.read() as uow:
        assert uow.tasks.find(1) is None


def test_the_last_word_stops_everything(storage: SqlStorage) -> None:
    """What is raised in the transaction that writes leaves nothing of what was made ready."""

    def no(_uow: UnitOfWork) -> None:
        raise OneProblemError

    def work() -> None:
        with storage.ahead(no) as uow:
            added(uow, "One", "Two")

    with pytest.raises(OneProblemError):
        work()
    with storage.read() as uow:
        assert uow.tasks.find(1) is None
