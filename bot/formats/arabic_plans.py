"""Reading the Arabic plan workbook: a sheet for each level of the plan, goals above, programmes below.

The same header means different things on different sheets, so each sheet has columns of its own. Owners are positions
before they are people: both are suggestions.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bot.formats.days import EARLIEST_YEAR, LATEST_YEAR
from bot.formats.faults import Odd, OddKey, Place
from bot.formats.fields import Field, layout_of
from bot.formats.numbers import number
from bot.formats.tables import Row, Table
from bot.formats.texts import LINE, cut, folded, line, western
from domain.measures import Direction
from domain.outside import OutsideGoal, OutsideMeasure

TASKS = layout_of(
    "arabic plan",
    "import.tool.arabic_plan",
    (("الاسم", "الإدارة المالكة"), ("العنوان", "المسند إليه (منصب)"), ("العنوان", "المسند إليه (موظف)")),
    {
        Field.TITLE: ("الاسم", "العنوان"),
        Field.OWNER: ("المسند إليه (موظف)", "المسند إليه (منصب)", "المالك (المنصب)", "المالك"),
        Field.DEPARTMENT: ("الإدارة المالكة",),
        Field.STATUS: ("الحالة",),
        Field.PROGRESS: ("نسبة الإنجاز %", "نسبة الإنجاز"),
        Field.START: ("تاريخ البداية",),
        Field.DUE: ("تاريخ النهاية",),
        Field.GOAL: ("الهدف الاستراتيجي", "الهدف الفرعي"),
    },
)
_GOALS, _BELOW, _MEASURES, _YEARS = (
    folded(name) for name in ("الأهداف الاستراتيجية", "الأهداف الفرعية", "المؤشرات", "المستهدفات السنوية")
)
_KNOWN = frozenset(
    {_GOALS, _BELOW, _MEASURES, _YEARS}
    | {folded(name) for name in ("الأهداف المسندة", "البرامج", "المبادرات", "الرؤية والرسالة", "القيم")}
)
_LEAST = 2
_TITLES = tuple(map(folded, ("الهدف الاستراتيجي (عربي)", "الهدف الاستراتيجي", "(عربي)", "الهدف الاستراتيجي (إنجليزي)")))
_CHILD, _PARENT = folded("الهدف الفرعي"), folded("الهدف الاستراتيجي")
_MEASURE, _UNIT, _TARGET = (folded(name) for name in ("المؤشر", "وحدة القياس", "مستهدف الخطة"))
_CYCLE, _AIM, _ACTUAL = (folded(name) for name in ("دورة التقييم", "القيمة المستهدفة", "القيمة الفعلية"))
_QUARTER = re.compile(r"(?:q|ق|الربع )\s*([1-4])\D+(\d{4})|(\d{4})\D+(?:q|ق|الربع )\s*([1-4])", re.IGNORECASE)
_DECEMBER_END = (12, 31)
_QUARTER_ENDS = {1: (3, 31), 2: (6, 30), 3: (9, 30), 4: _DECEMBER_END}


@dataclass(slots=True)
class _Line:
    """A row of a sheet by its headers."""

    table: Table
    row: Row
    said: Mapping[str, str]

    @property
    def place(self) -> Place:
        return Place(self.row.line, self.table.sheet)

    @property
    def mark(self) -> str:
        return f"{self.table.sheet}, row {self.row.line}"

    def first(self, *headers: str) -> str:
        """The first of these columns that says something."""
        return next((text for header in headers if (text := self.said.get(header, ""))), "")


def is_arabic_plan(tables: Sequence[Table]) -> bool:
    """Whether the sheets are those of such a workbook."""
    return len({folded(table.sheet or "") for table in tables} & _KNOWN) >= _LEAST


def is_level(table: Table) -> bool:
    """Whether a sheet holds goals or measures, and not tasks."""
    return folded(table.sheet or "") in {_GOALS, _BELOW, _MEASURES, _YEARS}


def goals_of(tables: Sequence[Table]) -> list[OutsideGoal]:
    """The goals and those below them, known by their names."""
    goals: dict[str, OutsideGoal] = {}
    for each in _lines(tables, _GOALS):
        title = cut(each.first(*_TITLES), LINE)
        if title:
            goals.setdefault(folded(title), OutsideGoal(folded(title), title, mark=each.mark))
    for each in _lines(tables, _BELOW):
        title, parent = cut(each.first(_CHILD), LINE), folded(each.first(_PARENT))
        if title:
            name = f"{parent} > {folded(title)}" if parent else folded(title)
            above = parent if parent in goals else None
            goals.setdefault(name, OutsideGoal(name, title, mark=each.mark, parent=above))
    return list(goals.values())


def measures_of(tables: Sequence[Table], goals: Sequence[OutsideGoal]) -> tuple[list[OutsideMeasure], list[Odd]]:
    """The measures with their yearly values; one that belongs to no goal, or has no number to reach, is told."""
    by_title = {folded(goal.title): goal.name for goal in goals}
    values, odd = _values(tables)
    measures: dict[str, OutsideMeasure] = {}
    for each in _lines(tables, _MEASURES):
        title = cut(each.first(_MEASURE), LINE)
        if not title:
            continue
        named = folded(each.first(_CHILD) or each.first(_PARENT))
        goal = by_title.get(named) or (goals[0].name if len(goals) == 1 and not named else None)
        aims, actuals = values.get(folded(title), ({}, {}))
        target = number(each.first(_TARGET)) or (aims[max(aims)] if aims else None)
        if goal is None or target is None:
            odd.append(Odd(OddKey.NO_GOAL if goal is None else OddKey.NO_TARGET, each.place, {"text": title}))
            continue
        falls = len(aims) > 1 and aims[max(aims)] < aims[min(aims)]
        measure = OutsideMeasure(
            *(f"{goal} > {folded(title)}", title),
            mark=each.mark,
            goal=goal,
            unit=each.first(_UNIT),
            direction=Direction.DOWN if falls else Direction.UP,
            target=target,
            readings=tuple(sorted(actuals.items())),
        )
        measures.setdefault(measure.name, measure)
    return list(measures.values()), odd


_Series = dict[date, Decimal]


def _values(tables: Sequence[Table]) -> tuple[dict[str, tuple[_Series, _Series]], list[Odd]]:
    """The yearly aims and actual values of each measure, by its name."""
    found: dict[str, tuple[_Series, _Series]] = {}
    odd: list[Odd] = []
    for each in _lines(tables, _YEARS):
        name, day = each.first(_MEASURE), _end_of(western(each.first(_CYCLE)))
        aims, actuals = found.setdefault(folded(name), ({}, {}))
        for series, text in ((aims, each.first(_AIM)), (actuals, each.first(_ACTUAL))):
            value = number(text)
            if text and value is None:
                odd.append(Odd(OddKey.NO_NUMBER, each.place, {"text": text, "title": name}))
            elif value is not None and day is None:
                odd.append(Odd(OddKey.NO_DAY, each.place, {"text": text, "title": name}))
            elif value is not None and day is not None:
                series[day] = value
    return found, odd


def _end_of(cycle: str) -> date | None:
    """The last day of a year or a quarter, on which its value holds."""
    quarter = _QUARTER.search(cycle)
    if quarter:
        year, which = quarter[2] or quarter[3], quarter[1] or quarter[4]
        return date(int(year), *_QUARTER_ENDS[int(which)])
    if cycle.isdecimal() and EARLIEST_YEAR <= int(cycle) <= LATEST_YEAR:
        return date(int(cycle), *_DECEMBER_END)
    return None


def _lines(tables: Sequence[Table], sheet: str) -> Iterator[_Line]:
    """The rows of a sheet below its header, which is the first row with two cells or more."""
    for table in tables:
        if folded(table.sheet or "") != sheet:
            continue
        header: tuple[str, ...] | None = None
        for row in table.rows:
            texts = [line(cell) for cell in row.cells]
            if header is None:
                if sum(bool(text) for text in texts) > 1:
                    header = tuple(map(folded, texts))
                continue
            yield _Line(table, row, dict(zip(header, texts, strict=False)))
