"""Replaying the audit trail: from nothing, entry by entry, to what the tables of the plan hold.

What can be rebuilt is every table that people change, or that the bot changes in their sight; `journal.LEFT_OUT` names
them with the few columns that cannot. The rest is reckoned from these, or belongs to the machinery: the outbox and the
inbox, who is told next (`rounds`), which message said what (`replies`, `questions`), files that wait to be taken in
(`uploads`), early signs (`cues`), the ladder of a case once more by person (`case_rungs`), and the words of a task once
more in their order (`task_words`).
"""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Table, select

from storage import journal
from storage.tables import audit

Rows = dict[tuple[Any, ...], journal.Values]
"""The rows of a table by primary key, without the values that are not there."""

_TRAIL = select(audit.c.rows).where(audit.c.rows.is_not(None)).order_by(audit.c.id)
_AT_ONCE = 1000


def replayed(connection: Connection) -> dict[str, Rows]:
    """What the trail says that the tables hold, by table."""
    found: dict[str, Rows] = {table.name: {} for table in journal.LEFT_OUT}
    for noted in connection.execution_options(yield_per=_AT_ONCE).execute(_TRAIL).scalars():
        for table, key, _, after in noted:
            _apply(found[table], tuple(key), after)
    return {table: {key: _told(values) for key, values in rows.items()} for table, rows in found.items()}


def standing(connection: Connection) -> dict[str, Rows]:
    """What the tables hold."""
    return {table.name: dict(_rows(connection, table)) for table in journal.LEFT_OUT}


def differences(connection: Connection) -> list[str]:
    """What the trail does not explain, a line for each value or row; none when replaying gives the tables."""
    told, there = replayed(connection), standing(connection)
    return [line for table in there for line in _compared(table, told[table], there[table])]


def _apply(rows: Rows, key: tuple[Any, ...], after: journal.Values | None) -> None:
    if after is None:
        rows.pop(key, None)
    else:
        rows.setdefault(key, {}).update(after)


def _told(values: journal.Values) -> journal.Values:
    return {name: value for name, value in values.items() if value is not None}


def _rows(connection: Connection, table: Table) -> Iterator[tuple[tuple[Any, ...], journal.Values]]:
    keys = [column.name for column in table.primary_key]
    for row in connection.execute(select(table)).mappings():
        yield tuple(journal.as_json(row[name]) for name in keys), journal.plain(table, dict(row))


def _compared(table: str, told: Rows, there: Rows) -> Iterator[str]:
    for key in sorted({*told, *there}, key=str):
        if key not in there:
            yield f"{table} {_name(key)}: only the trail has it"
        elif key not in told:
            yield f"{table} {_name(key)}: the trail does not have it"
        else:
            yield from (f"{table} {_name(key)}: {line}" for line in _values(told[key], there[key]))


def _values(told: Mapping[str, Any], there: Mapping[str, Any]) -> Iterator[str]:
    for name in sorted({*told, *there}):
        if told.get(name) != there.get(name):
            yield f"{name} is {there.get(name)!r}, the trail says {told.get(name)!r}"


def _name(key: tuple[Any, ...]) -> str:
    return ", ".join(map(str, key))
