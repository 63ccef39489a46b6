"""A text as words and gaps, and how far it was read: what the reading of plain replies is made of."""

import re
from collections.abc import Callable, Container
from dataclasses import dataclass

from bot import reply_words as known
from bot.folding import folded
from bot.reply_words import Phrase
from domain.checkins import FULL
from domain.tasks import Status

_TOKEN = re.compile(r"[%٪]|[:،,.;؛!…()\[\]\s–—-]+|[^\s:،,.;؛!…()\[\]–—%٪-]+")  # noqa: RUF001  (dashes as people type them)
_SEPARATORS = " \t\r\n:،,.;؛!…–—-"  # noqa: RUF001  (the same dashes)
_ENDS = frozenset(_SEPARATORS) - {" ", "\t"}
_NUMBER = re.compile(r"\d{1,3}")
LONGEST_PHRASE = 4


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    end: int

    @property
    def is_word(self) -> bool:
        return bool(self.text)


class Line:
    """A text and how far it was read."""

    def __init__(self, text: str) -> None:
        for code, sign in known.SHORTCODES.items():
            text = text.replace(code, f" {sign} ")
        self.text = text.strip()
        found = _TOKEN.finditer(self.text)
        self.tokens = [_Token("" if _is_gap(each[0]) else folded(each[0]), each.end()) for each in found]
        self.at = 0

    @property
    def rest(self) -> str:
        """What was not read yet."""
        begin = self.tokens[self.at - 1].end if self.at else 0
        return self.text[begin:].lstrip(_SEPARATORS)

    def skip(self) -> None:
        """Step over gaps."""
        while self.at < len(self.tokens) and not self.tokens[self.at].is_word:
            self.at += 1

    def skip_over(self, phrases: Container[Phrase]) -> None:
        """Step over any of these."""
        while self.phrase(phrases, loose=always):
            pass

    def phrase(self, phrases: Container[Phrase], *, loose: Callable[[Phrase], bool]) -> Phrase:
        """Step over the longest of these that stands here; empty when none does.

        One that is not loose must be followed by a gap that ends it, such as a colon, or by nothing.
        """
        for count in range(LONGEST_PHRASE, 0, -1):
            end, words = self._words(count)
            if words in phrases and (loose(words) or self._ends(end)):
                self.at = end
                return words
        return ()

    def _words(self, count: int) -> tuple[int, Phrase]:
        words: list[str] = []
        for index in range(self.at, len(self.tokens)):
            if self.tokens[index].is_word:
                words.append(self.tokens[index].text)
                if len(words) == count:
                    return index + 1, tuple(words)
        return len(self.tokens), ()

    def _ends(self, at: int) -> bool:
        """Whether a new thought begins after so many tokens: a hyphen within a word, or a space, is no end."""
        if at >= len(self.tokens):
            return True
        gap = self.text[self.tokens[at - 1].end : self.tokens[at].end]
        if self.tokens[at].is_word or gap == "-":
            return False
        follows = self.tokens[at + 1].text if at + 1 < len(self.tokens) else "0"
        return bool(set(gap) & _ENDS) or follows.isdecimal()

    def number(self, *, named: bool) -> int | None:
        """Step over a percentage from 0 to 100.

        Behind a status (`named`) a number at the end needs no sign; without one, the percentage must stand alone or
        be followed by a status, for `60% of the money is gone` is no progress.
        """
        before = self.at
        self.skip()
        digits = self.tokens[self.at].text if self.at < len(self.tokens) else ""
        if _NUMBER.fullmatch(digits) and int(digits) <= FULL:
            self.at += 1
            signed = bool(self.phrase(known.PERCENT, loose=always))
            if (signed and (named or self._ends(self.at) or self._status_follows())) or (
                named and self.at == len(self.tokens)
            ):
                return int(digits)
        self.at = before
        return None

    def _status_follows(self) -> bool:
        at = self.at
        follows = bool(self.phrase(known.STATUSES, loose=is_long))
        self.at = at
        return follows


def _is_gap(text: str) -> bool:
    return not text.strip(_SEPARATORS + "()[]\u200e\u200f\u2068\u2069")


def never(_words: Phrase) -> bool:
    """For phrases that must be followed by a gap that ends them."""
    return False


def always(_words: Phrase) -> bool:
    """For phrases that may have more behind them."""
    return True


def is_long(words: Phrase) -> bool:
    """Several words are a status also with more behind them; `done` is not, as in `done with half of it`."""
    return len(words) > 1 and known.STATUSES.get(words) is not Status.DONE
