"""The rows of a table as records: each cell read as what its column says, and everything odd told at its place."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from bot.formats.days import NO_DAY, Day, Days, Order, order_of
from bot.formats.defusing import restored
from bot.formats.faults import Odd, OddKey, Place
from bot.formats.fields import Field
from bot.formats.headers import Header
from bot.formats.layouts import OURS
from bot.formats.statuses import Meaning, meaning
from bot.formats.tables import Row, Table, Value, is_blank
from bot.formats.texts import LINE, PARAGRAPH, cut, folded, line, plain, says_no_value, western
from domain.tasks import Status, TaskState, id_from_code

_DATES = (Field.START, Field.DUE, Field.ENDED_ON, Field.DROPPED_ON)
_YES = frozenset({"yes", "true", "1", "x", "v", "y", "✓", "✔", "نعم"})
_TOTALS = re.compile(
    r"(?:(?:grand|sub|overall)[ -]?)?total(?:s| \(.*\))?:?|sum|summary|average|"
    r"(?:ال)?[إا]جمالي(?: العام)?|(?:ال)?مجموع|المتوسط",
    re.IGNORECASE,
)
_MANGLED = re.compile(r"\d(?:[.,]\d+)?E\+?\d+", re.IGNORECASE)
_SEVERAL = re.compile(r"[,;/&\n+،؛]|\band\b|\s+و\s+")
_PLACEHOLDER = frozenset({"0", "#", "id", "new", "tbd"})
_FULL = 100


@dataclass(slots=True)
class Record:
    """One row, read."""

    row: Row
    place: Place
    title: str
    identifier: str | None = None
    code: int | None = None
    parent: str | None = None
    key: str | None = None
    owner: str | None = None
    at: str | None = None
    goal: str | None = None
    department: str | None = None
    how: str | None = None
    container: str = ""
    start: Day = NO_DAY
    due: Day = NO_DAY
    status: Status | None = None
    ended: TaskState | None = None
    ended_on: date | None = None
    progress: int | None = None


class Records:
    """Reads the records below a header."""

    def __init__(self, table: Table, header: Header, zone: ZoneInfo, order: Order | None) -> None:
        self._table = table
        self._columns = header.columns
        self._words = header.words
        self._ours = header.layout is OURS
        self._ends_by_status = header.layout.ends_by_status
        self._from = header.index + 1
        self.odd: list[Odd] = []
        self._days = {
            field: Days(order or order_of(self._texts(field)), zone) for field in _DATES if field in self._columns
        }
        self._statuses: dict[str, Meaning] = {}
        self._fraction = _is_fraction(self._values(Field.PROGRESS))

    def read(self) -> Iterator[Record]:
        """Every row that is a task, in the order of the file."""
        several = len(self._words) > len(self._columns.get(Field.TITLE, ())) and len(self._columns) > 1
        for row in self._table.rows[self._from :]:
            title = self._line(row, Field.TITLE)
            if not title:
                self._without_title(row)
            elif self._is_header(row):
                continue
            elif _TOTALS.fullmatch(title) and several:
                self._tell(OddKey.TOTALS, row, Field.TITLE, text=title)
            elif self._is_archived(row):
                self._tell(OddKey.ARCHIVED, row, Field.ARCHIVED, text=title)
            else:
                yield self._record(row, title)

    def _record(self, row: Row, title: str) -> Record:
        if len(title) > LINE:
            self._tell(OddKey.SHORTENED, row, Field.TITLE, text=title[:40], most=LINE)
        record = Record(
            row,
            Place(row.line, self._table.sheet),
            cut(title, LINE),
            identifier=self._identifier(row),
            code=self._code(row),
            parent=self._line(row, Field.PARENT) or None,
            key=self._line(row, Field.KEY) or None,
            owner=self._owner(row),
            at=cut(self._line(row, Field.PLACE), LINE) or None,
            goal=cut(self._line(row, Field.GOAL), LINE) or None,
            department=cut(self._line(row, Field.DEPARTMENT), LINE) or None,
            how=cut(self._text(row, Field.HOW), PARAGRAPH) or None,
            container=self._line(row, Field.CONTAINER),
            progress=self._progress(row),
        )
        self._dates(record)
        self._status(record)
        return record

    def _dates(self, record: Record) -> None:
        record.start, record.due = self._day(record.row, Field.START), self._day(record.row, Field.DUE)
        if record.start.on and record.due.on and record.start.on > record.due.on:
            values = {"start": record.start.on.isoformat(), "due": record.due.on.isoformat()}
            self._tell(OddKey.BACKWARDS, record.row, Field.START, **values)
            record.start = Day(None, record.start.on.isoformat(), OddKey.BACKWARDS)

    def _status(self, record: Record) -> None:
        said = Meaning()
        for value in self._cells(record.row, Field.STATUS):
            word = line(value)
            if word:
                said = self._meaning(record.row, word)
                break
        record.status, record.ended = said.status, said.ended
        if not self._ends_by_status:
            record.ended = None
            record.status = None if said.status is Status.DONE else said.status
        resolution = self._line(record.row, Field.RESOLUTION)
        if resolution and meaning(resolution).ended is TaskState.DROPPED:
            record.ended = TaskState.DROPPED
        if folded(self._line(record.row, Field.DONE)) in _YES:
            record.ended = record.ended or TaskState.DONE
        self._ends(record)

    def _ends(self, record: Record) -> None:
        """A day on which it was finished, or given up, says that it was."""
        for field, state in ((Field.ENDED_ON, TaskState.DONE), (Field.DROPPED_ON, TaskState.DROPPED)):
            day = self._day(record.row, field, quiet=True)
            if day != NO_DAY:
                record.ended = record.ended or state
                record.ended_on = record.ended_on or day.on
        if record.ended is TaskState.DONE:
            record.status = Status.DONE

    def _meaning(self, row: Row, word: str) -> Meaning:
        said = meaning(word)
        if not said.known:
            self._tell(OddKey.UNKNOWN_STATUS, row, Field.STATUS, text=word)
        return said

    def _day(self, row: Row, field: Field, *, quiet: bool = False) -> Day:
        reader = self._days.get(field)
        if reader is None:
            return NO_DAY
        for index in self._columns[field]:
            gone = row.struck.get(index) if row.struck else None
            day = reader.read(row.cells[index] if index < len(row.cells) else None)
            if gone:
                self._tell(OddKey.STRUCK_OUT if day.on else OddKey.STRUCK_OUT_ALONE, row, field, text=gone, on=day.on)
            if day.odd is not None and not quiet:
                self._tell(day.odd, row, field, text=day.words)
            if day != NO_DAY:
                return day
        return NO_DAY

    def _identifier(self, row: Row) -> str | None:
        for value in self._cells(row, Field.ID):
            text = line(value)
            if _MANGLED.fullmatch(text):
                self._tell(OddKey.MANGLED_ID, row, Field.ID, text=text)
            elif text and folded(text) not in _PLACEHOLDER:
                return text
        return None

    def _code(self, row: Row) -> int | None:
        text = self._line(row, Field.CODE)
        return id_from_code(western(text)) if text else None

    def _owner(self, row: Row) -> str | None:
        owner = self._line(row, Field.OWNER) or self._line(row, Field.ADDRESS)
        if owner and _SEVERAL.search(owner):
            self._tell(OddKey.SEVERAL_OWNERS, row, Field.OWNER, text=owner)
        return cut(owner, LINE) or None

    def _progress(self, row: Row) -> int | None:
        text = western(self._line(row, Field.PROGRESS)).rstrip("% ")
        if not text:
            return None
        try:
            number = float(text.replace(",", ".")) * (_FULL if self._fraction else 1)
        except ValueError:
            number = -1.0
        if 0 <= number <= _FULL:
            return round(number)
        self._tell(OddKey.BAD_PROGRESS, row, Field.PROGRESS, text=text)
        return None

    def _without_title(self, row: Row) -> None:
        """A blank row is nothing; numbers without a title sum up what stands above them."""
        if any(not is_blank(cell) for cell in row.cells):
            texts = [line(cell) for cell in row.cells if not is_blank(cell)]
            key = OddKey.LONE_CELL if len(texts) == 1 else OddKey.NO_TITLE
            self.odd.append(Odd(key, Place(row.line, self._table.sheet), {"text": cut(texts[0], 40)}))

    def _is_header(self, row: Row) -> bool:
        """Whether the header is repeated here; its title says so first, which spares looking at all cells."""
        at = self._columns[Field.TITLE][0]
        if at >= len(row.cells) or folded(line(row.cells[at])) != self._words[at]:
            return False
        words = [folded(cell) if isinstance(cell, str) else "" for cell in row.cells]
        said = [(word, self._words[index]) for index, word in enumerate(words) if word and index < len(self._words)]
        return len(said) > 1 and all(word == header for word, header in said)

    def _is_archived(self, row: Row) -> bool:
        """Archived before it was finished; a day says it as well as a yes."""
        text = self._line(row, Field.ARCHIVED)
        if not text or folded(text) in {"no", "false", "0", "لا"}:
            return False
        return not self._line(row, Field.ENDED_ON)

    def _line(self, row: Row, field: Field) -> str:
        for value in self._cells(row, field):
            if value is None or value == "":
                continue
            text = line(value, trusted=self._ours)
            if text:
                return text
            if isinstance(value, str) and says_no_value(value.strip()):
                self._tell(OddKey.NO_VALUE, row, field, text=cut(value.strip(), 40))
        return ""

    def _text(self, row: Row, field: Field) -> str:
        texts = (plain(value, trusted=self._ours) for value in self._cells(row, field))
        return next((text for text in texts if text), "")

    def _cells(self, row: Row, field: Field) -> Sequence[Value]:
        at = self._columns.get(field)
        if at is None:
            return ()
        cells = row.cells
        values = [cells[index] for index in at if index < len(cells)]
        if self._ours:
            return [restored(value) if isinstance(value, str) else value for value in values]
        return values

    def _values(self, field: Field) -> Iterator[Value]:
        for row in self._table.rows[self._from :]:
            yield from self._cells(row, field)

    def _texts(self, field: Field) -> Iterable[str]:
        return (western(value.strip()) for value in self._values(field) if isinstance(value, str))

    def _tell(self, key: OddKey, row: Row, field: Field, **values: object) -> None:
        columns = self._columns.get(field)
        place = self._table.place(row, columns[0] if columns else None)
        values_told: Mapping[str, object] = {"column": field.value, **values}
        self.odd.append(Odd(key, place, values_told))


def _is_fraction(values: Iterable[Value]) -> bool:
    """A column of per cents in a workbook holds fractions: nothing above 1, and something between."""
    numbers = [value for value in values if isinstance(value, int | float) and not isinstance(value, bool)]
    return any(0 < number < 1 for number in numbers) and all(0 <= number <= 1 for number in numbers)
