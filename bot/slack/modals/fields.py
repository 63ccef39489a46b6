"""Form fields and how they are read back.

State values come from outside: what is missing or of the wrong shape reads as not given.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any, ClassVar

from bot.messages.errors import error_text
from bot.messages.model import said
from bot.slack.elements import clipped, plain_text
from bot.slack.ids import INPUT, Meta
from bot.words.catalogue import Words
from domain.checkins import LONGEST_TEXT
from domain.errors import FollowthroughError, MissingOwnerError, TooLongError

Json = dict[str, Any]
Values = Mapping[str, Mapping[str, Mapping[str, Any]]]
"""`view.state.values` of a submission: by block id, by action id."""

_TITLE = _BUTTON = 24
_LABEL = 2_000
_PLACEHOLDER = 150
_OPTION = 75
_OPTION_VALUE = 150
_OPTIONS = 100
_LONGEST_INPUT = 3_000


class FormFaultsError(FollowthroughError):
    """Fields of a form are at fault; `faults` has the error of each by block id."""

    key: ClassVar[str] = "error.form"

    def __init__(self, faults: Mapping[str, FollowthroughError]) -> None:
        super().__init__(field=next(iter(faults)))
        self.faults = dict(faults)


@dataclass(frozen=True, slots=True)
class Option:
    """One choice: what is read, and what comes back."""

    text: str
    value: str


def fault_texts(error: FollowthroughError, words: Words) -> dict[str, str]:
    """The sentences to show below the fields, by block id; empty when the error is about no field."""
    if isinstance(error, FormFaultsError):
        return {block_id: said(error_text(fault, words)) for block_id, fault in error.faults.items()}
    return {error.field: said(error_text(error, words))} if error.field else {}


def modal(callback_id: str, title: str, blocks: Sequence[Json], words: Words, meta: Meta, submit: str) -> Json:
    """A form; `submit` is the label of the button that sends it."""
    return {
        "type": "modal",
        "callback_id": callback_id,
        "title": plain_text(title, _TITLE),
        "submit": plain_text(submit, _BUTTON),
        "close": plain_text(words.line("form.cancel"), _BUTTON),
        "private_metadata": meta.encode(),
        "blocks": list(blocks),
    }


def text_field(
    block_id: str, label: str, *, initial: str | None = None, most: int, lines: bool = False, optional: bool = True
) -> Json:
    """A line of text, or several lines."""
    element: Json = {
        "type": "plain_text_input",
        "action_id": INPUT,
        "multiline": lines,
        "max_length": min(most, _LONGEST_INPUT),
    }
    if initial:
        element["initial_value"] = initial[: min(most, _LONGEST_INPUT)]
    return field(block_id, label, element, optional=optional)


def number_field(block_id: str, label: str, *, initial: int | None, low: int, high: int) -> Json:
    """A whole number within bounds."""
    element: Json = {
        "type": "number_input",
        "action_id": INPUT,
        "is_decimal_allowed": False,
        "min_value": str(low),
        "max_value": str(high),
    }
    if initial is not None:
        element["initial_value"] = str(initial)
    return field(block_id, label, element)


def date_field(block_id: str, label: str, *, initial: date | None = None, optional: bool = True) -> Json:
    """A date."""
    element: Json = {"type": "datepicker", "action_id": INPUT}
    if initial is not None:
        element["initial_date"] = initial.isoformat()
    return field(block_id, label, element, optional=optional)


def time_field(block_id: str, label: str, *, initial: time) -> Json:
    """A time of the day."""
    element: Json = {"type": "timepicker", "action_id": INPUT, "initial_time": initial.strftime("%H:%M")}
    return field(block_id, label, element, optional=False)


def boxes_field(block_id: str, label: str, options: Sequence[Option], *, initial: frozenset[str]) -> Json:
    """Any of a few choices, all in sight; at least one."""
    element: Json = {"type": "checkboxes", "action_id": INPUT, "options": [_option(each) for each in options]}
    chosen = [_option(each) for each in options if each.value in initial]
    if chosen:
        element["initial_options"] = chosen
    return field(block_id, label, element, optional=False)


def person_field(block_id: str, label: str, words: Words, *, optional: bool = True, initial: str | None = None) -> Json:
    """A member of the workspace; `initial` is a chat id."""
    placeholder = plain_text(words.line("form.choose"), _PLACEHOLDER)
    element: Json = {"type": "users_select", "action_id": INPUT, "placeholder": placeholder}
    if initial is not None:
        element["initial_user"] = initial
    return field(block_id, label, element, optional=optional)


def channel_field(block_id: str, label: str, words: Words, *, initial: str | None = None) -> Json:
    """A channel of the workspace, public or private, that nobody outside reads; it may be left empty."""
    placeholder = plain_text(words.line("form.choose"), _PLACEHOLDER)
    kinds = {"include": ["public", "private"], "exclude_external_shared_channels": True, "exclude_bot_users": True}
    element: Json = {"type": "conversations_select", "action_id": INPUT, "placeholder": placeholder, "filter": kinds}
    if initial is not None and initial[:1] in {"C", "G"}:  # a plan file may have named it in words
        element["initial_conversation"] = initial
    return field(block_id, label, element)


def radio_field(block_id: str, label: str, options: Sequence[Option], *, initial: str | None) -> Json:
    """One of a few choices, all in sight; one has to be made."""
    element: Json = {"type": "radio_buttons", "action_id": INPUT, "options": [_option(each) for each in options]}
    _choose(element, options, initial)
    return field(block_id, label, element, optional=False)


def select_field(
    block_id: str, label: str, options: Sequence[Option], words: Words, *, initial: str | None = None
) -> list[Json]:
    """One of many choices, in groups when there are more than Slack lists at once; nothing when there are none.

    A value that Slack would not carry cannot be chosen.
    """
    options = [each for each in options if 0 < len(each.value) <= _OPTION_VALUE]
    if not options:
        return []
    placeholder = plain_text(words.line("form.choose"), _PLACEHOLDER)
    element: Json = {"type": "static_select", "action_id": INPUT, "placeholder": placeholder}
    if len(options) <= _OPTIONS:
        element["options"] = [_option(each) for each in options]
    else:
        parts = [options[at : at + _OPTIONS] for at in range(0, min(len(options), _OPTIONS**2), _OPTIONS)]
        element["option_groups"] = [_group(part) for part in parts]
    _choose(element, options[: _OPTIONS**2], initial)
    return [field(block_id, label, element)]


def field(block_id: str, label: str, element: Json, *, optional: bool = True) -> Json:
    """An input block."""
    return {
        "type": "input",
        "block_id": block_id,
        "label": plain_text(label, _LABEL),
        "element": element,
        "optional": optional,
    }


def hinted(block: Json, hint: str) -> Json:
    """The same field with a hint below it."""
    return {**block, "hint": plain_text(hint, _LABEL)}


def read_text(values: Values, block_id: str) -> str:
    """What was typed, without space around it; empty when nothing was."""
    return (_read(values, block_id, "value") or "").strip()


def read_choice(values: Values, block_id: str) -> str | None:
    """The value of the chosen option."""
    option = values.get(block_id, {}).get(INPUT, {}).get("selected_option")
    value = option.get("value") if isinstance(option, Mapping) else None
    return value if isinstance(value, str) else None


def read_boxes(values: Values, block_id: str) -> list[str]:
    """The values of the chosen options."""
    options = values.get(block_id, {}).get(INPUT, {}).get("selected_options")
    found = [each.get("value") for each in options if isinstance(each, Mapping)] if isinstance(options, list) else []
    return [value for value in found if isinstance(value, str)]


def read_time(values: Values, block_id: str) -> time | None:
    """The chosen time of the day."""
    text = _read(values, block_id, "selected_time")
    if text is None:
        return None
    try:
        return time.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return None


def read_person(values: Values, block_id: str) -> str | None:
    """The chat id of the chosen member."""
    return _read(values, block_id, "selected_user")


def read_channel(values: Values, block_id: str) -> str | None:
    """The id of the chosen channel."""
    return _read(values, block_id, "selected_conversation")


def read_note(values: Values) -> str | None:
    """The note of a form, None when there is none; FormFaultsError when it is too long."""
    faults: dict[str, FollowthroughError] = {}
    note = noted(values, faults)
    if faults:
        raise FormFaultsError(faults)
    return note


def read_person_and_note(values: Values) -> tuple[str, str | None]:
    """Chat id of the chosen member, and the note if there is one; FormFaultsError names every field at fault."""
    faults: dict[str, FollowthroughError] = {}
    person, note = read_person(values, "owner"), noted(values, faults)
    if person is None:
        faults["owner"] = MissingOwnerError(field="owner")
    if person is None or faults:
        raise FormFaultsError(faults)
    return person, note


def noted(values: Values, faults: dict[str, FollowthroughError]) -> str | None:
    """The note of a form, None when there is none; one that is too long goes into `faults`."""
    note = read_text(values, "note")
    if len(note) > LONGEST_TEXT:
        faults["note"] = TooLongError(field="note", most=LONGEST_TEXT)
    return note or None


def read_date(values: Values, block_id: str) -> date | None:
    """The chosen date."""
    text = _read(values, block_id, "selected_date")
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _read(values: Values, block_id: str, key: str) -> str | None:
    value = values.get(block_id, {}).get(INPUT, {}).get(key)
    return value if isinstance(value, str) and value else None


def _option(of: Option) -> Json:
    return {"text": plain_text(of.text, _OPTION), "value": of.value}


def _group(part: Sequence[Option]) -> Json:
    half = _OPTION // 2 - 1
    label = f"{clipped(part[0].text, half)} - {clipped(part[-1].text, half)}"
    return {"label": plain_text(label, _OPTION), "options": [_option(each) for each in part]}


def _choose(element: Json, options: Sequence[Option], initial: str | None) -> None:
    chosen = next((each for each in options if each.value == initial), None)
    if chosen is not None:
        element["initial_option"] = _option(chosen)
