"""Rows to domain classes and back: a column is named like the field it holds."""

import re
from collections.abc import Sequence
from dataclasses import fields, replace
from functools import cache
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from sqlalchemy import (
    ColumnElement,
    Connection,
    Dialect,
    FromClause,
    Insert,
    Select,
    Table,
    Update,
    bindparam,
    func,
    select,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.dml import ReturningInsert

from storage import ahead, journal

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

T = TypeVar("T", bound="DataclassInstance")

_ROW_ID = "row_id"  # not `id`, which is a column


class Shape(Generic[T]):
    """How one kind of thing is read from a table, or from an alias of it."""

    def __init__(self, kind: type[T], source: FromClause) -> None:
        self.kind = kind
        self.source = source
        self.columns: tuple[ColumnElement[Any], ...] = tuple(source.c[field.name] for field in fields(kind))

    def read(self, row: Sequence[Any]) -> T:
        """The thing in a row of exactly its columns."""
        return self.kind(*row)


def split(row: Sequence[Any], *shapes: Shape[Any]) -> list[Any]:
    """The things that stand side by side in a joined row; None for one that the outer join did not find."""
    found: list[Any] = []
    start = 0
    for shape in shapes:
        end = start + len(shape.columns)
        found.append(None if row[start] is None else shape.read(row[start:end]))
        start = end
    return found


def values_of(thing: "DataclassInstance") -> dict[str, Any]:
    """The values of a thing by column, without its id, which the database gives."""
    return {name: getattr(thing, name) for name in _names(type(thing))}


def add(connection: Connection, table: Table, thing: T) -> T:
    """Insert a thing and return it with its id."""
    values = values_of(thing)
    return replace(thing, id=add_values(connection, table, values))


def add_values(connection: Connection, table: Table, values: dict[str, Any]) -> int:
    """Insert a row and return its id."""
    key = connection.execute(insert(table), values).inserted_primary_key
    if key is None:
        raise RuntimeError(f"{table.name} gave no id")
    journal.made(connection, table, (key[0],), values)
    found: int = key[0]
    return found


def add_all(connection: Connection, table: Table, new: Sequence[dict[str, Any]]) -> list[int]:
    """Insert rows, many in a statement; their ids, in their order.

    SQLite gives ids in order only row by row; but who writes there is alone, and may count on by themselves.
    """
    if connection.dialect.name == "sqlite":
        first = newest(connection, table) + 1
        held = ahead.held_by(connection)
        if held is not None:
            held.newest[table] = first - 1
        ids = list(range(first, first + len(new)))
        store(connection, table, [{**values, "id": each} for each, values in zip(ids, new, strict=True)])
    else:
        ids = list(connection.scalars(_insert_for_ids(table), new))
    for each, values in zip(ids, new, strict=True):
        journal.made(connection, table, (each,), values)
    return ids


def store(connection: Connection, table: Table, new: Sequence[dict[str, Any]]) -> None:
    """Insert rows whose ids are known, or are nobody's concern; they may be held back to be stored together."""
    if new:
        connection.execute(_insert_only(table), new, execution_options={ahead.ROWS: True})


def newest(connection: Connection, table: Table) -> int:
    """The newest id of a table; 0 where it is empty."""
    return connection.scalar(_newest(table)) or 0


def save(connection: Connection, table: Table, thing_id: int, values: dict[str, Any]) -> None:
    """Update the row with that id; KeyError when there is none. What it had is read first, for the trail."""
    before = journal.standing(connection, table, (thing_id,))
    _write(connection, table, thing_id, values)
    journal.changed(connection, table, (thing_id,), values, before)


def save_changes(connection: Connection, table: Table, thing_id: int, before: T | None, after: T) -> None:
    """Update the columns that differ, or all of them when nobody knows what is there; KeyError without a row."""
    values = changes(before, after)
    if before is None:
        save(connection, table, thing_id, values)
    elif values:
        _write(connection, table, thing_id, values)
        journal.changed(connection, table, (thing_id,), values, values_of(before))


def _write(connection: Connection, table: Table, thing_id: int, values: dict[str, Any]) -> None:
    if connection.execute(_update(table), {**values, _ROW_ID: thing_id}).rowcount != 1:
        raise KeyError(f"{table.name} {thing_id}")


def changes(before: T | None, after: T) -> dict[str, Any]:
    """The values by column, without the id, that differ; all of them when nobody knows what was there before."""
    values = values_of(after)
    if before is None:
        return values
    return {name: value for name, value in values.items() if value != getattr(before, name)}


@cache
def insert(table: Table) -> Insert:
    """The INSERT of a table, built once: putting a statement together takes longer than running it."""
    return table.insert()


@cache
def _insert_only(table: Table) -> Insert:
    """The same, about which nothing is asked: not even the id of a single row."""
    return table.insert().inline()


@cache
def _insert_for_ids(table: Table) -> ReturningInsert[Any]:
    return table.insert().returning(table.c.id, sort_by_parameter_order=True)


@cache
def _newest(table: Table) -> Select[Any]:
    return select(func.max(table.c.id))


@cache
def _update(table: Table) -> Update:
    return table.update().where(table.c.id == bindparam(_ROW_ID))


@cache
def _names(kind: "type[DataclassInstance]") -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind) if field.name != "id")


