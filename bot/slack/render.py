"""A message as Slack takes it: plain dictionaries, words only where nothing in them can be read as markup.

Limits: https://docs.slack.dev/reference/block-kit
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from bot.messages.fitting import fitted
from bot.messages.model import (
    Block,
    Bullets,
    Buttons,
    Chart,
    Heading,
    Items,
    Message,
    Note,
    Paragraph,
    Quote,
    Select,
    Table,
    said,
)
from bot.plain import plain
from bot.slack import charts, tables
from bot.slack.elements import actions_blocks, escaped, plain_text
from bot.slack.rich_text import rich_text

Json = dict[str, Any]

MOST_BLOCKS = 50
MOST_BLOCKS_IN_VIEW = 100
MOST_CHARACTERS = 10_000
"""Our budget for the words of all blocks together; Slack was seen to refuse a little above 11,000."""

_HEADER = 150
_CONTEXT = 2_000
_Wordy = Paragraph | Bullets | Quote


def render(message: Message) -> Json:
    """`text` and `blocks` of a message, within every limit; what does not fit is left out by whole items."""
    return {"text": escaped(plain(message)), "blocks": blocks(message, MOST_BLOCKS)}


def blocks(message: Message, most_blocks: int) -> list[Json]:
    """The blocks of a message or a view that may have so many of them."""
    return _drawn(fitted(message, lambda candidate: _fits(candidate, most_blocks), tables.ROWS))


def _fits(message: Message, most_blocks: int) -> bool:
    drawn = _drawn(message)
    return (
        len(drawn) <= most_blocks
        and sum(_characters(block) for block in drawn) <= MOST_CHARACTERS
        and all(tables.fits(block) for block in message.blocks if isinstance(block, Table))
    )


def _drawn(message: Message) -> list[Json]:
    drawn: list[Json] = [rich_text([Paragraph(message.summary)])]
    for together in _groups(message.blocks):
        for wordy, group in groupby(together, lambda block: isinstance(block, _Wordy)):
            if wordy:
                drawn.append(rich_text([block for block in group if isinstance(block, _Wordy)]))
            else:
                drawn.extend(part for block in group for part in _block(block))
    return drawn


def _groups(all_blocks: Iterable[Block]) -> Iterator[Sequence[Block]]:
    """Blocks whose words may share one rich text: items of several blocks stand apart, those of one make a list."""
    for is_items, run in groupby(all_blocks, lambda block: isinstance(block, Items)):
        if not is_items:
            yield tuple(run)
            continue
        for items in run:
            if isinstance(items, Items):
                apart = any(len(group) > 1 for group in items.groups)
                yield from items.groups if apart else [[part for group in items.groups for part in group]]


def _block(block: Block) -> list[Json]:
    match block:
        case Heading():
            return [{"type": "header", "text": plain_text(said(block.text), _HEADER)}]
        case Note():
            return [{"type": "context", "elements": [plain_text(said(block.text), _CONTEXT)]}]
        case Buttons() | Select():
            return actions_blocks(block)
        case Chart():
            return charts.chart(block)
        case Table():
            return [tables.table(block)]
        case _:
            return [{"type": "divider"}]


def _characters(value: object) -> int:
    """Characters to read in a block; tables and charts have limits of their own."""
    if isinstance(value, dict):
        if value.get("type") in {"data_table", "data_visualization"}:
            return 0
        own = len(value["text"]) if isinstance(value.get("text"), str) else 0
        return own + sum(_characters(part) for part in value.values())
    if isinstance(value, Sequence) and not isinstance(value, str):
        return sum(_characters(part) for part in value)
    return 0
