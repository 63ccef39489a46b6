"""Rich text as HTML."""

from collections.abc import Callable
from typing import Any

from markupsafe import Markup, escape

from sandbox.render.dates import formatted
from sandbox.render.emoji import picture
from sandbox.render.mrkdwn import channel, link, mention, usergroup
from sandbox.render.reader import Reader

Leaf = dict[str, Any]
_STYLES = {"code": "code", "bold": "strong", "italic": "em", "strike": "s", "underline": "u"}


def rich_text(block: dict[str, Any], reader: Reader) -> Markup:
    """A rich_text block as HTML."""
    return Markup("").join(_part(part, reader) for part in block["elements"])


def rich_text_words(block: dict[str, Any], reader: Reader) -> str:
    """A rich_text block as plain words, one line per section or list item."""
    lines: list[str] = []
    for part in block["elements"]:
        sections = part["elements"] if part["type"] == "rich_text_list" else [part]
        lines += ["".join(_leaf_words(leaf, reader) for leaf in section["elements"]) for section in sections]
    return "\n".join(lines)


def _leaf_words(leaf: Leaf, reader: Reader) -> str:
    return str(leaf["text"]) if leaf["type"] == "text" else _leaf(leaf, reader).striptags()


def _part(part: dict[str, Any], reader: Reader) -> Markup:
    kind = part["type"]
    if kind == "rich_text_list":
        items = Markup("").join(Markup("<li dir='auto'>{}</li>").format(_leaves(i, reader)) for i in part["elements"])
        indent = part.get("indent", 0)
        if part["style"] == "ordered":
            shape = Markup('<ol class="indent-{}" start="{}">{}</ol>')
            return shape.format(indent, part.get("offset", 0) + 1, items)
        return Markup('<ul class="indent-{}">{}</ul>').format(indent, items)
    inside = _leaves(part, reader)
    if kind == "rich_text_quote":
        return Markup("<blockquote dir='auto'>{}</blockquote>").format(inside)
    if kind == "rich_text_preformatted":
        return Markup("<pre dir='auto'>{}</pre>").format(inside.replace(Markup("<br>"), "\n"))
    return Markup("<p dir='auto'>{}</p>").format(inside)


def _leaves(part: dict[str, Any], reader: Reader) -> Markup:
    return Markup("").join(_leaf(leaf, reader) for leaf in part["elements"])


def _leaf(leaf: Leaf, reader: Reader) -> Markup:
    if leaf["type"] == "rich_text_section":
        return _leaves(leaf, reader)
    drawn = _LEAVES[leaf["type"]](leaf, reader)
    for style, tag in _STYLES.items():
        if leaf.get("style", {}).get(style):
            drawn = Markup("<{0}>{1}</{0}>").format(tag, drawn)
    return drawn


def _text(leaf: Leaf, _reader: Reader) -> Markup:
    return escape(leaf["text"]).replace("\n", Markup("<br>"))


def _link(leaf: Leaf, _reader: Reader) -> Markup:
    return link(leaf["url"], leaf.get("text") or leaf["url"])


def _date(leaf: Leaf, reader: Reader) -> Markup:
    words = formatted(leaf["timestamp"], leaf["format"], reader, leaf.get("fallback", ""))
    return link(leaf["url"], words) if leaf.get("url") else escape(words)


def _color(leaf: Leaf, _reader: Reader) -> Markup:
    return Markup("<code>{}</code>").format(leaf["value"])


_LEAVES: dict[str, Callable[[Leaf, Reader], Markup]] = {
    "text": _text,
    "link": _link,
    "user": lambda leaf, reader: mention(leaf["user_id"], reader),
    "usergroup": lambda leaf, reader: usergroup(leaf["usergroup_id"], reader),
    "channel": lambda leaf, reader: channel(leaf["channel_id"], reader),
    "team": lambda leaf, _reader: escape(leaf["team_id"]),
    "emoji": lambda leaf, _reader: picture(leaf["name"]),
    "date": _date,
    "broadcast": lambda leaf, _reader: Markup('<span class="mention broadcast">@{}</span>').format(leaf["range"]),
    "color": _color,
}
