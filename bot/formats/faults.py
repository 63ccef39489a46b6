"""What is wrong with a file as a whole, and what is odd about single things in it. The sentences are in `wording`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class FormatKey(StrEnum):
    """Why a file cannot be read at all."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    TOO_MANY_ROWS = "too_many_rows"
    OTHER_FORMAT = "other_format"
    BINARY = "binary"
    BROKEN_WORKBOOK = "broken_workbook"
    LOCKED_WORKBOOK = "locked_workbook"
    BROKEN_JSON = "broken_json"
    OTHER_JSON = "other_json"
    BROKEN_XML = "broken_xml"
    UNSAFE_XML = "unsafe_xml"
    OTHER_XML = "other_xml"
    OTHER_STRATML = "other_stratml"
    NO_TABLE = "no_table"
    NO_TITLES = "no_titles"
    NOTHING_IN_IT = "nothing_in_it"


class FormatError(Exception):
    """A file that is not what it should be: one clear sentence, and nothing of it was taken."""

    def __init__(self, key: FormatKey, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


class OddKey(StrEnum):
    """What is odd about a thing in a file."""

    # Left out.
    NO_TITLE = "no_title"
    TWICE = "twice"
    TOTALS = "totals"
    ARCHIVED = "archived"
    LONE_CELL = "lone_cell"
    # Taken, with something missing.
    NO_DATE = "no_date"
    EITHER_DATE = "either_date"
    HIJRI = "hijri"
    STRUCK_OUT = "struck_out"
    SEVERAL_DATES = "several_dates"
    BACKWARDS = "backwards"
    SEVERAL_OWNERS = "several_owners"
    MANGLED_ID = "mangled_id"
    SHARED_ID = "shared_id"
    SAME_NAME = "same_name"
    UNKNOWN_STATUS = "unknown_status"
    UNKNOWN_DEPARTMENT = "unknown_department"
    UNKNOWN_GOAL = "unknown_goal"
    UNKNOWN_CODE = "unknown_code"
    NO_VALUE = "no_value"
    SHORTENED = "shortened"
    REPLACED_CHARACTERS = "replaced_characters"
    BAD_PROGRESS = "bad_progress"
    NO_TARGET = "no_target"
    NO_NUMBER = "no_number"
    NO_DAY = "no_day"
    NO_GOAL = "no_goal"
    NEW_CODE = "new_code"
    OTHER_TARGETS = "other_targets"
    FALLING = "falling"
    NO_PERSPECTIVE = "no_perspective"
    NO_PARENT = "no_parent"
    # Of the file as a whole.
    GUESSED = "guessed"
    UNUSED_SHEET = "unused_sheet"
    UNUSED_COLUMNS = "unused_columns"
    ENCODING = "encoding"
    MAPS_TO_NOTHING = "maps_to_nothing"
    HEADER_BELOW = "header_below"
    GOALS_ALONE = "goals_alone"
    PERFORMER = "performer"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: `line` counts from 1; `cell` such as `C7` and `sheet` are those of a workbook."""

    line: int | None = None
    sheet: str | None = None
    cell: str | None = None


@dataclass(frozen=True, slots=True)
class Odd:
    """One odd thing; `values` fill its sentence."""

    key: OddKey
    place: Place = Place()
    values: Mapping[str, object] = field(default_factory=dict)
