"""What is chosen or typed in an element now: by the member, or at the start by the app."""

from datetime import datetime
from typing import Any

from sandbox.render.reader import Reader
from sandbox.render.rich_text import rich_text_words

Json = dict[str, Any]

_ONE = {
    "users_select": "user",
    "channels_select": "channel",
    "conversations_select": "conversation",
    "datepicker": "date",
    "timepicker": "time",
}


def chosen(element: Json, held: Json | None) -> list[str]:
    """Every value chosen in a menu or in boxes, or the date or time of a picker.

    Args:
        element: The element from the block.
        held: Its entry in the state that Slack would send, if the member touched it.
    """
    kind = element["type"]
    base = kind.removeprefix("multi_")
    if base in _ONE:
        name = _ONE[base]
        if kind != base:
            return list((held or {}).get(f"selected_{name}s") or [] if held else element.get(f"initial_{name}s") or [])
        found = held.get(f"selected_{name}") if held else element.get(f"initial_{name}")
        return [found] if found else []
    return [option["value"] for option in chosen_options(element, held)]


def chosen_options(element: Json, held: Json | None) -> list[Json]:
    """The options chosen in a menu or in boxes, whole."""
    source, prefix = (held, "selected") if held else (element, "initial")
    one, many = source.get(f"{prefix}_option"), source.get(f"{prefix}_options")
    return [one] if one else list(many or [])


def typed(element: Json, held: Json | None, reader: Reader) -> str:
    """The words in an input."""
    if element["type"] == "rich_text_input":
        rich = held.get("rich_text_value") if held else element.get("initial_value")
        return rich_text_words(rich, reader) if rich else ""
    found = held.get("value") if held else element.get("initial_value")
    return str(found) if found is not None else ""


def local_moment(element: Json, held: Json | None, reader: Reader) -> str:
    """The moment of a datetimepicker as an HTML control wants it, in the reader's zone."""
    stamp = held.get("selected_date_time") if held else element.get("initial_date_time")
    if not stamp:
        return ""
    return datetime.fromtimestamp(int(stamp), reader.zone).strftime("%Y-%m-%dT%H:%M")
