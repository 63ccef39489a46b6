"""The journal of a transaction: which rows of the plan's tables it made, changed and removed.

Whatever stores a row notes it here, and the trail writes it down with the entry that says who did it and why. From that
`storage/replay.py` rebuilds the tables. A row is noted once for each transaction, however often it was changed.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, Table, bindparam, select

from storage import tables
from storage.types import AsJson

Values = dict[str, Any]
"""Values by column, as JSON has them."""

Noted = list[Any]
"""A row that changed, as JSON has it: table, primary key, the values before (None where nobody read them), and after.

`before` of a row that is new, and `after` of one that is gone, is None; after tells only the columns that changed.
"""

OPTION = "followthrough_journal"
"""Execution option of a connection whose transaction keeps a journal."""

LEFT_OUT: Mapping[Table, frozenset[str]] = {
    tables.workspaces: frozenset(
        # When the clock looks next, and what a restore or the first connection left there.
        {"next_digest_at", "next_agenda_at", "next_meeting_on", "next_silence_at", "restored_at", "team_id"}
    ),
    tables.calendars: frozenset(),
    tables.departments: frozenset(),
    # When the clock asks next, where the messages of a person go, what is reckoned from leaves and moves, and the
    # company's language, which its settings have.
    tables.people: frozenset(
        {"next_ask_at", "next_reminder_at", "dm_channel", "returns_after", "move_since", "usual_language"}
    ),
    tables.goals: frozenset(),
    tables.measures: frozenset(),
    tables.readings: frozenset(),
    tables.tasks: frozenset({"rests_until", "due_moves"}),  # reckoned from the cases of a task, and its dates
    tables.check_ins: frozenset(),
    tables.needs: frozenset(),
    tables.cases: frozenset(),
    tables.pauses: frozenset(),
    tables.decisions: frozenset(),
    tables.proposals: frozenset(),
    tables.offers: frozenset(),
    tables.offerings: frozenset(),
    tables.action_items: frozenset(),
    tables.recognitions: frozenset(),
    tables.remarks: frozenset(),
    tables.leader_words: frozenset(),
    tables.silences: frozenset(),
    tables.links: frozenset(),
}
"""The tables that can be rebuilt, each with its columns that cannot."""

_SUBJECTS = {
    "workspaces": "workspace",
    "calendars": "calendar",
    "departments": "department",
    "people": "person",
    "goals": "goal",
    "measures": "measure",
    "tasks": "task",
    "check_ins": "check_in",
    "cases": "case",
    "decisions": "decision",
    "offers": "offer",
    "offerings": "case",
    "readings": "measure",
    "action_items": "action_item",
    "leader_words": "word",
    "silences": "silence",
    "remarks": "remark",
}
"""What entries call a row of a table."""

_ABOVE = {"task_id": "task", "case_id": "case", "measure_id": "measure", "person_id": "person"}


class Journal:
    """What one transaction noted."""

    def __init__(self) -> None:
        self._noted: dict[tuple[str, tuple[Any, ...]], _Note] = {}

    def note(
        self,
        table: Table,
        key: tuple[Any, ...],
        after: Mapping[str, Any],
        before: Mapping[str, Any] | None,
        *,
        new: bool,
    ) -> None:
        """Note a row that was stored; `before` says what is known of it."""
        kept = _columns(table)
        place = (table.name, tuple(as_json(part) for part in key))
        found = self._noted.get(place)
        if found is None:
            found = self._noted[place] = _Note(before or after, new=new)
            if new:  # most rows of a transaction with many
                values = after.items()
                found.after = {name: kept[name](value) for name, value in values if value is not None and name in kept}
                return
        found.gone = False
        for name, value in after.items():
            encode = kept.get(name)
            if encode is None:
                continue
            found.after[name] = None if value is None else encode(value)
            if before is not None and name in before:
                was = before[name]
                found.before.setdefault(name, None if was is None else encode(was))

    def gone(self, table: Table, key: tuple[Any, ...]) -> None:
        """Note a row that was removed."""
        place = (table.name, tuple(as_json(part) for part in key))
        found = self._noted.pop(place, None)
        if found is None or not found.new:
            self._noted[place] = _Note({}, new=False, gone=True)

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables in which a row is different now, by name."""
        changed = {table for (table, key), note in self._noted.items() if note.row(table, key) is not None}
        return tuple(sorted(changed))

    def by_subject(self, subjects: Sequence[str]) -> list[list[Noted] | None]:
        """What goes with each of the entries about these subjects: with the first that names the row, or what it is of.

        A row that no entry names goes with the last one.
        """
        places: dict[str, int] = {}
        for place, subject in enumerate(subjects):
            places.setdefault(subject, place)
        told: list[list[Noted]] = [[] for _ in subjects]
        for (table, key), note in self._noted.items():
            row = note.row(table, key)
            if row is None:
                continue
            named = (places[each] for each in _named(table, key, note) if each in places)
            place = next(named, len(subjects) - 1)
            told[place].append(row)
        return [each or None for each in told]


