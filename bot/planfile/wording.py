"""What is said of a faulty plan file: the place, what is wrong in plain words, and what mends it."""

import unicodedata
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from bot.planfile.faults import Fault, FaultKey

MOST = 200
"""Faults told in one go; a file with more is most likely another file."""

_LONGEST_VALUE = 120
_LISTS = frozenset({"allowed", "known"})
_HIDDEN = frozenset({"Cc", "Cf", "Cs"})

SENTENCES: Mapping[FaultKey, str] = MappingProxyType(
    {
        FaultKey.EMPTY: "The file is empty. A plan begins with the name of the company and its people.",
        FaultKey.TOO_LARGE: "The file is larger than {most} kB, which no plan is. Is it the right file?",
        FaultKey.BINARY: "This is not a text file. A plan file is plain text in YAML.",
        FaultKey.OTHER_FORMAT: "This is {what}, not a plan file. A plan file is plain text in YAML.",
        FaultKey.NOT_UTF8: "The text is not in UTF-8. Save it again with the encoding UTF-8.",
        FaultKey.CONTROL_CHARACTER: "An invisible control character stands here. Delete it and type the text again.",
        FaultKey.TOP_IS_LIST: "The file begins with a list. Put what it lists below a key such as `tasks:`.",
        FaultKey.TOP_IS_TEXT: "The file holds text without keys. Each line should begin with a key and a colon.",
        FaultKey.TAB: "A tab stands here. YAML wants blanks: two for each step to the right.",
        FaultKey.COLON_IN_TEXT: "This colon cannot stand here. The text before it needs quotes, or the line is "
        "indented wrongly, or the line above lacks its colon.",
        FaultKey.NO_COLON: "A key without its colon, or a text that runs over into the next line.",
        FaultKey.INDENTATION: "This line is too far left or right. Keys that belong together begin in the same column.",
        FaultKey.UNCLOSED_QUOTE: "A quote begins here and never ends.",
        FaultKey.BACKSLASH: "A backslash inside \"double quotes\" begins a code. Use 'single quotes' for this text.",
        FaultKey.BRACKET: "A bracket begins here and is not closed, or a comma is missing inside it.",
        FaultKey.ALIAS: "Anchors (&) and aliases (*) have no place in a plan file. Write the text out, or quote it.",
        FaultKey.TAG: 'A text that begins with "!" ({name}) needs quotes.',
        FaultKey.SIGN_FIRST: "A text that begins with this sign needs quotes.",
        FaultKey.SEVERAL_DOCUMENTS: "A line of three dashes begins a second document here. A plan is one document.",
        FaultKey.TOO_DEEP: "This is nested too deeply for a plan. Is it the right file?",
        FaultKey.NOT_YAML: "This is not YAML.",
        FaultKey.DUPLICATE_KEY: "`{name}` stands here a second time (first in line {first}). Keep one of the two.",
        FaultKey.KEY_NOT_TEXT: "A key must be a plain word, not a list or keys of its own.",
        FaultKey.COMMENT_FOR_CHANNEL: "{name} is lost: without quotes, # begins a comment.",
        FaultKey.UNKNOWN_KEY: "`{name}` is not a key that belongs here. These do: {allowed}.",
        FaultKey.MISSING: "`{name}` is missing.",
        FaultKey.NOT_A_LIST: "`{name}` must be a list with at least one entry.",
        FaultKey.NOT_KEYS: "`{name}` must hold keys and values here.",
        FaultKey.NOT_TEXT: "`{name}` must be a single value here, not a list or keys.",
        FaultKey.TOO_LONG: "`{name}` has {length} characters; at most {most} are kept.",
        FaultKey.BAD_KEY: '"{given}" cannot be a key: letters, digits, "-", "_" and "." only, and at most 60 of them.',
        FaultKey.BAD_MEMBER_ID: '"{given}" is not a Slack member id. Find it in Slack: profile, three dots, '
        '"Copy member ID".',
        FaultKey.BAD_CHANNEL: '"{given}" is not a channel. Write its id, or its name with # and in quotes.',
        FaultKey.BAD_CHANNEL_ID: '"{given}" is not a Slack channel id. Find it at the foot of the channel\'s details.',
        FaultKey.BAD_ZONE: '"{given}" is not a time zone. Write region and city, as in the IANA list.',
        FaultKey.BAD_LOCALE: '"{given}" is not a language and country.',
        FaultKey.BAD_COUNTRY: '"{given}" is not a country whose holidays are known. Write its two letters.',
        FaultKey.BAD_CURRENCY: '"{given}" is not a currency. Write its three letters.',
        FaultKey.BAD_SUBDIVISION: "{country} has no `subdivision` {given}. It has: {allowed}.",
        FaultKey.BAD_WEEKDAY: '"{given}" is not a weekday. Write its name; numbers mean different days to different '
        "people.",
        FaultKey.BAD_TIME: '"{given}" is not a time. Write hours and minutes on the 24-hour clock.',
        FaultKey.BAD_HOURS: '"{given}" are not working hours. Write when the day begins and ends, on the 24-hour '
        "clock.",
        FaultKey.HOURS_BACKWARDS: "The working day {given} ends before it begins.",
        FaultKey.BAD_DATE: '"{given}" is not a date. Write year, month and day, or leave `{name}` out while there '
        "is none.",
        FaultKey.NO_SUCH_DAY: '"{given}" is not in the calendar.',
        FaultKey.DAY_OR_MONTH_FIRST: '"{given}" can be read in two ways, day or month first. Write the year first.',
        FaultKey.DATE_WITH_TIME: '"{given}" has a time of day. Only the day is wanted.',
        FaultKey.FAR_DATE: '"{given}" is too far away for a plan.',
        FaultKey.HIJRI_DATE: '"{given}" looks like a Hijri date. Write the Gregorian one.',
        FaultKey.RELATIVE_UNIT: '"{given}" counts in "{unit}". Relative dates count in days (d) or weeks (w).',
        FaultKey.FIXED_DATE_NEEDED: '"{given}" moves with the day of the import. A fixed date is wanted here.',
        FaultKey.BAD_NUMBER: '"{given}" is not a number. Write digits only; unit and scale belong into `unit`.',
        FaultKey.COMMA_IN_NUMBER: '"{given}" can be read in two ways. Write no thousands separator, and a point for '
        "decimals.",
        FaultKey.NOT_WHOLE: '"{given}" must be a whole number.',
        FaultKey.OUT_OF_RANGE: "{given} is outside of {least} to {most}.",
        FaultKey.BAD_YES_NO: '"{given}" must be yes or no.',
        FaultKey.NOT_ONE_OF: '"{given}" is none of: {allowed}.',
        FaultKey.UNKNOWN_REFERENCE: 'No {what} with the key "{given}" is in the file{known}.',
        FaultKey.DUPLICATE: '"{given}" is the `{name}` of two entries in `{section}` (first in line {first}).',
        FaultKey.CYCLE: "`{name}` leads in a circle: {chain}.",
        FaultKey.START_AFTER_DUE: "The task starts on {start}, after it is due on {due}. Exchange them, or mend one.",
        FaultKey.AWAY_BACKWARDS: "The leave begins on {since}, after its end on {until}.",
        FaultKey.AHEAD: "{given} lies ahead; only what has happened belongs here.",
        FaultKey.SAME_DAY_TWICE: "{given} is the same day as {first}. One reading a day.",
        FaultKey.DIRECTION: "The direction is {said}, but the way from {baseline} to {target} goes {goes}.",
        FaultKey.NO_PERSPECTIVE: "A goal without `parent` needs a `perspective`: finances, operations, partners or "
        "work environment.",
        FaultKey.NO_PEOPLE: "There is nobody in the plan. List at least the leader.",
        FaultKey.NO_LEADER: "Nobody to climb to: name the leader of the company, with whom every unanswered task ends.",
        FaultKey.GUEST_AT_WORK: '"{given}" is a guest and cannot be `{role}`. Choose a member, or remove `guest`.',
        FaultKey.OWN_DEPUTY: '"{given}" cannot stand in for themselves. Name somebody else, or nobody.',
    }
)


