"""Migrations: every database comes to the schema that the tables describe."""

import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.config import Config
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError

from domain.notices import NoticeState
from storage import schema
from storage.engine import make_engine
from storage.rows import values_of
from storage.tables import metadata, notices
from storage.unit_of_work import SqlStorage
from tests import mothers

ROOT = Path(schema.__file__).parent.parent


def test_an_empty_database_is_brought_to_the_newest_version(database_url: str) -> None:
    """Before there is no version, afterwards the newest; doing it again changes nothing."""
    engine = make_engine(database_url)
    assert schema.current(engine) is None
    assert not schema.is_current(engine)
    schema.upgrade(engine)
    assert schema.current(engine) == schema.head()
    schema.upgrade(engine)
    assert schema.is_current(engine)
    engine.dispose()


def test_asking_for_the_version_makes_nothing(database_url: str) -> None:
    """A look at a database leaves it as empty as it was."""
    engine = make_engine(database_url)
    schema.current(engine)
    assert _inventory(engine) == set()
    engine.dispose()


def test_a_database_of_a_newer_program_is_left_alone(engine: Engine) -> None:
    """A schema this program does not know is refused in plain words, and nothing in it is changed."""
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    assert not schema.is_current(engine)
    with pytest.raises(schema.NewerSchemaError, match="9999"):
        schema.upgrade(engine)
    assert schema.current(engine) == "9999"


def test_migrations_and_tables_agree(engine: Engine) -> None:
    """Alembic finds nothing to do between the migrated schema and the tables."""
    with schema.migrating(engine) as config:
        command.check(config)


def test_migrations_and_tables_agree_to_the_letter_on_sqlite(sqlite_engine: Engine, sqlite_memory_url: str) -> None:
    """Predicates of indexes and every constraint are the same too, which Alembic does not compare."""
    from_tables = make_engine(sqlite_memory_url)
    metadata.create_all(from_tables)
    assert _inventory(sqlite_engine) == _inventory(from_tables)
    from_tables.dispose()


def test_a_database_in_memory_has_the_same_schema(sqlite_engine: Engine, sqlite_memory_url: str) -> None:
    """It is made at once and not step by step; each is one of its own."""
    first, second = make_engine(sqlite_memory_url), make_engine(sqlite_memory_url)
    for each in (first, second):
        schema.upgrade(each)
        assert schema.is_current(each)
        assert _inventory(each) == _inventory(sqlite_engine)
    with first.begin() as connection:
        connection.execute(text("DROP TABLE leases"))
    assert _inventory(first) < _inventory(second)
    for each in (first, second):
        each.dispose()


def test_migrations_and_tables_agree_to_the_letter_on_postgresql(
    postgresql_engine: Engine, postgresql_url: str
) -> None:
    """Predicates of indexes and every constraint are the same too, which Alembic does not compare."""
    from_tables = make_engine(postgresql_url)
    metadata.create_all(from_tables)
    assert _inventory(postgresql_engine) == _inventory(from_tables)
    from_tables.dispose()


def test_a_migration_that_fails_leaves_nothing(engine: Engine) -> None:
    """A step that breaks in the middle takes back the tables it made before."""
    before = _inventory(engine)
    with pytest.raises(DBAPIError, match="nowhere"), schema.migrating(engine) as config:
        _run(config, "CREATE TABLE half (id INTEGER)", "DROP TABLE nowhere")
    assert _inventory(engine) == before


def test_copying_a_table_loses_no_row_that_points_to_it(sqlite_engine: Engine) -> None:
    """SQLite alters a table by copying it; what belongs to its rows stays, and keys are checked again after."""
    storage = SqlStorage(sqlite_engine)
    with storage.write() as uow:
        owner = uow.people.add(mothers.person())
        task = uow.tasks.add(mothers.task(owner_id=owner.id))
        check_in = uow.check_ins.add(mothers.check_in(task.id, owner.id))
    with schema.migrating(sqlite_engine) as config:
        operations = Operations(MigrationContext.configure(_connection(config)))
        for table in ("people", "tasks"):
            with operations.batch_alter_table(table, recreate="always"):
                pass
    with storage.read() as uow:
        assert uow.check_ins.find(task.id, check_in.week) == check_in
    with sqlite_engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1


def test_a_migration_may_not_leave_rows_that_point_nowhere(sqlite_engine: Engine) -> None:
    """Rows whose target a step removed are found before it is committed, and the step is taken back."""
    with SqlStorage(sqlite_engine).write() as uow:
        uow.tasks.add(mothers.task(owner_id=uow.people.add(mothers.person()).id))
    with pytest.raises(RuntimeError, match="1 rows that point nowhere"), schema.migrating(sqlite_engine) as config:
        _run(config, "DELETE FROM people")
    with SqlStorage(sqlite_engine).read() as uow:
        assert len(uow.people.all()) == 1


