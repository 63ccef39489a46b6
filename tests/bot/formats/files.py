"""Files that tests write: tables as bytes of CSV, and workbooks."""

import csv
import io
from collections.abc import Mapping, Sequence
from zoneinfo import ZoneInfo

from openpyxl import Workbook

from bot.formats.days import Order
from bot.formats.faults import OddKey
from bot.formats.reading import How, Outside, read_outside
from bot.formats.tables import Value
from domain.outside import OutsideTask

RIYADH = ZoneInfo("Asia/Riyadh")
ASANA = (
    "Task ID,Created At,Completed At,Last Modified,Name,Section/Column,Assignee,Assignee Email,Start Date,Due Date,"
    "Tags,Notes,Projects,Parent task,Blocked By (Dependencies),Blocking (Dependencies)"
)


def csv_of(*rows: Sequence[object], delimiter: str = ",") -> bytes:
    """Rows as a CSV file."""
    written = io.StringIO()
    csv.writer(written, delimiter=delimiter).writerows(rows)
    return written.getvalue().encode()


def table(header: str, *rows: Mapping[str, object]) -> bytes:
    """A CSV file with that header, and rows that name only some of its columns."""
    names = header.split(",")
    return csv_of(names, *([row.get(name, "") for name in names] for row in rows))


def workbook_of(sheets: Mapping[str, Sequence[Sequence[Value]]]) -> bytes:
    """A workbook with these sheets."""
    book = Workbook()
    for number, (name, rows) in enumerate(sheets.items()):
        sheet = book.active if number == 0 else book.create_sheet()
        assert sheet is not None
        sheet.title = name
        for row in rows:
            sheet.append(list(row))
    return saved(book)


def saved(book: Workbook) -> bytes:
    """A workbook as bytes."""
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def read(data: bytes, order: Order | None = None) -> Outside:
    """What a file holds, for a company in Riyadh."""
    return read_outside(data, How(RIYADH, order))


def tasks(data: bytes, order: Order | None = None) -> tuple[OutsideTask, ...]:
    """The tasks of a file."""
    return read(data, order).plan.tasks


def one(data: bytes) -> OutsideTask:
    """The only task of a file."""
    (task,) = tasks(data)
    return task


def odd(data: bytes) -> list[OddKey]:
    """What is odd about a file, without what is said of its header."""
    about = {OddKey.GUESSED, OddKey.HEADER_BELOW, OddKey.UNUSED_COLUMNS}
    return [each.key for each in read(data).odd if each.key not in about]
