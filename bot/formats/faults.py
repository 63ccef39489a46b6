"""What is wrong with a file as a whole, and what is odd about single things in it. The sentences are in `wording`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class FormatKey(StrEnum):
    """Why a file cannot be read at all."""

    EMPTY = "import.reason.empty"
    TOO_LARGE = "import.reason.too_large"
    TOO_MANY_ROWS = "import.reason.too_many_rows"
    OTHER_FORMAT = "import.reason.other_format"
    BINARY = "import.reason.binary"
    BROKEN_WORKBOOK = "import.reason.broken_workbook"
    LOCKED_WORKBOOK = "import.reason.locked_workbook"
    BROKEN_JSON = "import.reason.broken_json"
    OTHER_JSON = "import.reason.other_json"
    BROKEN_XML = "import.reason.broken_xml"
    UNSAFE_XML = "import.reason.unsafe_xml"
    OTHER_XML = "import.reason.other_xml"
    OTHER_STRATML = "import.reason.other_stratml"
    NO_TABLE = "import.reason.no_table"
    NO_TITLES = "import.reason.no_titles"
    NOTHING_IN_IT = "import.reason.nothing_in_it"


UNTITLED = "-"
"""What stands for the name of something that has none."""


class FormatError(Exception):
    """A file that is not what it should be: one clear sentence, and nothing of it was taken."""

    def __init__(self, key: FormatKey, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


class OddKey(StrEnum):
    """What is odd about a thing in a file."""

    # Left out.
    NO_TITLE = "import.odd.no_title"
    TWICE = "import.odd.twice"
    TOTALS = "import.odd.totals"
    ARCHIVED = "import.odd.archived"
    LONE_CELL = "import.odd.lone_cell"
    # Taken, with something missing.
    NO_DATE = "import.odd.no_date"
    EITHER_DATE = "import.odd.either_date"
    HIJRI = "import.odd.hijri"
    STRUCK_OUT = "import.odd.struck_out"
    STRUCK_OUT_ALONE = "import.odd.struck_out_alone"
    SEVERAL_DATES = "import.odd.several_dates"
    BACKWARDS = "import.odd.backwards"
    SEVERAL_OWNERS = "import.odd.several_owners"
    MANGLED_ID = "import.odd.mangled_id"
    SHARED_ID = "import.odd.shared_id"
    SAME_NAME = "import.odd.same_name"
    UNKNOWN_STATUS = "import.odd.unknown_status"
    UNKNOWN_DEPARTMENT = "import.odd.unknown_department"
    GOALS_DEPARTMENT = "import.odd.goals_department"
    GOALS_OWNER = "import.odd.goals_owner"
    UNKNOWN_GOAL = "import.odd.unknown_goal"
    UNKNOWN_CODE = "import.odd.unknown_code"
    NO_VALUE = "import.odd.no_value"
    SHORTENED = "import.odd.shortened"
    REPLACED_CHARACTERS = "import.odd.replaced_characters"
    BAD_PROGRESS = "import.odd.bad_progress"
    NO_TARGET = "import.odd.no_target"
    NO_NUMBER = "import.odd.no_number"
    NO_DAY = "import.odd.no_day"
    NO_GOAL = "import.odd.no_goal"
    NEW_CODE = "import.odd.new_code"
    OTHER_TARGETS = "import.odd.other_targets"
    FALLING = "import.odd.falling"
    NO_PERSPECTIVE = "import.odd.no_perspective"
    NO_PARENT = "import.odd.no_parent"
    # Of the file as a whole.
    GUESSED = "import.odd.guessed"
    UNUSED_SHEET = "import.odd.unused_sheet"
    UNUSED_COLUMNS = "import.odd.unused_columns"
    ENCODING = "import.odd.encoding"
    MAPS_TO_NOTHING = "import.odd.maps_to_nothing"
    HEADER_BELOW = "import.odd.header_below"
    GOALS_ALONE = "import.odd.goals_alone"
    PERFORMER = "import.odd.performer"


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
