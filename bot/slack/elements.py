"""Small parts that messages and views share: text objects, buttons, confirmations."""

from typing import Any

from bot.messages.model import Button, Buttons, Confirm, Select
from bot.slack import ids

Json = dict[str, Any]

_BUTTONS_IN_ROW = 25
_LABEL = 75
_PLACEHOLDER = 150
_OPTIONS = 100
_CONFIRM_TITLE, _CONFIRM_TEXT, _CONFIRM_BUTTON = 100, 300, 30


def clipped(text: str, most: int) -> str:
    """The text with at most so many characters."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def escaped(text: str) -> str:
    """Text in which Slack finds no mention, link or broadcast."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def plain_text(text: str, most: int) -> Json:
    """A plain text object."""
    return {"type": "plain_text", "text": clipped(text, most), "emoji": True}


def actions_blocks(row: Buttons | Select) -> list[Json]:
    """A row of buttons, in as many blocks as it needs, or a list to choose from."""
    if isinstance(row, Select):
        return [{"type": "actions", "elements": [_select(row)]}]
    parts = [row.buttons[at : at + _BUTTONS_IN_ROW] for at in range(0, len(row.buttons), _BUTTONS_IN_ROW)]
    return [{"type": "actions", "elements": [button(each) for each in part]} for part in parts]


def button(of: Button) -> Json:
    """One button."""
    drawn: Json = {
        "type": "button",
        "action_id": ids.action_id(of.action, of.value),
        "text": plain_text(of.label, _LABEL),
        "value": of.value,
        "accessibility_label": clipped(of.description, _LABEL),
    }
    if of.style:
        drawn["style"] = of.style
    if of.confirm:
        drawn["confirm"] = _confirm(of.confirm, of.style)
    return drawn


def _select(of: Select) -> Json:
    return {
        "type": "static_select",
        "action_id": of.action,
        "placeholder": plain_text(of.label, _PLACEHOLDER),
        "options": [{"text": plain_text(words, _LABEL), "value": value} for value, words in of.options[:_OPTIONS]],
    }


def _confirm(confirm: Confirm, style: str | None) -> Json:
    drawn: Json = {
        "title": plain_text(confirm.title, _CONFIRM_TITLE),
        "text": plain_text(confirm.text, _CONFIRM_TEXT),
        "confirm": plain_text(confirm.yes, _CONFIRM_BUTTON),
        "deny": plain_text(confirm.no, _CONFIRM_BUTTON),
    }
    return {**drawn, "style": style} if style else drawn
