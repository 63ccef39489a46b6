"""The schema of a database: which version it has, and bringing it to the newest one."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

from domain.errors import StorageFaultError
from storage.engine import READS_ONLY, in_memory, make_engine
from storage.faults import told_apart

_LOCK = 7_305_812_004  # any number that nobody else takes as an advisory lock in the same database


class NewerSchemaError(RuntimeError):
    """The database was used by a newer version of this program, which an older one must not touch."""


def head() -> str:
    """The newest version this program knows."""
    newest = ScriptDirectory.from_config(_config()).get_current_head()
    if newest is None:
        raise RuntimeError("The migrations are missing from the installation.")
    return newest


def current(engine: Engine) -> str | None:
    """The version of the database; None for an empty one. StorageFaultError when it cannot be reached."""
    # Not `make_reader`: SQLAlchemy leaves its connections writable on PostgreSQL, which hides from `upgrade` that
    # the database takes no writes.
    reading = engine.execution_options(**{READS_ONLY: True})
    with told_apart(), reading.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def is_current(engine: Engine) -> bool:
    """Whether the database has the newest version."""
    return current(engine) == head()


def is_known(found: str) -> bool:
    """Whether this program can work with a database of that version, or bring it up to date."""
    return found in _known()


def upgrade(engine: Engine) -> None:
    """Bring the database to the newest version, all or nothing; processes that start together wait for each other.

    StorageFaultError when the database cannot be reached, NewerSchemaError when it is ahead of this program.
    """
    found = current(engine)
    if found is not None and not is_known(found):
        raise NewerSchemaError(
            f"The database has schema {found}, this program knows {head()}: use the newer version of the program."
        )
    if found is None and in_memory(engine.url):
        _load(engine)
        return
    with migrating(engine) as config:
        command.upgrade(config, "head")


def _load(engine: Engine) -> None:
    """Make the newest schema at once: simulations begin with an empty database in memory a thousand times."""
    image = _image()
    with engine.connect() as connection:
        _driver(connection).deserialize(image)


@cache
def _image() -> bytes:
    """An empty database of the newest version, as SQLite keeps it in a file."""
    engine = make_engine("sqlite://")
    with migrating(engine) as config:
        command.upgrade(config, "head")
    with engine.connect() as connection:
        image = _driver(connection).serialize()
    engine.dispose()
    return image


def _driver(connection: Connection) -> sqlite3.Connection:
    driver = connection.connection.driver_connection
    if not isinstance(driver, sqlite3.Connection):
        raise TypeError("This is for SQLite alone.")
    return driver


@contextmanager
def migrating(engine: Engine) -> Iterator[Config]:
    """What Alembic's commands need, in one transaction on the database."""
    with told_apart(), engine.connect() as connection, _keys_unchecked(connection), connection.begin():
        if connection.dialect.name == "postgresql":
            if connection.execute(text("SHOW transaction_read_only")).scalar_one() == "on":
                raise StorageFaultError("the database takes no writes")
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        yield _config(connection)
        if connection.dialect.name == "sqlite":
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
            if broken:
                raise RuntimeError(
                    f"A migration would leave {len(broken)} rows that point nowhere; nothing was changed."
                )


@contextmanager
def _keys_unchecked(connection: Connection) -> Iterator[None]:
    """While SQLite copies a table, dropping the old one must not delete the rows that point to it.

    The switch has no effect inside a transaction, so it is thrown on the driver's connection, before and after.
    """
    driver = connection.connection.dbapi_connection
    if connection.dialect.name != "sqlite" or driver is None:
        yield
        return
    driver.cursor().execute("PRAGMA foreign_keys = OFF")
    try:
        yield
    finally:
        driver.cursor().execute("PRAGMA foreign_keys = ON")


def _known() -> set[str]:
    return {script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()}


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", "storage:migrations")
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
