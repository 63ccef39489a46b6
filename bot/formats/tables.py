"""Tables as they stand in a file: rows that know their line, cells as they are, nothing understood yet."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from bot.formats.faults import Odd, Place

Value = str | int | float | Decimal | bool | datetime | date | time | timedelta | None
"""What stands in a cell; a CSV file knows texts only."""

Watch = Callable[[int, int], None]
"""Told from time to time how many of how many rows are read."""

EACH = 500
"""Rows from one telling to the next."""

MOST_BYTES = 50_000_000
"""Of a file; a hundred thousand tasks with long notes are less."""

MOST_ROWS = 200_000
MOST_COLUMNS = 500


@dataclass(frozen=True, slots=True)
class Row:
    """One row; `struck` holds what was struck out, by column, and the rest of that cell is in `cells`."""

    line: int
    cells: Sequence[Value]
    struck: Mapping[int, str] | None = None


@dataclass(slots=True)
class Table:
    """A sheet of a workbook, or a CSV file, whose `sheet` is None."""

    rows: list[Row]
    sheet: str | None = None
    odd: list[Odd] = field(default_factory=list)

    def place(self, row: Row, column: int | None = None) -> Place:
        """Where a row or one of its cells stands."""
        cell = None if column is None or self.sheet is None else f"{letters(column)}{row.line}"
        return Place(row.line, self.sheet, cell)


def letters(column: int) -> str:
    """The name of a column, counted from 0, as a workbook shows it: A, B, ... Z, AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def unwatched(_done: int, _of: int) -> None:
    """For whoever does not want to be told."""


def is_blank(value: Value) -> bool:
    """Whether a cell says nothing."""
    return value is None or (isinstance(value, str) and not value.strip())
