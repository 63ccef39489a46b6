"""How much text a payload holds, and the blocks inside blocks."""

from collections.abc import Iterator
from typing import Any

from sandbox.checks.elements import IN_ACTIONS, IN_CONTEXT_ACTIONS, IN_INPUT

# Their cells and points have limits of their own and do not count towards the message's.
_COUNTED_APART = frozenset({"table", "data_table", "data_visualization"})
_INTERACTIVE = frozenset({*IN_ACTIONS, *IN_INPUT, *IN_CONTEXT_ACTIONS})
_TEXT_KEYS = frozenset({"text", "title", "subtitle", "body", "details", "output"})


def characters(value: object) -> int:
    """Characters of all words to read in a piece of a payload, interactive elements left out."""
    if isinstance(value, str):
        return len(value)
    if isinstance(value, list):
        return sum(characters(item) for item in value if isinstance(item, dict | list))
    if not isinstance(value, dict):
        return 0
    if value.get("type") in _INTERACTIVE:
        return 0
    inner = sum(characters(held) for key, held in value.items() if isinstance(held, dict | list))
    return inner + sum(len(value[key]) for key in _TEXT_KEYS if isinstance(value.get(key), str))


def message_characters(blocks: list[dict[str, Any]]) -> int:
    """Characters that count towards the limit of a whole message."""
    return sum(characters(block) for block in blocks if block.get("type") not in _COUNTED_APART)


def walk(blocks: list[Any], path: str) -> Iterator[tuple[dict[str, Any], str]]:
    """Every block with its JSON pointer, those inside containers, carousels and plans included."""
    for index, block in enumerate(blocks):
        if not isinstance(block, dict):
            continue
        here = f"{path}/{index}"
        yield block, here
        for key in ("child_blocks", "tasks"):
            if isinstance(block.get(key), list):
                yield from walk(block[key], f"{here}/{key}")
        if block.get("type") == "carousel" and isinstance(block.get("elements"), list):
            yield from walk(block["elements"], f"{here}/elements")
