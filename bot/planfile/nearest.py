"""What somebody probably meant."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

_CLOSE = 0.6
_MOST = 2000
"""Words that are looked through; comparing with more takes longer than it helps."""


def nearest(written: str, known: Iterable[str] | Mapping[str, str]) -> str | None:
    """The known word nearest to what was written, or None when none is near.

    A mapping leads from other ways to say a word (a person's name) to the word itself (their key).
    """
    ways = dict(known) if isinstance(known, Mapping) else {word: word for word in known}
    plain = {_plain(way): word for way, word in list(ways.items())[:_MOST]}
    found = get_close_matches(_plain(written), plain, n=1, cutoff=_CLOSE)
    return plain[found[0]] if found else None


def _plain(text: str) -> str:
    return text.casefold().replace("_", " ").replace("-", " ").strip()