class _Note:
    """A row: what it had before, as far as that is known, and what it has."""

    __slots__ = ("after", "before", "gone", "known", "new")

    def __init__(self, known: Mapping[str, Any], *, new: bool, gone: bool = False) -> None:
        self.known = known
        self.new = new
        self.gone = gone
        self.before: Values = {}
        self.after: Values = {}

    def row(self, table: str, key: tuple[Any, ...]) -> Noted | None:
        """The row as JSON; None when nothing is different."""
        if self.gone:
            return [table, list(key), None, None]
        if self.new:
            return [table, list(key), None, {name: value for name, value in self.after.items() if value is not None}]
        before = self.before
        after = {name: value for name, value in self.after.items() if name not in before or before[name] != value}
        if not after:
            return None
        return [table, list(key), {name: before[name] for name in after if name in before} or None, after]


def made(connection: Connection, table: Table, key: tuple[Any, ...], values: Mapping[str, Any]) -> None:
    """A row is new."""
    _note(connection, table, key, values, None, new=True)


def changed(
    connection: Connection,
    table: Table,
    key: tuple[Any, ...],
    values: Mapping[str, Any],
    before: Mapping[str, Any] | None = None,
) -> None:
    """A row has these values now; `before` are those it had, where they were read."""
    _note(connection, table, key, values, before, new=False)


def gone(connection: Connection, table: Table, key: tuple[Any, ...]) -> None:
    """A row was removed."""
    journal = of(connection)
    if journal is not None and table in LEFT_OUT:
        journal.gone(table, key)


def standing(connection: Connection, table: Table, key: tuple[Any, ...]) -> Mapping[str, Any] | None:
    """What a row of a transaction with a journal has; None for no row, and where nothing is noted."""
    if of(connection) is None or table not in LEFT_OUT:
        return None
    wanted = dict(zip((f"key_{column.name}" for column in table.primary_key), key, strict=True))
    row = connection.execute(_by_key(table), wanted).mappings().one_or_none()
    return None if row is None else dict(row)


def of(connection: Connection) -> Journal | None:
    """The journal of the transaction, if it keeps one."""
    found: Journal | None = connection.get_execution_options().get(OPTION)
    return found


def plain(table: Table, values: Mapping[str, Any]) -> Values:
    """The values of a row that can be rebuilt, as JSON has them, without those it does not have."""
    kept = _columns(table)
    return {name: kept[name](value) for name, value in values.items() if name in kept and value is not None}


def _note(
    connection: Connection,
    table: Table,
    key: tuple[Any, ...],
    values: Mapping[str, Any],
    before: Mapping[str, Any] | None,
    *,
    new: bool,
) -> None:
    journal = of(connection)
    if journal is not None and table in LEFT_OUT:
        journal.note(table, key, values, before, new=new)


def _named(table: str, key: tuple[Any, ...], note: _Note) -> Iterable[str]:
    """What the entry of a row may be about: the row, or what it is of."""
    own = _SUBJECTS.get(table)
    if own == "workspace":
        yield own
    elif own is not None:
        yield f"{own}:{key[0]}"
    for column, subject in _ABOVE.items():
        above = note.after.get(column) or note.known.get(column)
        if above is not None:
            yield f"{subject}:{above}"


@cache
def _by_key(table: Table) -> Select[Any]:
    return select(table).where(*(column == bindparam(f"key_{column.name}") for column in table.primary_key))


@cache
def _columns(table: Table) -> Mapping[str, Callable[[Any], Any]]:
    """How each column that is kept becomes JSON; the primary key is told apart."""
    return {
        column.name: column.type.dump if isinstance(column.type, AsJson) else as_json
        for column in table.columns
        if column.name not in LEFT_OUT[table] and not column.primary_key
    }


_AS_IT_IS = frozenset({str, int, bool, type(None)})


def as_json(value: Any) -> Any:  # noqa: ANN401  (whatever a column holds)
    """A value as JSON has it."""
    if type(value) in _AS_IT_IS:
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value
