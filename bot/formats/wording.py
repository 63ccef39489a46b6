"""What is said of a file that cannot be read, and of what is odd in one that can."""

import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from bot.formats.faults import FormatError, FormatKey, Odd, OddKey
from bot.formats.gathering import spot
from domain.outside import Unknown, Unplaced

MOST_PLACES = 5
"""Places named for each kind of oddity; the rest is counted."""

_LONGEST = 120

_KNOWN = "CSV, Excel (.xlsx), a board of Trello (.json), StratML (.xml), or a plan file (.yaml)"
REASONS: Mapping[FormatKey, str] = MappingProxyType(
    {
        FormatKey.EMPTY: "There is nothing in this file.",
        FormatKey.TOO_LARGE: "This file is larger than {most} MB, which no plan is. Is it the right file?",
        FormatKey.TOO_MANY_ROWS: "This table has more than {most} rows, which no plan has. Is it the right file?",
        FormatKey.OTHER_FORMAT: f"This is {{what}}, not a plan. What can be read: {_KNOWN}.",
        FormatKey.BINARY: f"This is no text, and no workbook either. What can be read: {_KNOWN}.",
        FormatKey.BROKEN_WORKBOOK: "This Excel workbook is broken. Open it in your spreadsheet program, and save it "
        "anew as .xlsx.",
        FormatKey.LOCKED_WORKBOOK: "This is an old Excel workbook (.xls), or one with a password. Save it as .xlsx "
        "without one.",
        FormatKey.BROKEN_JSON: "This JSON breaks off or is damaged in line {line}. Export it again.",
        FormatKey.OTHER_JSON: "This is JSON, but not the export of a Trello board: it has no lists and cards.",
        FormatKey.BROKEN_XML: "This XML is damaged in line {line}. Export it again.",
        FormatKey.UNSAFE_XML: "This XML declares entities of its own, which a plan never needs; it is not read.",
        FormatKey.OTHER_XML: "This is XML, but not StratML: its outermost element is {name}.",
        FormatKey.OTHER_STRATML: "This is StratML in another vocabulary ({name}); parts 1 and 2 can be read.",
        FormatKey.NO_TABLE: "No table was found in this file.",
        FormatKey.NO_TITLES: "No row in this file looks like the header of a list of tasks. The header needs a column "
        "such as Task or Title, and another such as Owner, Due date or Status.",
        FormatKey.NOTHING_IN_IT: "This looks like {tool}, but there is nothing in it to take.",
    }
)

