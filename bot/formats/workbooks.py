"""Reading workbooks: values instead of formulas, true dates, and what was struck out apart from what replaced it."""

import io
import struct
import warnings
import zlib
from collections.abc import Iterator
from typing import Any, cast
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook import Workbook
from openpyxl.worksheet._read_only import ReadOnlyWorksheet
from openpyxl.worksheet._reader import WorkSheetParser

from bot.formats.faults import FormatError, FormatKey
from bot.formats.tables import EACH, MOST_BYTES, MOST_COLUMNS, MOST_ROWS, Row, Table, Value, Watch, unwatched

MOST_UNPACKED = 1_000_000_000
"""Bytes of a workbook when unpacked; more is a trap, not a plan."""

_OLD = b"\xd0\xcf\x11\xe0"
_BROKEN = (
    *(BadZipFile, InvalidFileException, zlib.error, struct.error, KeyError, ValueError, TypeError, IndexError),
    *(AttributeError, OSError, SyntaxError, EOFError, RuntimeError),
)
"""What openpyxl raises on a workbook that is none inside."""


def read_workbook(data: bytes, watch: Watch = unwatched) -> list[Table]:
    """The visible sheets that hold something. Errors: FormatError for what is no workbook, or cannot be opened."""
    if len(data) > MOST_BYTES:
        raise FormatError(FormatKey.TOO_LARGE, most=MOST_BYTES // 1_000_000)
    if data.startswith(_OLD):
        raise FormatError(FormatKey.LOCKED_WORKBOOK)
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            unpacked = sum(entry.file_size for entry in archive.infolist())
        if "xl/workbook.xml" not in names and not any(name.startswith("xl/") for name in names):
            raise FormatError(FormatKey.OTHER_FORMAT, what=_kind(names))
        if unpacked > MOST_UNPACKED:
            raise FormatError(FormatKey.TOO_LARGE, most=MOST_BYTES // 1_000_000)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of parts that are no cells: pictures, rules, printing
            return _tables(data, watch)
    except _BROKEN as error:
        raise FormatError(FormatKey.BROKEN_WORKBOOK) from error


def _kind(names: set[str]) -> str:
    if any(name.startswith("word/") for name in names):
        return "import.what.word"
    return "import.what.slides" if any(name.startswith("ppt/") for name in names) else "import.what.zip"


def _tables(data: bytes, watch: Watch) -> list[Table]:
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, rich_text=True)
    try:
        struck = _struck_styles(book)
        sheets = [cast("ReadOnlyWorksheet", sheet) for sheet in book.worksheets if sheet.sheet_state == "visible"]
        tables = [Table(list(_rows(sheet, struck, watch)), sheet.title) for sheet in sheets]
    finally:
        book.close()
    found = [table for table in tables if table.rows]
    if not found:
        raise FormatError(FormatKey.EMPTY)
    return found


def _struck_styles(book: Workbook) -> frozenset[int]:
    """The styles whose font is struck through."""
    fonts = book._fonts  # type: ignore[attr-defined]  # noqa: SLF001  (a cell's own way to its font, once per style)
    styles = book._cell_styles  # type: ignore[attr-defined]  # noqa: SLF001
    return frozenset(number for number, style in enumerate(styles) if fonts[style.fontId].strike)


def _rows(sheet: ReadOnlyWorksheet, struck: frozenset[int], watch: Watch) -> Iterator[Row]:
    """The rows that say something. Of the size that the file claims only the bar believes anything."""
    said = sheet.max_row or 0
    for number, (line, cells) in enumerate(_parsed(sheet), start=1):
        if number > MOST_ROWS:
            raise FormatError(FormatKey.TOO_MANY_ROWS, most=MOST_ROWS)
        if number % EACH == 0:
            watch(line, max(said, line))
        row = _row(line, cells, struck)
        if row.cells:
            yield row


def _row(line: int, cells: list[dict[str, Any]], struck: frozenset[int]) -> Row:
    values: list[Value] = []
    gone: dict[int, str] = {}
    for cell in cells:
        value, column = cell["value"], cell["column"] - 1
        if value is None or column >= MOST_COLUMNS:
            continue
        if isinstance(value, CellRichText):
            value, out = _parted(value)
            if out:
                gone[column] = out
        elif struck and cell["style_id"] in struck:
            gone[column], value = str(value), None
        if column > len(values):
            values.extend([None] * (column - len(values)))
        values.append(value)
    return Row(line, values, gone or None)


def _parsed(sheet: ReadOnlyWorksheet) -> Iterator[tuple[int, list[dict[str, Any]]]]:
    """The sheet's own parser, which a sheet that is only read asks for no fonts inside of a cell."""
    book: Any = sheet.parent
    with sheet._get_source() as source:  # type: ignore[attr-defined]  # noqa: SLF001
        parser = WorkSheetParser(
            source,
            sheet._shared_strings,  # type: ignore[attr-defined]  # noqa: SLF001
            data_only=True,
            epoch=book.epoch,
            date_formats=book._date_formats,  # noqa: SLF001
            timedelta_formats=book._timedelta_formats,  # noqa: SLF001
            rich_text=True,
        )
        yield from parser.parse()


def _parted(text: CellRichText) -> tuple[str, str]:
    """What stands in a cell of several fonts, and what is struck out in it."""
    stands, gone = "", ""
    for part in text:
        if isinstance(part, TextBlock) and part.font is not None and part.font.strike:
            gone += part.text
        else:
            stands += str(part)
    return stands.strip(), gone.strip()