def told(faults: Sequence[Fault], name: str) -> str:
    """All faults as lines for a terminal; `name` is that of the file."""
    lines = [line for fault in faults[:MOST] for line in _lines(fault, name)]
    if len(faults) > MOST:
        lines.append(f"... and {len(faults) - MOST} more.")
    count = "1 thing is" if len(faults) == 1 else f"{len(faults)} things are"
    return "\n".join([*lines, "", f"{count} to mend in {name}. Nothing was imported."])


def sentence(fault: Fault) -> str:
    """What is wrong, in one or two plain sentences, with what was probably meant."""
    values = {name: _clean(str(value)) if name in _LISTS else _shown(value) for name, value in fault.values.items()}
    if fault.key is FaultKey.UNKNOWN_REFERENCE:
        values["known"] = (
            f" (there are: {values['known']})" if values["known"] else f"; `{values['section']}` lists none"
        )
    meant = f" Did you mean {_shown(fault.nearest)}?" if fault.nearest else ""
    return SENTENCES[fault.key].format_map(values) + meant


def _lines(fault: Fault, name: str) -> list[str]:
    place = name if fault.mark is None else f"{name}:{fault.mark.line}:{fault.mark.column}"
    lines = [f"{place}: {sentence(fault)}"]
    if fault.example:
        shown = [_clean(line) for line in fault.example.splitlines()]
        lines += [f"    Right: {shown[0]}", *(f"           {line}" for line in shown[1:])]
    return lines


def _shown(value: object) -> str:
    """A value out of the file, fit to stand in a line of a terminal."""
    text = _clean(" ".join(str(value).split()))
    return text if len(text) <= _LONGEST_VALUE else f"{text[:_LONGEST_VALUE]}..."


def _clean(text: str) -> str:
    return "".join(char for char in text if unicodedata.category(char) not in _HIDDEN)
