"""Faults of a plan file: what is wrong, where, and what would mend it. The sentences are in `wording`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class FaultKey(StrEnum):
    """Everything that can be wrong with a plan file; the value is the key of its sentence."""

    # The file as a whole.
    EMPTY = "planfile.empty"
    TOO_LARGE = "planfile.too_large"
    BINARY = "planfile.binary"
    OTHER_FORMAT = "planfile.other_format"
    NOT_UTF8 = "planfile.not_unicode"
    CONTROL_CHARACTER = "planfile.control_character"
    TOP_IS_LIST = "planfile.top_is_list"
    TOP_IS_TEXT = "planfile.top_is_text"
    # YAML.
    TAB = "planfile.tab"
    COLON_IN_TEXT = "planfile.colon_in_text"
    NO_COLON = "planfile.no_colon"
    INDENTATION = "planfile.indentation"
    UNCLOSED_QUOTE = "planfile.unclosed_quote"
    BACKSLASH = "planfile.backslash"
    BRACKET = "planfile.bracket"
    ALIAS = "planfile.alias"
    TAG = "planfile.tag"
    SIGN_FIRST = "planfile.sign_first"
    SEVERAL_DOCUMENTS = "planfile.several_documents"
    TOO_DEEP = "planfile.too_deep"
    NOT_YAML = "planfile.not_yaml"
    DUPLICATE_KEY = "planfile.duplicate_key"
    KEY_NOT_TEXT = "planfile.key_not_text"
    COMMENT_FOR_CHANNEL = "planfile.comment_for_channel"
    # The shape.
    UNKNOWN_KEY = "planfile.unknown_key"
    MISSING = "planfile.missing"
    NOT_A_LIST = "planfile.not_a_list"
    NOT_KEYS = "planfile.not_keys"
    NOT_TEXT = "planfile.not_text"
    # One value.
    TOO_LONG = "planfile.too_long"
    BAD_KEY = "planfile.bad_key"
    BAD_MEMBER_ID = "planfile.bad_member_id"
    BAD_CHANNEL = "planfile.bad_channel"
    BAD_CHANNEL_ID = "planfile.bad_channel_id"
    BAD_ZONE = "planfile.bad_zone"
    BAD_LOCALE = "planfile.bad_locale"
    BAD_COUNTRY = "planfile.bad_country"
    BAD_CURRENCY = "planfile.bad_currency"
    BAD_SUBDIVISION = "planfile.bad_subdivision"
    BAD_WEEKDAY = "planfile.bad_weekday"
    BAD_TIME = "planfile.bad_time"
    BAD_HOURS = "planfile.bad_hours"
    HOURS_BACKWARDS = "planfile.hours_backwards"
    BAD_DATE = "planfile.bad_date"
    NO_SUCH_DAY = "planfile.no_such_day"
    DAY_OR_MONTH_FIRST = "planfile.day_or_month_first"
    DATE_WITH_TIME = "planfile.date_with_time"
    FAR_DATE = "planfile.far_date"
    HIJRI_DATE = "planfile.hijri_date"
    RELATIVE_UNIT = "planfile.relative_unit"
    FIXED_DATE_NEEDED = "planfile.fixed_date_needed"
    BAD_NUMBER = "planfile.bad_number"
    COMMA_IN_NUMBER = "planfile.comma_in_number"
    NOT_WHOLE = "planfile.not_whole"
    OUT_OF_RANGE = "planfile.out_of_range"
    BAD_YES_NO = "planfile.bad_yes_no"
    NOT_ONE_OF = "planfile.not_one_of"
    # How things hang together.
    UNKNOWN_REFERENCE = "planfile.unknown_reference"
    DUPLICATE = "planfile.duplicate"
    CYCLE = "planfile.cycle"
    START_AFTER_DUE = "planfile.start_after_due"
    AWAY_BACKWARDS = "planfile.away_backwards"
    AHEAD = "planfile.ahead"
    SAME_DAY_TWICE = "planfile.same_day_twice"
    DIRECTION = "planfile.direction"
    NO_PERSPECTIVE = "planfile.no_perspective"
    NO_PEOPLE = "planfile.no_people"
    NO_LEADER = "planfile.no_leader"
    GUEST_AT_WORK = "planfile.guest_at_work"
    OWN_DEPUTY = "planfile.own_deputy"


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in the file; line and column count from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong. `values` fill its sentence; `example` is the corrected text, ready to be copied.

    `mark` is None when the fault is the file's as a whole; `nearest` is what was probably meant.
    """

    key: FaultKey
    mark: Mark | None = None
    values: Mapping[str, object] = field(default_factory=dict)
    example: str | None = None
    nearest: str | None = None


class PlanFileError(Exception):
    """A plan file with faults: all of them, in the order of the file. Nothing of it was taken."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(faults, key=_place))
        super().__init__(", ".join(sorted({fault.key for fault in self.faults})))


class BadValueError(ValueError):
    """One value that cannot be read; the place is added by whoever knows it."""

    def __init__(
        self, key: FaultKey, *, example: str | None = None, nearest: str | None = None, **values: object
    ) -> None:
        super().__init__(key)
        self.key = key
        self.example = example
        self.nearest = nearest
        self.values = values

    def at(self, mark: Mark | None) -> Fault:
        """The fault at its place."""
        return Fault(self.key, mark, self.values, self.example, self.nearest)


def _place(fault: Fault) -> tuple[int, int]:
    return (0, 0) if fault.mark is None else (fault.mark.line, fault.mark.column)
