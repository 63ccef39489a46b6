"""Reading goals, measures and readings out of a workbook that was written here; tasks are read as any others."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TypeVar
from zoneinfo import ZoneInfo

from bot.formats.columns import HEADERS, Column
from bot.formats.days import Days
from bot.formats.faults import Odd, OddKey, Place
from bot.formats.numbers import number
from bot.formats.our_tables import DIRECTION_WORDS
from bot.formats.tables import Table, Value
from bot.formats.texts import LINE, cut, folded, line
from bot.messages.perspectives import PERSPECTIVE_WORDS
from bot.words.catalogue import LANGUAGES, Words
from domain.measures import Direction
from domain.outside import OutsideGoal, OutsideMeasure

_BY_HEADER = {folded(name): column for column, names in HEADERS.items() for name in names.values()}
_GOALS = frozenset({Column.GOAL_CODE, Column.TITLE, Column.PERSPECTIVE})
_MEASURES = frozenset({Column.MEASURE, Column.NAME, Column.TARGET})
_FIELDS = {
    Column.PERSPECTIVE: "perspective",
    Column.DEPARTMENT: "department",
    Column.OWNER: "owner",
    Column.DUE: "due_on",
}
_READINGS = frozenset({Column.MEASURE, Column.DATE, Column.VALUE})

Named = TypeVar("Named", bound=str)
Series = dict[str, dict[date, Decimal]]
"""The values of each measure by its key and their day."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of one of our sheets, by its columns."""

    place: Place
    mark: str
    cells: Mapping[Column, Value]

    def said(self, column: Column) -> str:
        """What a cell says, in one line."""
        return line(self.cells.get(column))


def is_ours(table: Table) -> bool:
    """Whether a sheet holds goals, measures or readings as an export writes them."""
    return any(sheet <= set(_header(table)) for sheet in (_GOALS, _MEASURES, _READINGS))


def told_of_goals(tables: Sequence[Table]) -> frozenset[str]:
    """Of which fields of goals the sheets speak."""
    headers = [set(_header(table)) for table in tables]
    columns = {column for header in headers if header >= _GOALS for column in header}
    return frozenset(field for column, field in _FIELDS.items() if column in columns)


def goals_of(tables: Sequence[Table]) -> tuple[list[OutsideGoal], list[Odd]]:
    """The goals, known by their codes; a date that is none is told."""
    goals: dict[str, OutsideGoal] = {}
    odd: list[Odd] = []
    days = Days(None, ZoneInfo("UTC"))
    for each in _lines(tables, _GOALS):
        code, title = each.said(Column.GOAL_CODE), cut(each.said(Column.TITLE), LINE)
        if code and title:
            due = days.read(each.cells.get(Column.DUE))
            if due.odd is not None:
                odd.append(Odd(due.odd, each.place, {"text": due.words}))
            goals[folded(code)] = OutsideGoal(
                *(folded(code), title, code, each.mark, code),
                perspective=_meaning(PERSPECTIVE_WORDS, each.said(Column.PERSPECTIVE)),
                parent=folded(each.said(Column.PARENT)) or None,
                department=each.said(Column.DEPARTMENT) or None,
                owner=each.said(Column.OWNER) or None,
                due_on=due.on,
                due_words=due.words or None,
            )
    return list(goals.values()), odd


def measures_of(tables: Sequence[Table], goals: Sequence[OutsideGoal]) -> tuple[list[OutsideMeasure], list[Odd]]:
    """The measures with their readings; one that belongs to no goal, or has no number to reach, is told."""
    series, names = _series(tables), {goal.name for goal in goals}
    measures: dict[str, OutsideMeasure] = {}
    odd: list[Odd] = []
    for each in _lines(tables, _MEASURES):
        key, title = each.said(Column.MEASURE), cut(each.said(Column.NAME), LINE)
        goal, target = folded(each.said(Column.GOAL).partition(" ")[0]), number(each.said(Column.TARGET))
        if not (key and title):
            continue
        if goal not in names or target is None:
            odd.append(Odd(OddKey.NO_GOAL if goal not in names else OddKey.NO_TARGET, each.place, {"text": title}))
            continue
        measures[folded(key)] = OutsideMeasure(
            *(folded(key), title, key, each.mark, goal, cut(each.said(Column.UNIT), LINE)),
            direction=_meaning(DIRECTION_WORDS, each.said(Column.DIRECTION)) or Direction.UP,
            baseline=number(each.said(Column.BASELINE)),
            target=target,
            readings=tuple(sorted(series.get(folded(key), {}).items())),
        )
    return list(measures.values()), odd


def _series(tables: Sequence[Table]) -> Series:
    found: Series = {}
    for each in _lines(tables, _READINGS):
        day, value = each.cells.get(Column.DATE), number(each.said(Column.VALUE))
        if isinstance(day, date) and value is not None:
            on = day.date() if isinstance(day, datetime) else day
            found.setdefault(folded(each.said(Column.MEASURE)), {})[on] = value
    return found


def _lines(tables: Sequence[Table], wanted: frozenset[Column]) -> Iterator[_Line]:
    for table in tables:
        header = _header(table)
        if wanted <= set(header):
            for row in table.rows[1:]:
                cells = {column: cell for column, cell in zip(header, row.cells, strict=False) if column is not None}
                yield _Line(Place(row.line, table.sheet), f"{table.sheet}, row {row.line}", cells)


def _header(table: Table) -> list[Column | None]:
    return [_BY_HEADER.get(folded(line(cell))) for cell in table.rows[0].cells] if table.rows else []


def _meaning(words: Mapping[Named, str], text: str) -> Named | None:
    """Which of these a word means, in whatever language it was written."""
    said = {folded(Words.plainly(each).line(key)): name for name, key in words.items() for each in LANGUAGES}
    return said.get(folded(text))
