"""Cells as plain texts: without markup, control characters, formulas, errors and the names of objects."""

import html
import re
import unicodedata
from datetime import date, datetime, time
from decimal import Decimal

from bot.formats.tables import Value

LINE = 200
"""Characters of a title or a name."""

PARAGRAPH = 2000
"""Characters of a longer text."""

_NOTHING = frozenset({"none", "null", "nan", "undefined", "#n/a", "n/a", "-", "--", "\u2013", "\u2014", "لا يوجد"})
_LONGEST_NOTHING = len("undefined")
_ERROR = re.compile(r"#(?:REF|VALUE|DIV/0|NAME|NULL|NUM|N/A|SPILL|CALC|ERROR)[!?]?", re.IGNORECASE)
_FORMULA = re.compile(r"""=\s*(?:[A-Za-z_.]+\(|[$'"A-Za-z]{1,4}\$?\d|.*![$A-Z])""")
_OBJECT = re.compile(r"\[object \w+\]|<[\w.]+ object at 0x[0-9a-fA-F]+>|<class '[\w.]+'>")
_BREAK = re.compile(r"<\s*(?:br|/p|/div|/li|/h\d|/tr)\s*/?\s*>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:p|div|span|b|i|u|s|em|strong|a|ul|ol|li|h[1-6]|table|tbody|thead|tr|td|th|img|font|code|pre|blockquote|hr|"
    r"style|script|body|html)\b[^<>]*>",
    re.IGNORECASE,
)
_ACCOUNT = re.compile(r"\[~accountid:[^\]\s]*\]")
_UNSEEN = frozenset({"Cc", "Cs", "Cn", "Co"})
_TURNING = dict.fromkeys(map(ord, "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\ufeff\u200b"))


def says_no_value(text: str) -> bool:
    """Whether a text is what a program writes where it has no value: a formula, an error, or the name of an object."""
    if not text or text[0] not in "=#[<":
        return False
    return any(pattern.fullmatch(text) for pattern in (_ERROR, _OBJECT)) or _FORMULA.match(text) is not None


def plain(value: Value, *, trusted: bool = False) -> str:
    """A cell as a text of several lines; whatever says that there is nothing is nothing, unless it is `trusted`."""
    if isinstance(value, str):
        text = value.strip()
        if text.isalnum() and text.isascii() and len(text) > _LONGEST_NOTHING:
            return text
        if trusted:
            return _unmarked(text)
        if not text or (len(text) <= _LONGEST_NOTHING and text.casefold() in _NOTHING) or says_no_value(text):
            return ""
        return text if text.isascii() and text.isprintable() and "<" not in text and "&" not in text else _seen(text)
    if value is None:
        return ""
    return _written(value)


def line(value: Value, *, trusted: bool = False) -> str:
    """A cell as a text of one line; runs of white space become one blank."""
    return " ".join(plain(value, trusted=trusted).split())


def cut(text: str, most: int) -> str:
    """The text, cut at the end of a word where it is too long."""
    if len(text) <= most:
        return text
    whole = text[: most - 1]
    return whole.rsplit(None, 1)[0] + "…"


def western(text: str) -> str:
    """The text with every digit of any script as 0 to 9, and Arabic signs of numbers as ours."""
    if text.isascii():
        return text
    digits = "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in text)
    return digits.translate(_SIGNS)


_SIGNS = str.maketrans({"\u066b": ".", "\u066c": ",", "\u066a": "%", "\u2212": "-", "\u060c": ",", "\u00a0": " "})


def folded(text: str) -> str:
    """A header or a word to compare with: no capitals, vowel marks, elongation or runs of white space."""
    simple = text.casefold()
    if not simple.isascii():
        parts = unicodedata.normalize("NFKC", simple.replace("\u0640", "").translate(_TURNING))
        simple = "".join(char for char in parts if not unicodedata.combining(char)).translate(_ALIKE)
    return " ".join(simple.split()).strip(" .:*")


_ALIKE = str.maketrans("أإآىةؤئ", "\u0627\u0627\u0627\u064a\u0647\u0648\u064a")


def _seen(text: str) -> str:
    if "<" in text:
        text = _TAG.sub("", _BREAK.sub("\n", text))
    if "&" in text:
        text = html.unescape(text)
    return _unmarked(_ACCOUNT.sub("", text))


def _unmarked(text: str) -> str:
    """A text without control characters and signs that turn the direction."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    text = text.translate(_TURNING)
    kept = "".join(char for char in text if char == "\n" or unicodedata.category(char) not in _UNSEEN)
    return kept.strip()


def _written(value: bool | float | Decimal | datetime | date | time | object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:  # noqa: PLR2004 (whole numbers end there)
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    return str(value)
