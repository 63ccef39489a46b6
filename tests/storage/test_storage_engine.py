"""How the databases are opened."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Engine, event, text
from sqlalchemy.exc import IntegrityError

from storage.database import Database
from storage.engine import BUSY_SECONDS, make_engine
from storage.schema import upgrade
from storage.unit_of_work import SqlStorage
from tests import mothers

SLACK_WAITS_SECONDS = 3


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_every_usual_spelling_of_postgresql_means_psycopg(scheme: str) -> None:
    """An address as hosting providers hand it out is taken as it is."""
    engine = make_engine(f"{scheme}://someone:secret@localhost/plan")
    assert engine.url.drivername == "postgresql+psycopg"
    assert engine.url.database == "plan"


@pytest.mark.parametrize("url", ["mysql://localhost/plan", "plan.db", "", "postgresql+asyncpg://localhost/plan"])
def test_other_addresses_are_refused_without_repeating_them(url: str) -> None:
    """What we cannot open is a ValueError in plain words, which never shows a password."""
    with pytest.raises(ValueError, match=r"[Dd]atabase address") as refused:
        make_engine(url)
    assert "localhost" not in str(refused.value)


def test_the_folder_of_a_database_file_is_made(tmp_path: Path) -> None:
    """A first start needs no preparation."""
    engine = make_engine(f"sqlite:///{tmp_path}/new/folder/plan.db")
    upgrade(engine)
    assert (tmp_path / "new" / "folder" / "plan.db").exists()
    engine.dispose()


def test_sqlite_is_opened_safely(sqlite_engine: Engine) -> None:
    """Keys are checked, readers do not block the writer, and a writer gives up before Slack does."""
    with sqlite_engine.connect() as connection:
        said = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("foreign_keys", "journal_mode", "synchronous", "busy_timeout")
        }
    assert said == {"foreign_keys": 1, "journal_mode": "wal", "synchronous": 1, "busy_timeout": BUSY_SECONDS * 1000}
    assert BUSY_SECONDS < SLACK_WAITS_SECONDS


def test_errors_do_not_show_what_people_wrote(engine: Engine, storage: SqlStorage) -> None:
    """The text of a database error holds no values, since errors end up in logs."""
    assert engine.hide_parameters
    with storage.write() as uow:
        uow.people.add(mothers.person("Sara"))
    with pytest.raises(IntegrityError) as raised, storage.write() as uow:
        uow.people.add(mothers.person("Confidential", chat_id="U0SARA"))
    assert "Confidential" not in str(raised.value)


def test_a_memory_database_is_one_for_all_threads(sqlite_memory_url: str) -> None:
    """Threads that use a memory database at once take turns on it, and none finds another one empty."""
    engine = make_engine(sqlite_memory_url)
    upgrade(engine)
    storage = SqlStorage(engine)

    def add_ten(start: int) -> None:
        for number in range(start, start + 10):
            with storage.write() as uow:
                uow.tasks.add(mothers.task(f"Task {number}", key=str(number)))

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(add_ten, range(0, 40, 10)))
    with storage.read() as uow:
        assert len(uow.tasks.by_key()) == 40
    engine.dispose()


def test_each_memory_database_begins_empty(sqlite_memory_url: str) -> None:
    """Nothing of one that was closed, even twice, is seen in the next ones, nor of them in each other."""
    first = Database(sqlite_memory_url)
    with first.storage().write() as uow:
        uow.tasks.add(mothers.task(key="line"))
    first.close()
    first.close()
    second, third = Database(sqlite_memory_url), Database(sqlite_memory_url)
    with second.storage().write() as uow:
        uow.tasks.add(mothers.task(key="line"))
    for each, held in ((third, 0), (second, 1)):
        with each.storage().read() as uow:
            assert len(uow.tasks.by_key()) == held
        each.close()


def test_postgresql_keeps_no_prepared_statements(postgresql_engine: Engine) -> None:
    """Repeating a statement prepares nothing on the server, so a pooler in between cannot lose it."""
    with postgresql_engine.connect() as connection:
        for _ in range(10):
            connection.execute(text("SELECT 1"))
        assert connection.execute(text("SELECT count(*) FROM pg_prepared_statements")).scalar_one() == 0


def test_writers_stand_in_line(sqlite_engine: Engine) -> None:
    """Of many threads that want to write one asks SQLite at a time, so that none is passed over until it gives up."""
    asking: list[object] = []
    most: list[int] = []

    def before(_connection: object, cursor: object, statement: str, *_more: object) -> None:
        if statement == "BEGIN IMMEDIATE":
            asking.append(cursor)
            most.append(len(asking))

    def after(_connection: object, cursor: object, statement: str, *_more: object) -> None:
        if statement == "BEGIN IMMEDIATE":
            asking.remove(cursor)

    event.listen(sqlite_engine, "before_cursor_execute", before)
    event.listen(sqlite_engine, "after_cursor_execute", after)
    storage = SqlStorage(sqlite_engine)

    def write(number: int) -> None:
        with storage.write() as uow:
            uow.tasks.add(mothers.task(f"Task {number}", key=str(number)))

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(write, range(80)))
    assert (len(most), max(most)) == (80, 1)
