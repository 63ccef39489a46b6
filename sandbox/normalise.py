"""Makes blocks complete the way Slack does: ids where they are missing, defaults of text objects."""

from collections.abc import Iterator

from sandbox.ids import Ids
from sandbox.model import Json

_ID_LENGTH = 5
_NESTED = ("child_blocks", "tasks")


def completed(blocks: list[Json], ids: Ids) -> list[Json]:
    """A copy of the blocks with every block_id and action_id filled in and text defaults set."""
    copies = [with_text_defaults(block) for block in blocks]
    for block in every_block(copies):
        if not block.get("block_id"):
            block["block_id"] = ids.secret(_ID_LENGTH)
        for element in elements_of(block):
            if not element.get("action_id") and element.get("type") not in {"image", "mrkdwn", "plain_text"}:
                element["action_id"] = ids.secret(_ID_LENGTH)
    return copies


def every_block(blocks: list[Json]) -> Iterator[Json]:
    """Every block, those inside containers, carousels and plans included."""
    for block in blocks:
        yield block
        for key in _NESTED:
            if isinstance(block.get(key), list):
                yield from every_block(block[key])
        if block.get("type") == "carousel":
            yield from every_block(block["elements"])


def elements_of(block: Json) -> Iterator[Json]:
    """The interactive elements of one block (and images and texts that stand beside them)."""
    for key in ("accessory", "element"):
        if isinstance(block.get(key), dict):
            yield block[key]
    if block.get("type") in {"actions", "context_actions"}:
        yield from block["elements"]
    if block.get("type") == "card":
        yield from block.get("actions", [])


def with_text_defaults(value: Json) -> Json:
    """A deep copy in which every text object carries `emoji` or `verbatim`."""
    copy = {key: _copied(held) for key, held in value.items()}
    if "text" in copy and isinstance(copy["text"], str):
        if copy.get("type") == "plain_text":
            copy.setdefault("emoji", True)
        elif copy.get("type") == "mrkdwn":
            copy.setdefault("verbatim", False)
    return copy


def _copied(value: object) -> object:
    if isinstance(value, dict):
        return with_text_defaults(value)
    if isinstance(value, list):
        return [_copied(each) for each in value]
    return value
