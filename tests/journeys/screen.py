"""What people see: a message, a form or Home, as words, buttons and fields, the way a reader finds them."""

import html
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.messages import actions
from bot.slack import ids
from sandbox.model import Message, View

Json = dict[str, Any]

BESIDE = frozenset({actions.PLAN_READERS, actions.SETTINGS_OPEN, actions.HOME_OPEN})

_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def as_read(text: str) -> str:
    """The words as the eye takes them: nothing invisible, nothing escaped, digits of any script as digits."""
    bare = _INVISIBLE.sub("", html.unescape(text))
    return "".join(str(unicodedata.digit(c)) if c.isdigit() and not c.isascii() else c for c in bare)


@dataclass(frozen=True)
class Button:
    """A button: its label, what screen readers say of it, and where it is."""

    label: str
    about: str
    action_id: str
    block_id: str
    element: Json


@dataclass(frozen=True)
class Field:
    """A field of a form. `options` has the value of each choice by its words."""

    label: str
    block_id: str
    kind: str
    value: str
    options: Mapping[str, str] = field(default_factory=dict)


class Screen:
    """Anything with blocks. What it shows is always what stands there now."""

    @property
    def blocks(self) -> list[Json]:
        """What is drawn."""
        raise NotImplementedError

    @property
    def text(self) -> str:
        """Everything there is to read."""
        return as_read("\n".join(_words(self.blocks)))

    @property
    def buttons(self) -> list[Button]:
        """Every button, in order."""
        return [
            Button(
                as_read(element["text"]["text"]),
                as_read(element.get("accessibility_label", "")),
                element["action_id"],
                block["block_id"],
                element,
            )
            for block in self.blocks
            if block["type"] == "actions"
            for element in block["elements"]
            if element["type"] == "button"
        ]

    def labels(self, about: str = "") -> list[str]:
        """The labels of the buttons, or of those that are about one task."""
        return [button.label for button in self.buttons if _is_about(button, about)]

    def button(self, label: str, about: str = "") -> Button:
        """The one button with these words on it, about that task if there are several."""
        found = [each for each in self.buttons if label in each.label and _is_about(each, about)]
        assert len(found) == 1, f"{len(found)} buttons {label!r} about {about!r} among {self.labels()}"
        return found[0]


class Post(Screen):
    """A message in a conversation."""

    def __init__(self, message: Message) -> None:
        self._message = message

    def __repr__(self) -> str:
        """For the words of a failing expectation."""
        return f"<{self.channel} {self.ts}: {self.first_line}>"

    @property
    def channel(self) -> str:
        """Where it stands."""
        return self._message.channel_id

    @property
    def ts(self) -> str:
        """When it was posted, as Slack writes it: its id there."""
        return self._message.ts

    @property
    def thread(self) -> str:
        """The message it answers, if any."""
        return self._message.thread_ts

    @property
    def is_the_bots(self) -> bool:
        """Whether the bot said it."""
        return bool(self._message.bot_id)

    @property
    def is_private(self) -> bool:
        """Whether only one person sees it."""
        return self._message.is_ephemeral

    @property
    def blocks(self) -> list[Json]:
        """What is drawn."""
        return self._message.blocks

    def labels(self, about: str = "") -> list[str]:
        """The same without what any message may offer beside: who reads along, the settings, Home."""
        beside = {block["block_id"] for block in self.blocks if _only_beside(block)}
        return [each.label for each in self.buttons if _is_about(each, about) and each.block_id not in beside]

    @property
    def text(self) -> str:
        """The plain text: all that phones and screen readers get."""
        return as_read(self._message.text)

    @property
    def first_line(self) -> str:
        """What a notification shows."""
        return self.text.split("\n", 1)[0]


class Sheet(Screen):
    """A form, a window, or Home."""

    def __init__(self, view: View) -> None:
        self._view = view

    @property
    def id(self) -> str:
        """Its id."""
        return self._view.id

    @property
    def blocks(self) -> list[Json]:
        """What is drawn."""
        return self._view.blocks

    @property
    def title(self) -> str:
        """The line on top."""
        return as_read(self._view.payload["title"]["text"])

    @property
    def errors(self) -> dict[str, str]:
        """The sentences below the fields, by the label of the field."""
        labels = {each.block_id: each.label for each in self.fields}
        return {labels[block_id]: as_read(words) for block_id, words in self._view.errors.items()}

    @property
    def fields(self) -> list[Field]:
        """Every field, with what is in it now."""
        return [_field(block, self._view) for block in self.blocks if block["type"] == "input"]

    def field(self, label: str) -> Field:
        """The one field with these words above it."""
        found = [each for each in self.fields if label in each.label]
        assert len(found) == 1, f"{len(found)} fields {label!r} among {[each.label for each in self.fields]}"
        return found[0]


def _only_beside(block: Json) -> bool:
    if block["type"] != "actions":
        return False
    offered = {ids.parse(each["action_id"]) for each in block["elements"]}
    return offered <= BESIDE and offered != {actions.HOME_OPEN}


def _is_about(button: Button, about: str) -> bool:
    return not about or re.search(rf"{re.escape(about)}(?!\d)", button.about) is not None


def _words(value: object) -> Iterator[str]:
    """Every text in blocks, a line for each."""
    if isinstance(value, list):
        leaves = [part for part in value if isinstance(part, dict) and part.get("type") in {"text", "user", "link"}]
        if leaves and len(leaves) == len(value):
            yield "".join(part.get("text") or f"@{part.get('user_id')}" for part in leaves)
            return
        for part in value:
            yield from _words(part)
    elif isinstance(value, dict):
        if isinstance(value.get("text"), str):
            yield value["text"]
        for key in ("text", "elements", "label", "element", "hint", "rows", "caption", "fields"):
            part = value.get(key)
            if isinstance(part, list | dict):
                yield from _words(part)


def _field(block: Json, view: View) -> Field:
    element = block["element"]
    state = view.state[block["block_id"]][element["action_id"]]
    value = next((held for name, held in state.items() if name != "type"), None)
    groups = element.get("option_groups") or [{"options": element.get("options") or []}]
    options = {as_read(each["text"]["text"]): each["value"] for group in groups for each in group["options"]}
    if isinstance(value, dict):
        value = value["text"]["text"]
    if isinstance(value, list):
        value = ", ".join(each["text"]["text"] for each in value)
    return Field(as_read(block["label"]["text"]), block["block_id"], element["type"], as_read(value or ""), options)
