"""Members in a typed line: chosen from the chat's list, which makes an id of them, or typed by hand."""

import re
from collections.abc import Callable, Sequence

from domain.errors import NameNotChosenError

MENTION = re.compile(r"<@(?P<id>[UW][A-Z0-9]+)(?:\|[^>]*)?>")
_BY_HAND = re.compile(r"(?:^|(?<=\s))@(?P<name>\S+)")
_QUOTED = re.compile(r'["“”„«].*?["“”»]', re.DOTALL)
_WORD = re.compile(r"\S+")


def chosen(line: str, named: Callable[[Sequence[str]], tuple[str, int] | None]) -> str:
    """The line as if names that were typed by hand had been chosen; what is nobody's name, or quoted, stays.

    `named` tells the chat id of whom words name, and how many of them.
    """
    quoted = [found.span() for found in _QUOTED.finditer(line)]
    parts, at = [], 0
    for by_hand in _BY_HAND.finditer(line):
        if by_hand.start() < at or any(begin <= by_hand.start() < end for begin, end in quoted):
            continue
        words = list(_WORD.finditer(line, by_hand.start("name")))
        found = named([word[0] for word in words])
        if found is not None:
            chat_id, count = found
            parts += [line[at : by_hand.start()], f"<@{chat_id}>"]
            at = words[count - 1].end()
    return "".join((*parts, line[at:]))


def require_chosen(line: str, example: str | None) -> None:
    """NameNotChosenError, with `example`, where a name that was typed by hand is left in the line."""
    by_hand = _BY_HAND.search(line)
    if by_hand is not None:
        raise NameNotChosenError(field="owner", name=by_hand["name"], example=example)
