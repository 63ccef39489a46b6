"""The plan as tables in files: tasks as CSV in our own words, to be read again; all of it as a workbook, for people."""

import csv
import re
from datetime import date, datetime, time
from io import BytesIO, StringIO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import Cell as BookCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from bot.formats.columns import COLUMNS, SHEETS, Column, Sheet
from bot.formats.defusing import defused
from bot.formats.our_tables import Cell, Tables, header
from bot.words.catalogue import Words
from domain.whole_plan import WholePlan

_OURS = "en"
_WIDE = {Column.TITLE: 50, Column.GOAL: 40, Column.DONE_WHEN: 50, Column.NOTE: 40, Column.NAME: 40}
_USUAL_WIDTH = 16
_HEAD_FILL = PatternFill("solid", start_color="FFE8ECF1")
_DATE_FORMAT = "yyyy-mm-dd"
# Control characters that a workbook cannot hold: https://www.w3.org/TR/xml/#charsets
_UNHOLDABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_MOST_IN_CELL = 32_767
"""Characters: https://support.microsoft.com/en-us/office/excel-specifications-and-limits"""


def csv_of(plan: WholePlan) -> bytes:
    """The tasks, in UTF-8, every cell in quotes; what a spreadsheet would calculate is defused."""
    text = StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    writer.writerow(header(Sheet.TASKS, _OURS))
    for row in Tables(plan, Words.plainly(_OURS)).rows(Sheet.TASKS):
        writer.writerow([_plain(cell) for cell in row])
    return text.getvalue().encode("utf-8", "replace")


def xlsx_of(plan: WholePlan, words: Words) -> bytes:
    """A sheet for each kind of thing, in the language of `words`; from right to left where that is how it is read."""
    book = Workbook(write_only=True)
    tables = Tables(plan, words)
    for kind in Sheet:
        sheet: Worksheet = book.create_sheet(SHEETS[kind][words.language])
        sheet.sheet_view.rightToLeft = words.language == "ar"
        sheet.freeze_panes = "A2"
        for place, column in enumerate(COLUMNS[kind], start=1):
            sheet.column_dimensions[get_column_letter(place)].width = _WIDE.get(column, _USUAL_WIDTH)
        names = header(kind, words.language)
        sheet.append([_head(sheet, name) for name in names])
        count = 1
        for row in tables.rows(kind):
            sheet.append([_cell(sheet, cell) for cell in row])
            count += 1
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(names))}{count}"
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _plain(cell: Cell) -> str:
    if cell is None:
        return ""
    return defused(cell) if isinstance(cell, str) else str(cell)


def _head(sheet: Worksheet, name: str) -> BookCell:
    cell = WriteOnlyCell(sheet, name)
    cell.font = Font(bold=True)
    cell.fill = _HEAD_FILL
    return cell


def _cell(sheet: Worksheet, value: Cell) -> object:
    """The value as it is; a text is said to be one, so that no program calculates it."""
    if isinstance(value, date):
        cell = WriteOnlyCell(sheet, datetime.combine(value, time()))
        cell.number_format = _DATE_FORMAT
        return cell
    return _text(sheet, value) if isinstance(value, str) else value


def _text(sheet: Worksheet, value: str) -> BookCell:
    cell = WriteOnlyCell(sheet, _UNHOLDABLE.sub("", value)[:_MOST_IN_CELL])
    cell.data_type = "s"
    if defused(value) != value:
        cell.quotePrefix = True
    if "\n" in value:
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell
