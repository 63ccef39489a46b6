"""A window that only shows a message, for clicks that came from no message."""

from dataclasses import replace
from typing import Any

from bot.messages.model import Block, Bullets, Chart, Items, Message, Paragraph, Plain, Table
from bot.slack.elements import plain_text
from bot.slack.ids import WINDOW_MODAL, Meta
from bot.slack.render import MOST_BLOCKS_IN_VIEW, blocks
from bot.words.catalogue import Words

Json = dict[str, Any]
_TITLE = 24


def view(
    message: Message,
    words: Words,
    *,
    title: str = "form.window.title",
    callback_id: str = WINDOW_MODAL,
    meta: Meta | None = None,
) -> Json:
    """The message in a window; tables become lines, as windows show neither tables nor charts."""
    shown = replace(message, blocks=tuple(part for block in message.blocks for part in _for_window(block, words)))
    return {
        "type": "modal",
        "callback_id": callback_id,
        "title": plain_text(words.line(title), _TITLE),
        "close": plain_text(words.line("form.close"), _TITLE),
        "private_metadata": (meta or Meta()).encode(),
        "blocks": blocks(shown, MOST_BLOCKS_IN_VIEW),
    }


def _for_window(block: Block, words: Words) -> list[Block]:
    if isinstance(block, Chart):
        return []
    if isinstance(block, Table):
        rows = tuple((Bullets((words.labelled(block.header, row),)),) for row in block.rows)
        return [Paragraph((Plain(block.caption),)), Items(rows, block.more, below=block.below)]
    return [block]
