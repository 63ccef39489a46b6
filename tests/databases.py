"""Fresh databases for tests, on both engines the product supports; as URLs only, without a schema.

A test takes `database_url` to run on both engines, or `sqlite_url`, `sqlite_memory_url`, `postgresql_url`
for one. Each test gets a database of its own.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.postgres_server import PostgresServer


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[PostgresServer]:
    """One server per test process, started when a test first needs it (about 1.5 seconds)."""
    server = PostgresServer()
    yield server
    server.stop()


@pytest.fixture
def postgresql_url(postgresql_server: PostgresServer) -> Iterator[str]:
    """Address of an empty PostgreSQL database that lives as long as the test."""
    name = postgresql_server.create_database()
    yield postgresql_server.url(name)
    postgresql_server.drop_database(name)


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """Address of a SQLite database in a file that does not exist yet."""
    return f"sqlite:///{tmp_path / 'followthrough.db'}"


@pytest.fixture
def sqlite_memory_url() -> str:
    """Address of a SQLite database in memory: gone with its only connection."""
    return "sqlite:///:memory:"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """Address of an empty database; the test runs once on each engine."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url
