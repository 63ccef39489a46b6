"""What a member types, as Slack stores it: escaped, mentions turned into ids, and as rich text.

Rules: https://docs.slack.dev/messaging/formatting-message-text
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sandbox.model import Json

if TYPE_CHECKING:
    from sandbox.workspace import Workspace

_MENTION = re.compile(r"(?<![\w])([@#])([\w.\-]*\w)")
_TOKEN = re.compile(r"<([@#!])([A-Za-z0-9]+)(?:\|[^>]*)?>")
_BROADCASTS = {"here", "channel", "everyone"}


def escaped(text: str) -> str:
    """Text in which Slack's three control characters stand for themselves."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def unescaped(text: str) -> str:
    """The opposite of `escaped`."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def with_mentions(ws: Workspace, text: str, *, with_names: bool = False) -> str:
    """Typed text as Slack stores it; `@name` and `#channel` become ids, with the name beside it for commands."""

    def mention(match: re.Match[str]) -> str:
        sign, name = match.groups()
        if sign == "@" and name in _BROADCASTS:
            return f"<!{name}>"
        found = _named(ws, sign, name)
        if found is None:
            return match.group(0)
        return f"<{sign}{found}|{name}>" if with_names else f"<{sign}{found}>"

    return _MENTION.sub(mention, escaped(text))


def rich_text(text: str) -> list[Json]:
    """The block Slack makes of a member's message."""
    leaves: list[Json] = []
    position = 0
    for match in _TOKEN.finditer(text):
        leaves += _plain(text[position : match.start()])
        leaves.append(_leaf(*match.groups()))
        position = match.end()
    leaves += _plain(text[position:])
    section = {"type": "rich_text_section", "elements": leaves}
    return [{"type": "rich_text", "elements": [section]}]


def _named(ws: Workspace, sign: str, name: str) -> str | None:
    if sign == "@":
        return next((user.id for user in ws.users.values() if user.name == name), None)
    return next((channel.id for channel in ws.channels.values() if channel.name == name), None)


def _plain(text: str) -> list[Json]:
    return [{"type": "text", "text": unescaped(text)}] if text else []


def _leaf(sign: str, name: str) -> Json:
    if sign == "@":
        return {"type": "user", "user_id": name}
    if sign == "#":
        return {"type": "channel", "channel_id": name}
    return {"type": "broadcast", "range": name}