def test_a_notice_of_an_older_program_is_said_to_have_ended(database_url: str) -> None:
    """What was sent ended then, what failed no earlier than it might go, and what is under way has not ended."""
    engine = make_engine(database_url)
    with schema.migrating(engine) as config:
        command.upgrade(config, "0003")
        for row in enumerate((NoticeState.SENT, NoticeState.REFUSED, NoticeState.PENDING)):
            _connection(config).execute(notices.insert().values(_old_notice(*row)))
    schema.upgrade(engine)
    with SqlStorage(engine).read() as uow:
        ended = [uow.notices.get(number).ended_at for number in range(3)]
    assert ended == [mothers.NOW, mothers.days_ago(1), None]
    engine.dispose()


def _old_notice(number: int, state: NoticeState) -> dict[str, Any]:
    """The row of a notice as it was before it was known when it ended."""
    notice = mothers.notice(number, created_at=mothers.days_ago(2), not_before=mothers.days_ago(1), state=state)
    notice = replace(notice, sent_at=mothers.NOW if state is NoticeState.SENT else None)
    row = {**values_of(notice), "id": number, "recipient": str(number), "token": str(number)}
    del row["ended_at"]
    return row


def test_processes_that_start_together_wait_for_each_other(database_url: str) -> None:
    """Several upgrades at once end in one schema and no error."""
    program = (
        "import sys; from storage.engine import make_engine; from storage.schema import upgrade;"
        "upgrade(make_engine(sys.argv[1], busy_seconds=30))"
    )
    start = [sys.executable, "-c", program, database_url]
    together = [subprocess.Popen(start, cwd=ROOT) for _ in range(3)]  # noqa: S603  (a program of two lines above)
    assert [process.wait() for process in together] == [0, 0, 0]
    engine = make_engine(database_url)
    assert schema.is_current(engine)
    engine.dispose()


def test_the_next_step_is_drafted_from_the_tables(tmp_path: Path) -> None:
    """The command of the contributors' guide writes a numbered step that says nothing of our own types."""
    copy = tmp_path / "storage"
    _copy_package(ROOT / "storage", copy)
    _copy_package(ROOT / "domain", tmp_path / "domain")
    following = copy / "tables" / "delivery.py"
    following.write_text(
        following.read_text(encoding="utf-8").replace(
            'Column("key", Text, primary_key=True),',
            'Column("key", Text, primary_key=True),\n    Column("seen_at", UtcDateTime),',
        ),
        encoding="utf-8",
    )
    subprocess.run(
        [sys.executable, "-m", "storage.migrations", "Remember when an event was seen"], cwd=tmp_path, check=True
    )
    drafted = next((copy / "migrations" / "versions").glob(f"{int(schema.head()) + 1:04}_*.py"))
    step = drafted.read_text(encoding="utf-8")
    assert step.startswith('"""Remember when an event was seen."""')
    assert "sa.Column('seen_at', sa.DateTime(timezone=True), nullable=True)" in step
    assert step.count("add_column") == 1


def _copy_package(source: Path, target: Path) -> None:
    for path in source.rglob("*"):
        if path.suffix in {".py", ".mako"}:
            place = target / path.relative_to(source)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(path.read_bytes())


def _connection(config: Config) -> Connection:
    connection = config.attributes["connection"]
    assert isinstance(connection, Connection)
    return connection


def _run(config: Config, *statements: str) -> None:
    for statement in statements:
        _connection(config).execute(text(statement))


def _inventory(engine: Engine) -> set[str]:
    """Every column, constraint and index as a line of text, Alembic's own table left out."""
    with engine.connect() as connection:
        found = _of_sqlite(connection) if engine.dialect.name == "sqlite" else _of_postgresql(connection)
    return {line for line in found if "alembic_version" not in line}


_OUTSIDE_BRACKETS = re.compile(r", (?![^(]*\))")
"""The comma before a column: SQLite writes one that was added later behind the one before it, on the same line."""


def _of_sqlite(connection: Connection) -> list[str]:
    made = connection.execute(text("SELECT tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL"))
    return [
        f"{name}: {line.strip().rstrip(',').strip()}".replace('"', "")
        for name, sql in made
        for line in _OUTSIDE_BRACKETS.sub("\n", sql).splitlines()
        if line.strip()
    ]


def _of_postgresql(connection: Connection) -> list[str]:
    columns = (
        "SELECT concat_ws(' ', table_name, column_name, data_type, is_nullable, column_default)"
        " FROM information_schema.columns WHERE table_schema = 'public'"
    )
    constraints = (
        "SELECT concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid))"
        " FROM pg_constraint WHERE connamespace = 'public'::regnamespace"
    )
    indexes = "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'"
    return [line for query in (columns, constraints, indexes) for line in connection.execute(text(query)).scalars()]
