"""Words as rich text: every leaf is typed, so nothing in a word can become markup, a mention or a broadcast."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from bot.messages.model import Bold, Bullets, Code, Link, Mention, Paragraph, Quote, Run, Text

Json = dict[str, Any]
_LINE_END: Json = {"type": "text", "text": "\n"}
_UNSTYLED = _LINE_END.keys()


def rich_text(blocks: Sequence[Paragraph | Bullets | Quote]) -> Json:
    """One rich_text block; each paragraph and each bullet starts a line."""
    elements: list[Json] = []
    for kind, group in groupby(blocks, type):
        alike = list(group)
        if kind is Paragraph:
            elements.append(_section([block.text for block in alike if isinstance(block, Paragraph)]))
        elif kind is Bullets:
            items = [_section([item]) for block in alike if isinstance(block, Bullets) for item in block.items]
            elements.append({"type": "rich_text_list", "style": "bullet", "elements": items})
        else:
            elements.extend(
                {"type": "rich_text_quote", "elements": _leaves(block.text)}
                for block in alike
                if isinstance(block, Quote)
            )
    return {"type": "rich_text", "elements": elements}


def _section(lines: Sequence[Text]) -> Json:
    leaves: list[Json] = []
    for index, line in enumerate(lines):
        if index:
            leaves.append(_LINE_END)
        leaves.extend(_leaves(line))
    return {"type": "rich_text_section", "elements": leaves}


def _leaves(text: Text) -> list[Json]:
    """One leaf for each run; neighbours without a style are one."""
    leaves: list[Json] = []
    for leaf in (_leaf(run) for run in text if run.text):
        if leaves and leaves[-1].keys() == leaf.keys() == _UNSTYLED:
            leaves[-1] = {"type": "text", "text": leaves[-1]["text"] + leaf["text"]}
        else:
            leaves.append(leaf)
    return leaves


def _leaf(run: Run) -> Json:
    match run:
        case Bold():
            return {"type": "text", "text": run.text, "style": {"bold": True}}
        case Code():
            return {"type": "text", "text": run.text, "style": {"code": True}}
        case Mention():
            return {"type": "user", "user_id": run.chat_id}
        case Link():
            return {"type": "link", "url": run.url, "text": run.text}
        case _:
            return {"type": "text", "text": run.text}
