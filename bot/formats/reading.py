"""Reading a file of whatever tool: bytes in, a plan of the outside out, with everything that is odd about it."""

import codecs
from collections.abc import Sequence
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from bot.formats import our_sheets
from bot.formats.arabic_plans import TASKS, goals_of, is_arabic_plan, is_level, measures_of
from bot.formats.csv_tables import read_csv
from bot.formats.days import Order
from bot.formats.faults import FormatError, FormatKey, Odd, OddKey, Place
from bot.formats.fields import Field
from bot.formats.gathering import Gathering, told_by
from bot.formats.guesses import GUESSED
from bot.formats.headers import Header, about, header_in, header_of
from bot.formats.layouts import OURS
from bot.formats.monday_sheets import MONDAY, is_monday, records_of
from bot.formats.records import Records
from bot.formats.stratml_files import read_stratml
from bot.formats.tables import Table, Watch, unwatched
from bot.formats.trello_boards import read_board
from bot.formats.workbooks import read_workbook
from domain.outside import OutsidePlan, OutsideTask

_ZIP = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_UTF16_XML = (codecs.BOM_UTF16_LE + b"<\x00", codecs.BOM_UTF16_BE + b"\x00<")
_MAGIC = {
    b"%PDF": "import.what.pdf",
    b"\x89PNG": "import.what.picture",
    b"\xff\xd8\xff": "import.what.picture",
    b"GIF8": "import.what.picture",
    b"\x1f\x8b": "import.what.compressed",
    b"SQLite format 3": "import.what.database",
    b"{\\rtf": "import.what.rich_text",
    b"\x7fELF": "import.what.program",
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
    start = data.removeprefix(codecs.BOM_UTF8).lstrip()
    if start.startswith(b"<") or data.startswith(_UTF16_XML):
        outside = Outside(*read_stratml(data))
    elif start.startswith(b"{"):
        outside = Outside(*read_board(data, how.zone))
    else:
        outside = of_tables(
            read_workbook(data, how.watch) if data.startswith(_ZIP) else [read_csv(data, how.watch)], how
        )
    return replace(outside, plan=replace(outside.plan, source=how.source or outside.plan.source))


def of_tables(tables: Sequence[Table], how: How) -> Outside:
    """The plan in the sheets of a workbook, or in the one table of a CSV file."""
    found = _arabic_plan(tables, how) if is_arabic_plan(tables) else _lists(tables, how)
    if not (found.plan.tasks or found.plan.goals):
        raise FormatError(FormatKey.NOTHING_IN_IT, tool=found.tool)
    return found


def _lists(tables: Sequence[Table], how: How) -> Outside:
    """The tasks of every sheet that has the header of the best known tool among them."""
    boards = [table for table in tables if is_monday(table)]
    if boards:
        return _monday(tables, boards, how)
    headers = [(table, header) for table in tables if (header := header_of(table)) is not None]
    if not headers:
        raise FormatError(FormatKey.NO_TITLES)
    layout = min((header.layout for _, header in headers), key=lambda layout: layout is GUESSED)
    chosen = [(table, header) for table, header in headers if header.layout is layout]
    tasks, told, odd = _tasks(chosen, how)
    used = [table for table, _ in chosen]
    plan = OutsidePlan(layout.key, tuple(tasks), told=told, is_ours=layout is OURS)
    if layout is OURS:
        goals, undated = our_sheets.goals_of(tables)
        measures, strange = our_sheets.measures_of(tables, goals)
        told = our_sheets.told_of_goals(tables)
        plan = replace(plan, goals=tuple(goals), measures=tuple(measures), told_of_goals=told)
        odd += undated
        used += [table for table in tables if our_sheets.is_ours(table)]
        odd += strange
    return Outside(plan, layout.name, (*_unused(tables, used), *odd))


def _monday(tables: Sequence[Table], boards: Sequence[Table], how: How) -> Outside:
    gathering = Gathering()
    tasks: list[OutsideTask] = []
    odd: list[Odd] = []
    told = frozenset[str]()
    for table in boards:
        records, strange, fields = records_of(table, how.zone, how.order)
        odd += strange
        tasks += gathering.tasks(records)
        told |= told_by(fields)
    plan = OutsidePlan(MONDAY.key, tuple(tasks), told=told)
    return Outside(plan, MONDAY.name, (*_unused(tables, boards), *odd, *gathering.odd))


def _arabic_plan(tables: Sequence[Table], how: How) -> Outside:
    goals = goals_of(tables)
    measures, odd = measures_of(tables, goals)
    lists = [(table, header) for table in tables if not is_level(table) and (header := header_in(table, TASKS))]
    tasks, told, strange = _tasks(lists, how)
    used = [table for table in tables if is_level(table)] + [table for table, _ in lists]
    plan = OutsidePlan(TASKS.key, tuple(tasks), tuple(goals), tuple(measures), told)
    without = [Odd(OddKey.NO_PERSPECTIVE, values={"count": len(goals)})] if goals else []
    return Outside(plan, TASKS.name, (*_unused(tables, used), *odd, *strange, *without))


def _tasks(lists: Sequence[tuple[Table, Header]], how: How) -> tuple[list[OutsideTask], frozenset[str], list[Odd]]:
    gathering = Gathering()
    tasks: list[OutsideTask] = []
    odd: list[Odd] = []
    told = frozenset[str]()
    for table, header in lists:
        odd += about(table, header)
        reader = Records(table, header, how.zone, how.order)
        records = list(reader.read())
        if len(lists) > 1 and Field.CONTAINER not in header.columns:
            for record in records:  # of two sheets the same name is not the same task
                record.container = table.sheet or ""
        tasks += gathering.tasks(records)
        odd += reader.odd
        told |= told_by(header.columns)
    return tasks, told, [*odd, *gathering.odd]


def _unused(tables: Sequence[Table], used: Sequence[Table]) -> list[Odd]:
    """What is odd about the sheets, and which of them are of no use."""
    odd = [odd for table in tables for odd in table.odd]
    ids = {id(table) for table in used}
    return odd + [Odd(OddKey.UNUSED_SHEET, Place(sheet=table.sheet)) for table in tables if id(table) not in ids]