ODDITIES: Mapping[OddKey, str] = MappingProxyType(
    {
        OddKey.NO_TITLE: "Left out, no title: {text}",
        OddKey.TWICE: "Left out, listed twice: {text} (first in line {first})",
        OddKey.TOTALS: "Left out, sums up other rows: {text}",
        OddKey.ARCHIVED: "Left out, archived: {text}",
        OddKey.LONE_CELL: "Left out, nothing else in the row: {text}",
        OddKey.NO_DATE: 'No date, kept as words: "{text}" ({column})',
        OddKey.EITHER_DATE: 'Day or month first? Kept as words: "{text}" ({column}). --dates day-first or month-first '
        "says it",
        OddKey.HIJRI: 'A Hijri date, kept as words: "{text}" ({column}). Write the Gregorian one beside it',
        OddKey.STRUCK_OUT: 'Struck out and not taken: "{text}" ({column}); {on} stands',
        OddKey.SEVERAL_DATES: 'Several dates in one cell, kept as words: "{text}" ({column})',
        OddKey.BACKWARDS: "Starts on {start}, after it is due on {due}: the start is left open",
        OddKey.SEVERAL_OWNERS: 'Several owners or a group: "{text}". One person answers for a task; they are asked',
        OddKey.MANGLED_ID: "An id that a spreadsheet has mangled ({text}): known by name instead",
        OddKey.SHARED_ID: "An id that several tasks share ({text}): known by name instead",
        OddKey.SAME_NAME: "Two tasks with one name and no id: {text}. Told apart by their order",
        OddKey.UNKNOWN_STATUS: 'A status nobody knows, taken as going on: "{text}"',
        OddKey.UNKNOWN_DEPARTMENT: 'No department is called "{text}": kept as the place',
        OddKey.UNKNOWN_GOAL: 'No goal is called "{text}": the task has no goal',
        OddKey.UNKNOWN_CODE: "No task {text} is in the plan: taken as a new one",
        OddKey.NO_VALUE: "A formula or an error instead of a value: {text} ({column})",
        OddKey.SHORTENED: "Cut to {most} characters: {text}...",
        OddKey.REPLACED_CHARACTERS: "{count} characters were lost before the file came here (shown as a question mark)",
        OddKey.BAD_PROGRESS: 'Not a progress from 0 to 100: "{text}"',
        OddKey.NO_TARGET: "Left out, a measure without a number as its target: {text}",
        OddKey.NO_NUMBER: 'No number, not taken: "{text}" (values of {title})',
        OddKey.NO_DAY: 'A value without a day, not taken: "{text}" (values of {title})',
        OddKey.NO_GOAL: "Left out, belongs to no goal of this file or plan: {text}",
        OddKey.NEW_CODE: "The number {text} is taken: a new one was given",
        OddKey.OTHER_TARGETS: "The target of the latest date was taken, {count} earlier ones were not: {text}",
        OddKey.FALLING: "Lower was taken for better: {text}",
        OddKey.NO_PERSPECTIVE: "The file knows no perspectives: {count} goals stand under operations until the plan "
        "file says otherwise",
        OddKey.NO_PARENT: 'What it belongs to is not in this file: "{parent}" (of {title})',
        OddKey.GUESSED: "The columns are nobody's whom we know. Guessed: {columns}",
        OddKey.UNUSED_SHEET: "A sheet of no use here, not read",
        OddKey.UNUSED_COLUMNS: "Columns that were not taken: {columns}",
        OddKey.ENCODING: "Not UTF-8: read as {encoding}. Look at the letters with marks",
        OddKey.MAPS_TO_NOTHING: "Has no place in a plan here, not taken: {text}",
        OddKey.GOALS_ALONE: "The file knows no tasks, due dates, statuses or departments: goals and measures come "
        "alone",
        OddKey.PERFORMER: 'Named as performing, and only suggested: "{text}"',
        OddKey.HEADER_BELOW: "The header stands in this row; what is above was not read",
    }
)


def reason(error: FormatError) -> str:
    """Why a file cannot be read, in one sentence or two."""
    return REASONS[error.key].format_map({name: shown(value) for name, value in error.values.items()})


def told(odd: Sequence[Odd]) -> list[str]:
    """Everything odd as lines for a terminal: each sentence once, with the first of its places."""
    places: defaultdict[str, list[str]] = defaultdict(list)
    for one in odd:
        sentence = ODDITIES[one.key].format_map({name: shown(value) for name, value in one.values.items()})
        places[sentence].append(spot(one.place))
    return [f"{sentence}{_where([place for place in found if place])}" for sentence, found in places.items()]


def unknown(found: Sequence[Unknown]) -> list[str]:
    """What the file names and the plan does not have."""
    places: defaultdict[str, list[str]] = defaultdict(list)
    for one in found:
        places[ODDITIES[_UNKNOWN[one.what]].format(text=shown(one.text))].append(one.mark)
    return [f"{sentence}{_where([mark for mark in marks if mark])}" for sentence, marks in places.items()]


_UNKNOWN = {
    Unplaced.CODE: OddKey.UNKNOWN_CODE,
    Unplaced.DEPARTMENT: OddKey.UNKNOWN_DEPARTMENT,
    Unplaced.GOAL: OddKey.UNKNOWN_GOAL,
}


def _where(places: Sequence[str]) -> str:
    if not places:
        return "."
    some = "; ".join(places[:MOST_PLACES])
    more = f"; and {len(places) - MOST_PLACES} more places" if len(places) > MOST_PLACES else ""
    return f". [{some}{more}]"


def shown(value: object) -> str:
    """A value out of a file, fit to stand in a line of a terminal."""
    words = " ".join(str(value).split())
    text = "".join(char for char in words if unicodedata.category(char) not in {"Cc", "Cf", "Cs"})
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}..."
