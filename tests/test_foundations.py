"""What the shared parts of the tests promise to the others."""

import os
import socket

import psycopg
import pytest
import sqlalchemy

from tests.network import LeftTheMachineError, is_local
from tests.postgres_server import PostgresServer


def test_database_url_is_an_empty_database_on_each_engine(database_url: str) -> None:
    """A test that takes `database_url` starts without a single table, on the engine the address names."""
    engine = sqlalchemy.create_engine(database_url)
    try:
        assert sqlalchemy.inspect(engine).get_table_names() == []
        with engine.begin() as connection:
            connection.execute(sqlalchemy.text("CREATE TABLE left_behind (id INTEGER)"))
        assert sqlalchemy.inspect(engine).get_table_names() == ["left_behind"]
    finally:
        engine.dispose()


def test_memory_database_is_empty(sqlite_memory_url: str) -> None:
    """A database in memory starts without a table."""
    engine = sqlalchemy.create_engine(sqlite_memory_url)
    assert sqlalchemy.inspect(engine).get_table_names() == []
    engine.dispose()


def test_a_database_can_be_copied(postgresql_server: PostgresServer) -> None:
    """A prepared database can be the template of others, so a schema need be built only once a session."""
    prepared = postgresql_server.create_database()
    with psycopg.connect(_plain(postgresql_server.url(prepared))) as connection:
        connection.execute("CREATE TABLE prepared (id INTEGER)")
    copy = postgresql_server.create_database(template=prepared)
    with psycopg.connect(_plain(postgresql_server.url(copy))) as connection:
        assert connection.execute("SELECT count(*) FROM prepared").fetchone() == (0,)
    postgresql_server.drop_database(copy)
    postgresql_server.drop_database(prepared)


def test_server_keeps_arabic_text(postgresql_url: str) -> None:
    """The test server stores UTF-8, as a production server must."""
    with psycopg.connect(_plain(postgresql_url)) as connection:
        assert connection.execute("SELECT upper('خطة é')").fetchone() == ("خطة É",)


def test_server_does_not_live_in_utc(postgresql_url: str) -> None:
    """The server's own zone differs from UTC, so a time without a zone shows up as wrong."""
    with psycopg.connect(_plain(postgresql_url)) as connection:
        assert connection.execute("SHOW timezone").fetchone() == ("Asia/Kathmandu",)


def test_other_machines_are_out_of_reach() -> None:
    """A connection beyond this machine fails before a packet leaves."""
    with socket.socket() as outside, pytest.raises(LeftTheMachineError, match=r"192\.0\.2\.1"):
        outside.connect(("192.0.2.1", 443))


def test_other_machines_cannot_be_looked_up() -> None:
    """A name beyond this machine is not even asked for."""
    with pytest.raises(LeftTheMachineError, match="example"):
        socket.getaddrinfo("example.com", 443)


@pytest.mark.parametrize(
    ("host", "local"),
    [
        ("127.0.0.1", True),
        ("127.9.9.9", True),
        ("::1", True),
        ("localhost", True),
        (None, True),
        (b"::1", True),
        ("10.0.0.1", False),
        ("0.0.0.1", False),
        ("localhost.example", False),
    ],
)
def test_local_means_loopback(host: object, local: bool) -> None:
    """Loopback addresses and `localhost` are this machine; private networks are not."""
    assert is_local(host) is local


def test_settings_of_the_developer_do_not_reach_the_tests() -> None:
    """Tokens, settings and proxies exported in the developer's shell are not seen by any test."""
    foreign = ("SLACK_", "FOLLOWTHROUGH_", "PG", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")
    assert [name for name in os.environ if name.upper().startswith(foreign)] == []


def _plain(url: str) -> str:
    """The same address for psycopg itself, which does not know the driver part of SQLAlchemy's."""
    return url.replace("postgresql+psycopg://", "postgresql://")
