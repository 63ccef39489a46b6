"""Numbers as other tools and people write them; what is no one number is none."""

import re
from decimal import Decimal

from bot.formats.texts import western

_PLAIN = re.compile(r"[+-]?\d{1,15}(?:\.\d{1,6})?")
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d{1,6})?")
_DECIMAL_COMMA = re.compile(r"[+-]?\d{1,15},\d{1,2}")
_SIGNS = re.compile(r"^[$€£¥]\s*|\s*[%$€£¥]$")


def number(text: str) -> Decimal | None:
    """The one number in a text: `1,200`, `12.5 %`, `12,5`, in any digits; None for words, ranges and scales."""
    plain = _SIGNS.sub("", _SIGNS.sub("", western(text).strip())).replace(" ", "")
    if _PLAIN.fullmatch(plain):
        return Decimal(plain)
    if _GROUPED.fullmatch(plain):
        return Decimal(plain.replace(",", ""))
    return Decimal(plain.replace(",", ".")) if _DECIMAL_COMMA.fullmatch(plain) else None