def add_once(
    connection: Connection,
    table: Table,
    values: dict[str, Any],
    unique: tuple[str, ...],
    *,
    where: ColumnElement[bool] | None = None,
) -> Any | None:  # noqa: ANN401  (the primary key may be a number or a text)
    """Insert a row unless one with the same `unique` columns (among those that meet `where`) is there.

    Returns its primary key, or None when it was there.
    """
    statement = _insert_once(connection.dialect.name, table, unique, where)
    key = connection.execute(statement, values).scalar_one_or_none()
    if key is not None:
        journal.made(connection, table, (key,), values)
    return key


def add_all_once(
    connection: Connection,
    table: Table,
    values: Sequence[dict[str, Any]],
    unique: tuple[str],
    *,
    where: ColumnElement[bool] | None = None,
) -> dict[Any, int]:
    """The same for many rows in one statement; the ids of those that are new, by their unique column."""
    statement = _insert_once(connection.dialect.name, table, unique, where).returning(table.c[unique[0]])
    ids = {key: row_id for row_id, key in connection.execute(statement, values)}
    for each in values:
        if each[unique[0]] in ids:
            journal.made(connection, table, (ids[each[unique[0]]],), each)
    return ids


@cache
def _insert_once(
    dialect: str, table: Table, unique: tuple[str, ...], where: ColumnElement[bool] | None
) -> ReturningInsert[Any]:
    insertion = postgresql.insert(table) if dialect == "postgresql" else sqlite.insert(table)
    return insertion.on_conflict_do_nothing(index_elements=unique, index_where=where).returning(*table.primary_key)


def settle(connection: Connection, statement: Update, table: Table, thing_id: int, values: dict[str, Any]) -> bool:
    """Update a row by a statement that looks for its id as `wanted`, and for what must still be true of it.

    False when it is not true any more. What the row had is read first, for the trail.
    """
    before = journal.standing(connection, table, (thing_id,))
    if connection.execute(statement, {**values, "wanted": thing_id}).rowcount != 1:
        return False
    journal.changed(connection, table, (thing_id,), values, before)
    return True


def put(connection: Connection, table: Table, values: dict[str, Any]) -> None:
    """Insert a row, or replace the one with the same primary key."""
    keys = [column.name for column in table.primary_key]
    key = tuple(values[name] for name in keys)
    before = journal.standing(connection, table, key)
    statement = upsert(connection.dialect, table)
    changed = {name: statement.excluded[name] for name in values if name not in keys}
    connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=changed), values)
    if before is None:
        journal.made(connection, table, key, values)
    else:
        journal.changed(connection, table, key, values, before)


def upsert(dialect: Dialect, table: Table) -> postgresql.Insert | sqlite.Insert:
    """An INSERT that can say what to do on conflict; both databases speak it, each with its own class."""
    return postgresql.insert(table) if dialect.name == "postgresql" else sqlite.insert(table)


def natural(text: str) -> list[tuple[int, str]]:
    """A key to sort by as people do, the same on every database: G2 before G10, capitals beside small letters."""
    parts = re.findall(r"\d+|\D+", text.casefold())
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in parts]
