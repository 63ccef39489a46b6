"""A message as plain text: every fact and every action, for phones and screen readers, which read nothing else."""

from bot.messages.fitting import fitted
from bot.messages.model import (
    Block,
    Bullets,
    Buttons,
    Chart,
    Divider,
    Heading,
    Items,
    Message,
    Note,
    Plain,
    Quote,
    Select,
    Table,
    said,
)
from bot.words.catalogue import Words

RECOMMENDED = 4_000
"""Characters that Slack recommends for the text of a message (https://docs.slack.dev/reference/methods/chat.postMessage)."""

MOST = 8_000
"""Characters that stay below the 40,000 at which Slack cuts, even if each had to be escaped as five."""

_MOST_ITEMS = 100  # more lines than that never fit


def plain(message: Message) -> str:
    """The whole message as text, first the line a notification shows.

    Lists are shortened by whole items to stay within what Slack recommends; nothing else is cut.
    """
    short = fitted(message, lambda candidate: len(_text(candidate)) <= RECOMMENDED, _MOST_ITEMS)
    text = _text(short)
    return text if len(text) <= MOST else text[: MOST - 1] + "…"


def _text(message: Message) -> str:
    words = Words.plainly(message.language)
    parts = [said(message.summary), *(_block(block, words) for block in message.blocks)]
    return "\n".join(part for part in parts if part).strip()


def _block(block: Block, words: Words) -> str:
    match block:
        case Heading() | Note():
            text = f"\n{said(block.text)}"
        case Bullets():
            text = "\n".join(f"• {said(item)}" for item in block.items)
        case Quote():
            text = "\n".join(f"> {part}" for part in said(block.text).splitlines())
        case Buttons():
            text = words.line("plain.buttons", labels=(Plain(" | ".join(button.label for button in block.buttons)),))
        case Select():
            choices = " | ".join(option for _, option in block.options)
            label = (Plain(block.label),)
            text = block.label if block.listed else words.line("plain.choices", label=label, choices=(Plain(choices),))
        case Table():
            text = _table(block, words)
        case Items():
            text = _items(block, words)
        case Chart() | Divider():
            text = ""  # a chart's numbers stand in words beside it
        case _:
            text = said(block.text)
    return text


def _items(items: Items, words: Words) -> str:
    """Groups of several lines stand apart."""
    groups = ["\n".join(_block(part, words) for part in group) for group in items.groups]
    apart = any(len(group) > 1 for group in items.groups)
    return "\n" + "\n\n".join(groups) + "\n" if apart else "\n".join(groups)


def _table(table: Table, words: Words) -> str:
    rows = [f"• {said(words.labelled(table.header, row))}" for row in table.rows]
    return "\n".join([table.caption, *rows])
