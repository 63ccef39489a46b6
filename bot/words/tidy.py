"""Make other people's words safe to stand in a line of ours."""

import re
import unicodedata

ISOLATE, END_ISOLATE = "\u2068", "\u2069"
LEFT_TO_RIGHT, RIGHT_TO_LEFT = "\u200e", "\u200f"
MOST_IN_LINE = 300
"""Characters kept of a name or title that stands in a line."""

MOST_IN_QUOTE = 2000
"""Characters kept of somebody's own words; as many as a check-in takes."""

# Spelling needs these two: Persian words, and emoji made of several.
_JOINERS = "\u200c\u200d"
_INVISIBLE = frozenset({"Cc", "Cf", "Cs"})
_STRONG = {"L": "ltr", "R": "rtl", "AL": "rtl"}
NOTHING = "-"
_EMPTY_LINES = re.compile(r"\n{3,}")


def line(text: str, most: int = MOST_IN_LINE) -> str:
    """The text on one line, without controls that hide things or turn the direction, cut kindly when too long."""
    return _cut(_visible(text), most) or NOTHING


def lines(text: str, most: int = MOST_IN_QUOTE) -> str:
    """The same for text of several lines, which keeps its line breaks (no more than one empty line in a row)."""
    whole = "\n".join(_visible(part) for part in text.splitlines())
    return _cut(_EMPTY_LINES.sub("\n\n", whole).strip(), most) or NOTHING


def direction(text: str) -> str | None:
    """`ltr` or `rtl` by the first letter that has a direction; None when no letter has one."""
    for char in text:
        found = _STRONG.get(unicodedata.bidirectional(char))
        if found:
            return found
    return None


def has_rtl(text: str) -> bool:
    """Whether any letter in it runs from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(char) in {"R", "AL"} for char in text)


def isolated(text: str) -> str:
    """The text shielded, so that its direction and that of the sentence around it leave each other alone."""
    return f"{ISOLATE}{text}{END_ISOLATE}"


def _visible(text: str) -> str:
    parts = " ".join(text.split())
    if parts.isascii() and parts.isprintable():
        return parts
    kept = "".join(char for char in parts if char in _JOINERS or unicodedata.category(char) not in _INVISIBLE)
    return kept.strip() if kept.strip(_JOINERS + " ") else ""


def _cut(text: str, most: int) -> str:
    if len(text) <= most:
        return text
    return text[: most - 1].rstrip() + "…"
