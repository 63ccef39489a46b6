"""What is said of a file that cannot be read, and of what is odd in one that can."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from bot.formats.faults import FormatError, Odd, OddKey
from bot.formats.fields import Field
from bot.formats.gathering import spot
from bot.messages.model import Plain, Text
from bot.words.catalogue import Value, Words
from domain.outside import Unknown, Unplaced
from domain.previews import OddLine
from domain.previews import Value as Kept

MOST_PLACES = 5
"""Places named for each kind of oddity; the rest is counted."""

_LONGEST = 120
_ROW = re.compile(r"(.+), #([0-9]+)", re.DOTALL)
_BETWEEN = (Plain("; "),)
_KEYED = frozenset({"what", "tool"})
"""Values that are words of ours, or the name of a tool; never out of a file."""

_COLUMNS = {
    Field.ID: "import.column.id",
    Field.CODE: "import.column.code",
    Field.TITLE: "import.column.title",
    Field.PARENT: "import.column.parent",
    Field.KEY: "import.column.key",
    Field.OWNER: "import.column.owner",
    Field.ADDRESS: "import.column.address",
    Field.PLACE: "import.column.place",
    Field.GOAL: "import.column.goal",
    Field.DEPARTMENT: "import.column.department",
    Field.START: "import.column.start",
    Field.DUE: "import.column.due",
    Field.HOW: "import.column.how",
    Field.STATUS: "import.column.status",
    Field.RESOLUTION: "import.column.resolution",
    Field.DONE: "import.column.done",
    Field.ENDED_ON: "import.column.ended_on",
    Field.DROPPED_ON: "import.column.dropped_on",
    Field.PROGRESS: "import.column.progress",
    Field.ARCHIVED: "import.column.archived",
    Field.CONTAINER: "import.column.container",
}
_UNKNOWN = {
    Unplaced.CODE: OddKey.UNKNOWN_CODE,
    Unplaced.DEPARTMENT: OddKey.UNKNOWN_DEPARTMENT,
    Unplaced.GOAL: OddKey.UNKNOWN_GOAL,
    Unplaced.GOALS_DEPARTMENT: OddKey.GOALS_DEPARTMENT,
    Unplaced.GOALS_OWNER: OddKey.GOALS_OWNER,
}


def reason(error: FormatError, words: Words) -> Text:
    """Why a file cannot be read, in one sentence or two."""
    return words.text(error.key, known=words.text("import.readable"), **_values(error.values, words))


def grouped(odd: Sequence[Odd], unknown: Sequence[Unknown] = ()) -> list[OddLine]:
    """Everything odd: each thing once, with the first of its places."""
    found: dict[tuple[str, tuple[tuple[str, Kept], ...]], list[str]] = {}
    for one in odd:
        found.setdefault((one.key, tuple(_kept(one.values))), []).append(spot(one.place))
    for each in unknown:
        found.setdefault((_UNKNOWN[each.what], (("text", shown(each.text)),)), []).append(each.mark)
    lines = []
    for (key, values), marks in found.items():
        places = [mark for mark in marks if mark]
        lines.append(OddLine(key, dict(values), tuple(places[:MOST_PLACES]), max(0, len(places) - MOST_PLACES)))
    return lines


def line(one: OddLine, words: Words) -> Text:
    """An odd thing as a line, with its places."""
    sentence = words.text(one.key, **_values(one.values, words))
    if not one.places:
        return words.text("import.line", sentence=sentence)
    places = tuple(
        run for index, mark in enumerate(one.places) for run in (*_BETWEEN[: index > 0], *place(mark, words))
    )
    if one.more:
        return words.text("import.line_at_more", sentence=sentence, places=places, count=one.more)
    return words.text("import.line_at", sentence=sentence, places=places)


def place(mark: str, words: Words) -> Text:
    """A place of a file as it is told: `line 12`, `Tasks, row 12`, or `Tasks, C7`."""
    if mark.isdecimal():
        return words.text("import.place.line", line=mark)
    row = _ROW.fullmatch(mark)
    if row is not None:
        return words.text("import.place.row", sheet=shown(row[1]), line=row[2])
    return words.listed([shown(mark)])


def tool_name(tool: str, words: Words) -> Value:
    """The name of a tool; what has none is described."""
    return words.text(tool) if tool.startswith("import.tool.") else tool


def _values(values: Mapping[str, object], words: Words) -> dict[str, Value]:
    return {name: _value(name, value, words) for name, value in values.items()}


def _value(name: str, value: object, words: Words) -> Value:
    if name in _KEYED and isinstance(value, str) and value.startswith("import."):
        return words.text(value)
    if name == "column":
        return words.text(_COLUMNS[Field(str(value))])
    return value if isinstance(value, int) and name not in {"line", "first"} else shown(value)


def _kept(values: Mapping[str, object]) -> Iterable[tuple[str, Kept]]:
    for name, value in values.items():
        yield name, value if isinstance(value, int) else shown(value)


def shown(value: object) -> str:
    """A value out of a file, fit to stand in a line."""
    words = " ".join(str(value).split())
    text = "".join(char for char in words if unicodedata.category(char) not in {"Cc", "Cf", "Cs"})
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}..."
