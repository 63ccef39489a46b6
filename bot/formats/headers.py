"""Where the header of a table stands, whose it is, and which column says what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.formats.faults import Odd, OddKey, Place
from bot.formats.fields import Field, Layout
from bot.formats.guesses import GUESSED
from bot.formats.layouts import LAYOUTS
from bot.formats.statuses import meaning
from bot.formats.tables import Row, Table, Value
from bot.formats.texts import folded, line

_LOOKED_AT = 60
"""Rows among which the header is looked for; nobody writes so long a preamble."""

_SAMPLE = 200
_LEAST_GUESSED = 2
"""Fields that a header must name before it is taken for one."""


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a table: the tool, the index of its row, its words, and the columns of each field."""

    layout: Layout
    index: int
    words: tuple[str, ...]
    columns: Mapping[Field, tuple[int, ...]]


def header_of(table: Table) -> Header | None:
    """The header of a table; None where nothing in it looks like one."""
    rows = [_folded(row) for row in table.rows[:_LOOKED_AT]]
    for index, words in enumerate(rows):
        present = frozenset(words)
        for layout in LAYOUTS:
            if layout.fits(present):
                return Header(layout, index, words, columns_of(layout, words))
    best: Header | None = None
    for index, words in enumerate(rows):
        columns = columns_of(GUESSED, words)
        if (
            Field.TITLE in columns
            and len(columns) >= _LEAST_GUESSED
            and len(columns) > (len(best.columns) if best else 0)
        ):
            best = Header(GUESSED, index, words, columns)
    return None if best is None else by_values(table, best)


def header_in(table: Table, layout: Layout) -> Header | None:
    """The header of that tool in a table, None where it has none."""
    for index, row in enumerate(table.rows[:_LOOKED_AT]):
        words = _folded(row)
        if layout.fits(frozenset(words)):
            return Header(layout, index, words, columns_of(layout, words))
    return None


def columns_of(layout: Layout, words: Sequence[str]) -> dict[Field, tuple[int, ...]]:
    """The columns of each field. A known tool may have several for one, a guess takes the first that is named."""
    places: dict[str, list[int]] = {}
    for index, word in enumerate(words):
        places.setdefault(word, []).append(index)
    columns: dict[Field, tuple[int, ...]] = {}
    taken: set[int] = set()
    for one, names in layout.columns.items():
        found = [index for name in names for index in places.get(name, ())]
        if layout is GUESSED:
            found = [index for index in found if index not in taken][:1]
            taken.update(found)
        if found:
            columns[one] = tuple(found)
    return columns


def about(table: Table, header: Header) -> list[Odd]:
    """What is to be said of the header: where it stands, what was guessed, and which columns are of no use."""
    row = table.rows[header.index]
    odd = []
    if row.line > 1:
        odd.append(Odd(OddKey.HEADER_BELOW, Place(row.line, table.sheet)))
    shown = [line(cell) for cell in row.cells]
    if header.layout is GUESSED:
        for field, columns in header.columns.items():
            guess = {"text": shown[columns[0]], "column": field.value}
            odd.append(Odd(OddKey.GUESSED, Place(row.line, table.sheet), guess))
    used = {index for columns in header.columns.values() for index in columns}
    ignored = header.layout.ignored
    left = [
        shown[index]
        for index, word in enumerate(header.words)
        if word and index not in used and word not in ignored and _has_values(table, header, index)
    ]
    if left:
        odd.append(Odd(OddKey.UNUSED_COLUMNS, Place(None, table.sheet), {"columns": ", ".join(dict.fromkeys(left))}))
    return odd


def by_values(table: Table, header: Header) -> Header:
    """A column that is called Owner may hold statuses: its values decide."""
    owner = header.columns.get(Field.OWNER)
    if owner is None:
        return header
    values = [line(_cell(row, owner[0])) for row in table.rows[header.index + 1 :][:_SAMPLE]]
    said = [value for value in values if value]
    if not said or sum(meaning(value).known for value in said) * 2 <= len(said):
        return header
    columns = dict(header.columns)
    columns.setdefault(Field.STATUS, columns.pop(Field.OWNER))
    return Header(header.layout, header.index, header.words, columns)


def _has_values(table: Table, header: Header, index: int) -> bool:
    return any(_cell(row, index) not in {None, ""} for row in table.rows[header.index + 1 :])


def _cell(row: Row, index: int) -> Value:
    return row.cells[index] if index < len(row.cells) else None


def _folded(row: Row) -> tuple[str, ...]:
    return tuple(folded(cell) if isinstance(cell, str) else "" for cell in row.cells)
