"""Slack's mrkdwn and plain text as HTML.

Rules: https://docs.slack.dev/messaging/formatting-message-text
"""

import re
from typing import Any

from markupsafe import Markup, escape

from sandbox.render.dates import formatted
from sandbox.render.emoji import with_pictures
from sandbox.render.reader import Reader

_FENCE = re.compile(r"```\n?(.*?)```", re.DOTALL)
_CODE = re.compile(r"`([^`\n]+)`")
_TOKEN = re.compile(r"<([^<>\n]+)>")
_BARE_LINK = re.compile(r"(?<![\w\"'=/])https?://[^\s<>\"']+[^\s<>\"'.,;:!?)\]]")
_QUOTE = re.compile(r"^(?:>|&gt;) ?")
_STYLES = [
    (re.compile(r"(?<![\w*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\w*])"), r"<strong>\1</strong>"),
    (re.compile(r"(?<![\w_])_(?=\S)([^_\n]+?)(?<=\S)_(?![\w_])"), r"<em>\1</em>"),
    (re.compile(r"(?<![\w~])~(?=\S)([^~\n]+?)(?<=\S)~(?![\w~])"), r"<s>\1</s>"),
]
_SAFE_LINK = re.compile(r"(?:https?://|mailto:|tel:)", re.IGNORECASE)
# Finished pieces wait behind these private characters while the text around them is styled.
_OPEN, _CLOSE = "\ue000", "\ue001"
_HELD = re.compile(f"{_OPEN}(\\d+){_CLOSE}")


def text_object(text: dict[str, Any], reader: Reader) -> Markup:
    """A plain_text or mrkdwn object as HTML, without a surrounding element."""
    if text.get("type") == "mrkdwn":
        return mrkdwn(text["text"], reader)
    return plain(text["text"], pictures=text.get("emoji", True))


def plain(text: str, *, pictures: bool = True) -> Markup:
    """Plain text: escaped, lines kept, short names of emoji as pictures."""
    lines = escape(text).replace("\n", Markup("<br>"))
    return with_pictures(lines) if pictures else lines


def mrkdwn(text: str, reader: Reader) -> Markup:
    """Slack's own markup as HTML; everything that is not understood stays as it was typed."""
    pieces = _FENCE.split(text.replace(_OPEN, "").replace(_CLOSE, ""))
    parts = [
        Markup("<pre>{}</pre>").format(_read(piece)) if index % 2 else _paragraphs(piece, reader)
        for index, piece in enumerate(pieces)
    ]
    return Markup("").join(parts)


def safe_link(address: object) -> str:
    """A link that opens a page, a mail or a call; anything else leads nowhere."""
    return address if isinstance(address, str) and _SAFE_LINK.match(address) else ""


def link(address: str, label: Markup | str) -> Markup:
    """A link in a new tab, or just its label when the address is not safe."""
    if not safe_link(address):
        return escape(label)
    return Markup('<a href="{}" target="_blank" rel="noopener noreferrer nofollow">{}</a>').format(address, label)


def _read(text: str) -> str:
    """Undo the three escapes that Slack asks of apps."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _paragraphs(text: str, reader: Reader) -> Markup:
    """Lines, with neighbouring quoted ones in one quote."""
    parts: list[Markup] = []
    quoted: list[Markup] = []
    plain_lines: list[Markup] = []

    def flush() -> None:
        if quoted:
            parts.append(Markup("<blockquote dir='auto'>{}</blockquote>").format(Markup("<br>").join(quoted)))
        if plain_lines:
            parts.append(Markup("<br>").join(plain_lines))
        quoted.clear()
        plain_lines.clear()

    for line in text.strip("\n").split("\n") if text.strip("\n") else []:
        is_quote = bool(_QUOTE.match(line))
        if bool(quoted) != is_quote and (quoted or plain_lines):
            flush()
        (quoted if is_quote else plain_lines).append(_inline(_QUOTE.sub("", line) if is_quote else line, reader))
    flush()
    return Markup("").join(parts)


def _inline(line: str, reader: Reader) -> Markup:
    held: list[Markup] = []

    def hold(piece: Markup) -> str:
        held.append(piece)
        return f"{_OPEN}{len(held) - 1}{_CLOSE}"

    line = _CODE.sub(lambda m: hold(Markup("<code>{}</code>").format(_read(m[1]))), line)
    line = _TOKEN.sub(lambda m: hold(_token(m[1], reader)), line)
    line = _BARE_LINK.sub(lambda m: hold(link(_read(m[0]), _read(m[0]))), line)
    styled = str(with_pictures(escape(_read(line)), hold))
    for pattern, replacement in _STYLES:
        styled = pattern.sub(replacement, styled)
    # A held piece may itself hold others: code inside a token's label.
    for _ in range(2):
        styled = _HELD.sub(lambda m: str(held[int(m[1])]), styled)
    return Markup(styled)  # noqa: S704 - every piece was escaped above


def _token(token: str, reader: Reader) -> Markup:
    body, _, label = token.partition("|")
    if body.startswith("@"):
        return mention(body[1:], reader, label)
    if body.startswith("#"):
        return channel(body[1:], reader, label)
    if body.startswith("!"):
        return _special(body[1:], label, reader)
    return link(_read(body), _read(label) or _read(body).removeprefix("mailto:"))


def _special(body: str, label: str, reader: Reader) -> Markup:
    name, _, rest = body.partition("^")
    if name in {"here", "channel", "everyone"}:
        return Markup('<span class="mention broadcast">@{}</span>').format(name)
    if name == "subteam":
        return usergroup(rest, reader, label)
    if name == "date":
        moment, _, rest = rest.partition("^")
        pattern, _, address = rest.partition("^")
        words = formatted(int(moment), pattern, reader, label) if moment.isdecimal() else label
        return link(_read(address), words) if address else escape(_read(words))
    return escape(_read(label) or f"<!{body}>")


def mention(user_id: str, reader: Reader, label: str = "") -> Markup:
    """A member's name, marked when it is the reader's own."""
    name = reader.users.get(user_id) or label or user_id
    mine = " me" if user_id == reader.user_id else ""
    return Markup('<span class="mention{}">@<bdi>{}</bdi></span>').format(mine, name)


def channel(channel_id: str, reader: Reader, label: str = "") -> Markup:
    """A channel's name as a link to it; a channel the reader cannot see keeps its secret."""
    name = reader.channels.get(channel_id)
    if name is None:
        hidden = label or reader.words("private_channel")
        return Markup('<span class="mention">#<bdi>{}</bdi></span>').format(hidden)
    return Markup('<a class="mention" href="#/c/{0}" data-open="{0}">#<bdi>{1}</bdi></a>').format(channel_id, name)


def usergroup(group_id: str, reader: Reader, label: str = "") -> Markup:
    """A user group's handle."""
    handle = reader.usergroups.get(group_id) or label.removeprefix("@") or group_id
    return Markup('<span class="mention">@<bdi>{}</bdi></span>').format(handle)
