"""Typed words without what keyboards add to them, so that the same word is the same however it was typed."""

import re
import unicodedata

_BIDI = re.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_TATWEEL = "\u0640"
_VARIANTS = str.maketrans({"\u0649": "\u064a", "\u0629": "\u0647", _TATWEEL: None})
"""Final alef written for yeh, and teh marbuta written for heh; the hamzas fall away with the other marks."""


def bare(text: str) -> str:
    """The text without invisible marks of direction, which keyboards add, and whoever copies out of a message too."""
    return _BIDI.sub("", text)


def folded(word: str) -> str:
    """A word without case, marks and spelling variants, so that both keyboards' habits match."""
    # Case comes after decomposing too: a letter such as a mathematical bold A shows its case only then.
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", word.casefold()).casefold())
    marks_gone = "".join(c for c in plain if not unicodedata.combining(c))
    return unicodedata.normalize("NFKC", marks_gone).translate(_VARIANTS)
