"""What the tests of the storage share."""

import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import Engine

from domain.ports import UnitOfWork
from storage.engine import make_engine
from storage.unit_of_work import SqlStorage
from tests.postgres_server import PostgresServer


class TakenBackError(Exception):
    """Raised at the end of a test so that its transaction leaves nothing behind."""


@pytest.fixture(scope="session")
def shared_sqlite(sqlite_template: Path) -> Iterator[Engine]:
    """A database that every test leaves as it was."""
    path = shutil.copyfile(sqlite_template, sqlite_template.with_name("shared.db"))
    engine = make_engine(f"sqlite:///{path}")
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def shared_postgresql(postgresql_server: PostgresServer, postgresql_template: str) -> Iterator[Engine]:
    """A database that every test leaves as it was."""
    engine = make_engine(postgresql_server.url(postgresql_server.create_database(postgresql_template)))
    yield engine
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def uow(request: pytest.FixtureRequest) -> Iterator[UnitOfWork]:
    """One transaction for the whole test, on each engine, taken back at its end.

    Ids go on counting from test to test, as they do in a database that is in use.
    """
    engine: Engine = request.getfixturevalue(f"shared_{request.param}")
    with suppress(TakenBackError), SqlStorage(engine).write() as unit:
        yield unit
        raise TakenBackError


@pytest.fixture
def own_file(tmp_path: Path, sqlite_template: Path) -> Iterator[SqlStorage]:
    """A database in a file of its own, in which one writer at a time is at work."""
    engine = make_engine(f"sqlite:///{shutil.copyfile(sqlite_template, tmp_path / 'own.db')}")
    yield SqlStorage(engine)
    engine.dispose()
