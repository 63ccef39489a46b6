"""Fresh databases with the schema in them, on both engines the product supports.

A test takes `engine` or `storage` and runs once on each. The schema is made once a session and copied.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from storage.engine import make_engine
from storage.schema import upgrade
from storage.unit_of_work import SqlStorage
from tests.postgres_server import PostgresServer


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file that holds the schema and nothing else."""
    path = tmp_path_factory.mktemp("template") / "template.db"
    _make_schema(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def postgresql_template(postgresql_server: PostgresServer) -> str:
    """The name of a PostgreSQL database that holds the schema and nothing else."""
    name = postgresql_server.create_database()
    _make_schema(postgresql_server.url(name))
    return name


@pytest.fixture
def sqlite_engine(tmp_path: Path, sqlite_template: Path) -> Iterator[Engine]:
    """A SQLite database of its own, in a file."""
    path = tmp_path / "followthrough.db"
    shutil.copyfile(sqlite_template, path)
    engine = make_engine(f"sqlite:///{path}")
    yield engine
    engine.dispose()


@pytest.fixture
def postgresql_engine(postgresql_server: PostgresServer, postgresql_template: str) -> Iterator[Engine]:
    """A PostgreSQL database of its own."""
    name = postgresql_server.create_database(postgresql_template)
    engine = make_engine(postgresql_server.url(name))
    yield engine
    engine.dispose()
    postgresql_server.drop_database(name)


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest) -> Engine:
    """A database of its own; the test runs once on each engine."""
    made: Engine = request.getfixturevalue(f"{request.param}_engine")
    return made


@pytest.fixture
def storage(engine: Engine) -> SqlStorage:
    """A storage of its own; the test runs once on each engine."""
    return SqlStorage(engine)


def _make_schema(url: str) -> None:
    engine = make_engine(url)
    upgrade(engine)
    engine.dispose()
