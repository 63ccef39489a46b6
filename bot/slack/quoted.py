"""Somebody's message as plain words, and the address at which it stands.

How Slack writes links and mentions in text: https://docs.slack.dev/messaging/formatting-message-text
"""

import html
import re
from collections.abc import Callable, Mapping
from typing import Any

_MARKED = re.compile(r"<([^<>|]+)(?:\|([^<>]*))?>")


def plain_words(text: str, name_of: Callable[[str], str | None]) -> str:
    """The words as a reader sees them: labels of links, names of mentions, nothing escaped.

    `name_of` knows members by their id; a mention of somebody it does not know keeps the label it has, if any.
    """
    return html.unescape(_MARKED.sub(lambda found: _seen(found[1], found[2], name_of), text)).strip()


def address(body: Mapping[str, Any]) -> str:
    """Where the message of a message shortcut stands; empty when Slack did not say."""
    domain = (body.get("team") or {}).get("domain")
    channel = (body.get("channel") or {}).get("id")
    ts = (body.get("message") or {}).get("ts") or body.get("message_ts")
    if not (isinstance(domain, str) and isinstance(channel, str) and isinstance(ts, str)):
        return ""
    return f"https://{domain}.slack.com/archives/{channel}/p{ts.replace('.', '')}"


def _seen(target: str, label: str | None, name_of: Callable[[str], str | None]) -> str:
    sign, rest = target[0], target[1:]
    if rest.startswith("date^"):
        return label or ""
    if sign == "!":
        return f"@{label.removeprefix('@')}" if label else f"@{rest.partition('^')[0]}"
    if sign in "@#":
        name = label or (name_of(rest) if sign == "@" else None)
        return f"{sign}{name.removeprefix(sign)}" if name else ""
    return label or target.removeprefix("mailto:")
