"""Check a list of blocks for one surface."""

from collections import Counter
from collections.abc import Iterator
from typing import Any, Literal

from sandbox.checks.layout import ALLOWED, BLOCKS, MARKDOWN_CHARACTERS
from sandbox.checks.problem import Problem
from sandbox.checks.shape import by_type
from sandbox.checks.words import walk

Surface = Literal["message", "modal", "home"]

MOST_BLOCKS: dict[Surface, int] = {"message": 50, "modal": 100, "home": 100}
# Slack refuses a second table and a third chart in one message.
MOST_OF_A_KIND: dict[str, int] = {"table": 1, "data_visualization": 2}
_ANYWHERE = by_type(BLOCKS)
# Elements that only some surfaces show, by the reference page of each.
_ONLY_ON: dict[str, Surface] = {"workflow_button": "message", "file_input": "modal"}


def problems(blocks: object, surface: Surface, at: str = "/blocks") -> list[Problem]:
    """What Slack would refuse in these blocks; empty if it would take them.

    Args:
        blocks: The value of ``blocks`` after JSON decoding.
        surface: Where they will be shown.
        at: JSON pointer of the list in the arguments, for the problems' paths.
    """
    if not isinstance(blocks, list):
        return [Problem(at, "must be an array", "invalid_blocks_format")]
    return list(dict.fromkeys(_problems(blocks, surface, at)))


def _problems(blocks: list[Any], surface: Surface, at: str) -> Iterator[Problem]:
    most = MOST_BLOCKS[surface]
    if len(blocks) > most:
        yield Problem(at, f"no more than {most} items allowed")
    for index, block in enumerate(blocks):
        path = f"{at}/{index}"
        kind = block.get("type") if isinstance(block, dict) else None
        if isinstance(kind, str) and kind in BLOCKS and kind not in ALLOWED[surface]:
            yield Problem(f"{path}/type", f"unsupported type: {kind}")
        else:
            yield from _ANYWHERE(block, path)
    yield from _repeated_ids(blocks, at)
    yield from _misplaced_elements(blocks, surface, at)
    if surface == "message":
        yield from _too_many_of_a_kind(blocks, at)


def _elements(block: dict[str, Any], path: str) -> Iterator[tuple[dict[str, Any], str]]:
    listed = ("actions",) if block.get("type") == "card" else ("elements",)
    for key in ("accessory", "element"):
        if isinstance(block.get(key), dict):
            yield block[key], f"{path}/{key}"
    for key in listed:
        for index, element in enumerate(block.get(key) or []):
            if isinstance(element, dict):
                yield element, f"{path}/{key}/{index}"


def _repeated_ids(blocks: list[Any], at: str) -> Iterator[Problem]:
    seen_blocks: set[str] = set()
    for block, path in walk(blocks, at):
        block_id = block.get("block_id")
        if isinstance(block_id, str):
            if block_id in seen_blocks:
                yield Problem(f"{path}/block_id", f"`block_id` must be unique: {block_id} already exists")
            seen_blocks.add(block_id)
        seen_actions: set[str] = set()
        for element, where in _elements(block, path):
            action_id = element.get("action_id")
            if isinstance(action_id, str):
                if action_id in seen_actions:
                    yield Problem(f"{where}/action_id", f"`action_id` must be unique: {action_id} already exists")
                seen_actions.add(action_id)


def _misplaced_elements(blocks: list[Any], surface: Surface, at: str) -> Iterator[Problem]:
    focused = 0
    for block, path in walk(blocks, at):
        for element, where in _elements(block, path):
            kind = element.get("type")
            if isinstance(kind, str) and _ONLY_ON.get(kind, surface) != surface:
                yield Problem(f"{where}/type", f"unsupported type: {kind}")
            focused += element.get("focus_on_load") is True
            if focused > 1:
                yield Problem(f"{where}/focus_on_load", "only one element can set `focus_on_load` to true")
                focused = 1


def _too_many_of_a_kind(blocks: list[Any], at: str) -> Iterator[Problem]:
    counts: Counter[str] = Counter()
    markdown = 0
    for block, path in walk(blocks, at):
        kind = block.get("type")
        if not isinstance(kind, str):
            continue
        counts[kind] += 1
        if kind in MOST_OF_A_KIND and counts[kind] > MOST_OF_A_KIND[kind]:
            yield Problem(path, f"no more than {MOST_OF_A_KIND[kind]} `{kind}` blocks allowed in a message")
        if kind == "markdown" and isinstance(block.get("text"), str):
            markdown += len(block["text"])
    if markdown > MARKDOWN_CHARACTERS and counts["markdown"] > 1:
        yield Problem(at, f"`markdown` blocks must be less than {MARKDOWN_CHARACTERS + 1} characters together")
