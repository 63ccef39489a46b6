"""Make a message fit: leave out whole items, say how many, never cut one in half."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.messages.model import Block, Items, Message, Paragraph, Table

_STEP = 8  # an eighth of the longest list goes at a time: a few rounds, whatever its length


def fitted(message: Message, fits: Callable[[Message], bool], most: int) -> Message:
    """The message with as many items and rows as `fits` allows, and never more than `most` in one list.

    The longest list gives first. When nothing is left to leave out, the message is returned as it then stands.
    """
    blocks = message.blocks
    lists = {index: block for index, block in enumerate(blocks) if isinstance(block, Items | Table)}
    shown = {index: min(_length(block), most) for index, block in lists.items()}
    current = _with(message, blocks, shown)
    while not fits(current):
        giving = [index for index in shown if shown[index] > _least(lists[index])]
        longest = max(giving, key=shown.__getitem__, default=None)
        if longest is None:
            break
        shown[longest] -= max(1, shown[longest] // _STEP)
        current = _with(message, blocks, shown)
    return current


def _length(block: Items | Table) -> int:
    return len(block.groups) if isinstance(block, Items) else len(block.rows)


def _least(block: Items | Table) -> int:
    """A page shows one entry at least, or turning it would lead nowhere."""
    return 1 if block.below else 0


def _with(message: Message, blocks: Sequence[Block], shown: dict[int, int]) -> Message:
    kept: list[Block] = []
    for index, block in enumerate(blocks):
        if isinstance(block, Items | Table):
            kept.extend(_cut(block, shown[index]))
        else:
            kept.append(block)
    return replace(message, blocks=tuple(kept))


def _cut(block: Items | Table, count: int) -> list[Block]:
    """The first `count` entries, and the line that says how many more there are."""
    kept: list[Block] = []
    if isinstance(block, Items):
        kept.append(Items(block.groups[:count], ()))
    elif count:
        kept.append(replace(block, rows=block.rows[:count], more=(), below=()))
    if block.below:
        kept.extend(block.below[count])
        return kept
    left = _length(block) - count
    if left and left <= len(block.more):
        kept.append(Paragraph(block.more[left - 1]))
    elif isinstance(block, Items) and block.beyond:
        kept.append(Paragraph(block.beyond))
    return kept
