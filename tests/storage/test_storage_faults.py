"""What is wrong with the database is told apart from what is wrong with the program."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import QueuePool, create_engine, text
from sqlalchemy.exc import DBAPIError

from domain.errors import StorageFaultError
from storage.database import Database
from storage.engine import make_engine
from storage.faults import told_apart
from storage.schema import upgrade
from storage.sole import DatabaseInUseError, sole_user


def test_a_database_that_takes_no_writes(sqlite_url: str) -> None:
    """A file that may only be read is no fault of the program."""
    Database(sqlite_url).close()
    file = f"file:{sqlite_url.removeprefix('sqlite:///')}?mode=ro"
    engine = create_engine("sqlite://", creator=lambda: sqlite3.connect(file, uri=True), poolclass=QueuePool)
    with pytest.raises(StorageFaultError, match="readonly"), told_apart(), engine.begin() as connection:
        connection.execute(text("DELETE FROM people"))
    engine.dispose()


def test_a_postgresql_database_that_takes_no_writes(postgresql_url: str) -> None:
    """A standby, or a role that may only read, is told when the database is opened."""
    engine = make_engine(f"{postgresql_url}&options=-c%20default_transaction_read_only%3Don")
    with pytest.raises(StorageFaultError, match="takes no writes"):
        upgrade(engine)
    engine.dispose()


def test_a_postgresql_user_without_rights(postgresql_url: str) -> None:
    """A right that is missing is a matter of the database, in its own words."""
    engine = make_engine(postgresql_url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE closed (id INTEGER)"))
        connection.execute(text("CREATE ROLE nobody_special"))
    forbidden = text("SET ROLE nobody_special; SELECT * FROM closed")
    with pytest.raises(StorageFaultError, match="permission denied"), told_apart(), engine.begin() as connection:
        connection.execute(forbidden)
    with engine.begin() as connection:
        connection.execute(text("DROP ROLE nobody_special"))
    engine.dispose()


def test_a_wrong_statement_is_a_fault_of_the_program(database_url: str) -> None:
    """It is not taken for a database that may come back."""
    engine = make_engine(database_url)
    with pytest.raises(DBAPIError, match="birds"), told_apart(), engine.begin() as connection:
        connection.execute(text("SELECT * FROM birds"))
    engine.dispose()


def test_the_folder_of_a_file_is_made_for_its_user(tmp_path: Path) -> None:
    """The first start on a clean machine needs nothing prepared."""
    with sole_user(f"sqlite:///{tmp_path}/data/here/plan.db"):
        assert (tmp_path / "data" / "here").is_dir()


def test_a_place_without_room_for_a_file_is_no_second_user(tmp_path: Path) -> None:
    """What cannot be held is not said to be in use."""
    (tmp_path / "plan.db.lock").mkdir()
    with pytest.raises(StorageFaultError) as found, sole_user(f"sqlite:///{tmp_path}/plan.db"):
        raise AssertionError("nothing was held")
    assert not isinstance(found.value, DatabaseInUseError)
