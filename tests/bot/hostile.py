"""Content in which every word that people can write is replaced by something nasty."""

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, cast

T = TypeVar("T")

WRITTEN_BY_PEOPLE = frozenset(
    {"title", "name", "note", "blocker", "how", "place", "text", "unit", "perspective", "code", "key", "reason"}
)
NASTY = {
    "broadcast": "<!channel> <!here> <@U0LEADER1> <https://evil.example|https://bank.example>",
    "markup": "*bold* _it_ ~no~ `code` ```pre``` </script><script>alert(1)</script> &amp; :tada:",
    "right_to_left": "\u202eevil\u202c \u2067نص\u2066 \u200fabc\u200e\u2069\u2069",
    "lines": "one\r\ntwo\u2028three\n\n\n\nfour\x00\x1b[31m",
    "long": "طويل long " * 500,
    "long_word": "W" * 5000,
    "empty": " \u200b\u200d\n",
    "braces": "{title} {0} {} {{n}} %s %(code)s",
    "surrogate": "broken \ud83d half",
}


def spoiled(value: T, text: str, names: frozenset[str] = WRITTEN_BY_PEOPLE) -> T:
    """The same content with `text` in every field of these names: wherever a person's own words can stand."""
    return cast("T", _spoiled(value, text, names))


def _spoiled(value: Any, text: str, names: frozenset[str]) -> Any:  # noqa: ANN401  (walks content of every shape)
    if isinstance(value, tuple):
        return tuple(_spoiled(part, text, names) for part in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changes: dict[str, Any] = {}
    for field in fields(value):
        held = getattr(value, field.name)
        if isinstance(held, str) and field.name in names and type(held) is str:
            changes[field.name] = text
        elif is_dataclass(held) or isinstance(held, tuple):
            changes[field.name] = _spoiled(held, text, names)
    return replace(value, **changes)
