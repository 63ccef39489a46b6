"""Reading a file of whatever tool: bytes in, a plan of the outside out, with everything that is odd about it."""

import codecs
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from bot.formats.csv_tables import read_csv
from bot.formats.days import Order
from bot.formats.faults import FormatError, FormatKey, Odd, OddKey, Place
from bot.formats.gathering import Gathering, told_by
from bot.formats.headers import Header, about, header_of
from bot.formats.layouts import OURS
from bot.formats.records import Record, Records
from bot.formats.tables import Table, Watch, unwatched
from bot.formats.workbooks import read_workbook
from domain.outside import OutsidePlan

_ZIP = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_MAGIC = {
    b"%PDF": "a PDF file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a compressed file",
    b"SQLite format 3": "a database",
    b"{\\rtf": "a rich-text file",
    b"\x7fELF": "a program",
}


@dataclass(frozen=True, slots=True)
class Outside:
    """What was read: the plan, the name of the tool as people know it, and what is odd, in the order of the file."""

    plan: OutsidePlan
    tool: str
    odd: tuple[Odd, ...]


@dataclass(frozen=True, slots=True)
class How:
    """How to read: the zone in which an instant becomes a day, the order of day and month, another source's name."""

    zone: ZoneInfo
    order: Order | None = None
    source: str | None = None
    watch: Watch = unwatched


_ENDINGS = (".csv", ".tsv", ".xlsx", ".xlsm", ".xls", ".json", ".xml", ".stratml")
_BEGINNINGS = (*_ZIP, b"<", b"{")


def is_outside(data: bytes, name: str) -> bool:
    """Whether a file is to be read here, and not as a plan file of ours; by its name, else by how it begins."""
    start = data.removeprefix(codecs.BOM_UTF8).lstrip()
    return name.casefold().endswith(_ENDINGS) or start.startswith(_BEGINNINGS)


def read_outside(data: bytes, how: How) -> Outside:
    """What a file of another tool, or a table of ours, holds. Errors: FormatError with one clear reason."""
    for magic, what in _MAGIC.items():
        if data.startswith(magic):
            raise FormatError(FormatKey.OTHER_FORMAT, what=what)
    tables = read_workbook(data, how.watch) if data.startswith(_ZIP) else [read_csv(data, how.watch)]
    return _of_tables(tables, how)


def _of_tables(tables: list[Table], how: How) -> Outside:
    """The tasks of every sheet that has the header of the best known tool among them."""
    headers = [(table, header) for table in tables if (header := header_of(table)) is not None]
    if not headers:
        raise FormatError(FormatKey.NO_TITLES)
    layout = headers[0][1].layout
    chosen = [(table, header) for table, header in headers if header.layout is layout]
    odd = [odd for table in tables for odd in table.odd]
    used = {id(table) for table, _ in chosen}
    odd += [Odd(OddKey.UNUSED_SHEET, Place(sheet=table.sheet)) for table in tables if id(table) not in used]
    gathering = Gathering()
    tasks, told = [], frozenset[str]()
    for table, header in chosen:
        odd += about(table, header)
        records, strange = _records(table, header, how)
        odd += strange
        tasks += gathering.tasks(records)
        told |= told_by(header)
    odd += gathering.odd
    if not tasks:
        raise FormatError(FormatKey.NOTHING_IN_IT, tool=layout.name)
    plan = OutsidePlan(how.source or layout.key, tuple(tasks), told=told, is_ours=layout is OURS)
    return Outside(plan, layout.name, tuple(odd))


def _records(table: Table, header: Header, how: How) -> tuple[list[Record], list[Odd]]:
    reader = Records(table, header, how.zone, how.order)
    return list(reader.read()), reader.odd
