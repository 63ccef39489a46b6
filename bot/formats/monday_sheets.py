"""Reading the workbook of monday.com, which is no table.

It has titles, groups with a header each, items, and sub-items with other columns in the same places, which belong to
the item after which they stand and are known by nothing else.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from bot.formats.days import Order
from bot.formats.faults import Odd, OddKey, Place
from bot.formats.fields import Field, layout_of
from bot.formats.headers import Header, by_values, columns_of
from bot.formats.records import Record, Records
from bot.formats.tables import Row, Table, Value, is_blank
from bot.formats.texts import folded, line

MONDAY = layout_of(
    "monday",
    "monday.com",
    (("Name", "Subitems"), ("Name", "Item ID (auto generated)")),
    {
        Field.ID: ("Item ID (auto generated)", "Item ID"),
        Field.TITLE: ("Name",),
        Field.OWNER: ("Owner", "Person", "People", "Assignee", "Responsible", "Lead"),
        Field.START: ("Timeline - Start", "Start date", "Start"),
        Field.DUE: ("Due date", "Due", "Deadline", "Date", "Timeline - End"),
        Field.STATUS: ("Status",),
        Field.PROGRESS: ("Progress", "Progress %"),
        Field.DEPARTMENT: ("Department", "Team"),
        Field.GOAL: ("Goal", "Objective"),
    },
)
_LOOKED_AT = 60
_SUBITEMS = "subitems"
_NAME = "name"


@dataclass(slots=True)
class _Section:
    """Rows under the same header; `above` is the line of the item of each row, None for items."""

    words: tuple[str, ...]
    rows: list[Row] = field(default_factory=list)
    above: list[int | None] = field(default_factory=list)


def is_monday(table: Table) -> bool:
    """Whether a sheet is one of monday.com's."""
    return any(MONDAY.fits(frozenset(_words(row))) for row in table.rows[:_LOOKED_AT])


def records_of(table: Table, zone: ZoneInfo, order: Order | None) -> tuple[list[Record], list[Odd], frozenset[Field]]:
    """The items and sub-items of a sheet, what is odd, and the fields of which it speaks."""
    sections, odd = _sections(table)
    records: list[Record] = []
    fields: frozenset[Field] = frozenset()
    for section in sections:
        above = {row.line: item for row, item in zip(section.rows, section.above, strict=True)}
        part = Table([Row(0, section.words), *section.rows], table.sheet)
        header = by_values(part, Header(MONDAY, 0, section.words, columns_of(MONDAY, section.words)))
        reader = Records(part, header, zone, order)
        for record in reader.read():
            item = above[record.row.line]
            record.key = f"row {record.row.line}"
            record.parent = None if item is None else f"row {item}"
            records.append(record)
        odd += reader.odd
        fields |= frozenset(header.columns)
    return records, odd, fields


def _sections(table: Table) -> tuple[list[_Section], list[Odd]]:
    """The rows by their header; the same header again continues its section."""
    known: dict[tuple[str, ...], _Section] = {}
    odd: list[Odd] = []
    items: _Section | None = None
    current: _Section | None = None
    item: int | None = None
    for row in table.rows:
        words = _words(row)
        if _is_header(words):
            current = known.setdefault(words, _Section(words))
            items = current if words[0] == _NAME else items
        elif current is None or items is None:
            continue  # titles above the first header
        elif not is_blank(_cell(row, 0)):
            if len([cell for cell in row.cells if not is_blank(cell)]) > 1:
                items.rows.append(row)
                items.above.append(None)
                item, current = row.line, items
        elif current is not items and isinstance(_cell(row, 1), str) and line(row.cells[1]):
            current.rows.append(row)
            current.above.append(item)
        elif any(not is_blank(cell) for cell in row.cells):
            text = next(line(cell) for cell in row.cells if not is_blank(cell))
            odd.append(Odd(OddKey.LONE_CELL, Place(row.line, table.sheet), {"text": text}))
    return [section for section in known.values() if section.rows], odd


def _is_header(words: Sequence[str]) -> bool:
    """Of items, or of sub-items."""
    first = tuple(words[:2])
    return first == (_SUBITEMS, _NAME) or (words[:1] == (_NAME,) and MONDAY.fits(frozenset(words)))


def _words(row: Row) -> tuple[str, ...]:
    return tuple(folded(cell) if isinstance(cell, str) else "" for cell in row.cells)


def _cell(row: Row, index: int) -> Value:
    return row.cells[index] if index < len(row.cells) else None
