"""The checks the client makes on a form before it lets it be sent."""

import re

from sandbox.elements import is_empty
from sandbox.model import Json, View
from sandbox.normalise import every_block

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_URL = re.compile(r"https?://\S+")
_WHOLE, _DECIMAL = re.compile(r"-?\d+"), re.compile(r"-?\d+(\.\d+)?")


def wrong(view: View) -> dict[str, str]:
    """What is wrong with the entries of a form, in words, by block_id; empty when it can be sent."""
    found = {}
    for block in every_block(view.blocks):
        if block["type"] != "input":
            continue
        words = _wrong(block, view.state[block["block_id"]][block["element"]["action_id"]])
        if words:
            found[block["block_id"]] = words
    return found


def _wrong(block: Json, state: Json) -> str:
    if is_empty(state):
        return "" if block.get("optional") else "Please complete this required field."
    element = block["element"]
    value = state.get("value")
    if element["type"] == "plain_text_input" and isinstance(value, str):
        return _length(element, value)
    if element["type"] == "number_input" and isinstance(value, str):
        return _number(element, value)
    if element["type"] == "email_text_input" and not _EMAIL.fullmatch(str(value)):
        return "Enter a valid email address."
    if element["type"] == "url_text_input" and not _URL.fullmatch(str(value)):
        return "Enter a valid URL."
    return _count(element, state)


def _length(element: Json, value: str) -> str:
    least, most = element.get("min_length", 0), element.get("max_length", 3000)
    if len(value) < least:
        return f"Enter at least {least} characters."
    return f"Enter no more than {most} characters." if len(value) > most else ""


def _number(element: Json, value: str) -> str:
    shape = _DECIMAL if element.get("is_decimal_allowed") else _WHOLE
    if not shape.fullmatch(value):
        return "Enter a valid number."
    if "min_value" in element and float(value) < float(element["min_value"]):
        return f"Enter a number that is at least {element['min_value']}."
    if "max_value" in element and float(value) > float(element["max_value"]):
        return f"Enter a number that is at most {element['max_value']}."
    return ""


def _count(element: Json, state: Json) -> str:
    most = element.get("max_selected_items") or element.get("max_files")
    chosen = next((held for held in state.values() if isinstance(held, list)), [])
    return f"Choose no more than {most}." if most and len(chosen) > most else ""
