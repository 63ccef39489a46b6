"""Plain texts, whole numbers and yes or no, as people write them."""

import re
import unicodedata
from collections.abc import Callable
from decimal import Decimal

from bot.planfile.faults import BadValueError, FaultKey

LINE = 200
"""Characters of a title or a name."""

PARAGRAPH = 2000
"""Characters of a definition of done, a note or a blocker."""

_YES = frozenset({"yes", "true", "on", "y", "نعم"})
_NO = frozenset({"no", "false", "off", "n", "لا"})
_LONGEST_KEY = 60
_NUMBER = re.compile(r"[+-]?\d{1,15}(\.\d{1,6})?")
_ARABIC_SEPARATORS = str.maketrans({"\u066b": ".", "\u066c": None, "\u2212": "-"})
_KEPT = {"\n"}
_UNSEEN = frozenset({"Cc", "Cs"})


def written(raw: object) -> str:
    """What was written where a text belongs. Errors: BadValueError for a list or keys."""
    if not isinstance(raw, str):
        raise BadValueError(FaultKey.NOT_TEXT)
    return raw.strip()


def western(text: str) -> str:
    """The text with every digit of any script (`٣`, `۳`) as 0 to 9."""
    if text.isascii():  # as most are, and a large file has many
        return text
    return "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in text)


def line(raw: object) -> str:
    """A text of one line; runs of white space become one blank."""
    return _short(" ".join(_seen(written(raw)).split()), LINE)


def paragraph(raw: object) -> str:
    """A text of several lines."""
    return _short(_seen(written(raw)), PARAGRAPH)


def key(raw: object) -> str:
    """The short name by which the file calls a thing: letters and digits of any script, and `-`, `_`, `.`."""
    text = written(raw)
    slug = re.sub("-+", "-", "".join(char if _in_key(char) else "-" for char in text)).strip("-")
    if len(text) > _LONGEST_KEY or not all(_in_key(char) for char in text):
        example = slug[:_LONGEST_KEY].lower() or "open-second-line"
        raise BadValueError(FaultKey.BAD_KEY, example=example, given=text)
    return text


def yes_no(raw: object) -> bool:
    """Yes or no."""
    text = written(raw).casefold()
    if text not in _YES | _NO:
        raise BadValueError(FaultKey.BAD_YES_NO, example="yes", given=text)
    return text in _YES


def number(raw: object) -> Decimal:
    """A number: `12.5`, `-3`, `12 %`, also in Arabic digits; the unit says what the per cent sign says."""
    given = written(raw)
    text = western(given).translate(_ARABIC_SEPARATORS).rstrip("%٪ ")
    if "," in text:
        raise BadValueError(FaultKey.COMMA_IN_NUMBER, example=_without_commas(text), given=given)
    if not _NUMBER.fullmatch(text):
        raise BadValueError(FaultKey.BAD_NUMBER, example="12.5", given=given)
    return Decimal(text)


def whole(least: int, most: int) -> Callable[[object], int]:
    """A reader of whole numbers from `least` to `most`."""

    def read(raw: object) -> int:
        value = number(raw)
        if value != value.to_integral_value():
            raise BadValueError(FaultKey.NOT_WHOLE, example=str(int(value)), given=written(raw))
        if not least <= value <= most:
            nearest_allowed = least if value < least else most
            raise BadValueError(
                FaultKey.OUT_OF_RANGE, example=str(nearest_allowed), given=written(raw), least=least, most=most
            )
        return int(value)

    return read


def step(most: int) -> Callable[[object], int]:
    """A reader of the days of a rung: from 1 to `most`, or 0 for `no`, where nobody stands on it."""
    days = whole(1, most)

    def read(raw: object) -> int:
        return 0 if written(raw).casefold() in _NO else days(raw)

    return read


def _in_key(char: str) -> bool:
    """Letters, the marks on them, and digits of any script."""
    return char in "-_." or unicodedata.category(char)[0] in "LMN"


def _without_commas(text: str) -> str:
    """The likelier meaning: groups of three are thousands, anything else is a decimal comma."""
    thousands = re.fullmatch(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?", text)
    return text.replace(",", "") if thousands else text.replace(".", "").replace(",", ".")


def _seen(text: str) -> str:
    """The text without control characters and broken halves of characters, which no database takes."""
    lines = text.replace("\r\n", "\n").replace("\t", " ")
    if lines.isprintable():
        return lines
    return "".join(char for char in lines if char in _KEPT or unicodedata.category(char) not in _UNSEEN)


def _short(text: str, most: int) -> str:
    if len(text) > most:
        raise BadValueError(FaultKey.TOO_LONG, length=len(text), most=most)
    return text
