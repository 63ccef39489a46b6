"""Reading a plain reply: `T-3 at risk: waiting for legal`, `on track 60%`, `need money: 500`, `ooo until thursday`.

Nothing is lost: what is not understood stays in the answer as its note.
"""

import re
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass, replace
from datetime import date

from bot import reply_words as known
from bot.leave_line import read_leave
from bot.reply_words import Phrase
from bot.task_line import as_typed
from bot.verbs import folded
from domain.checkins import Answer
from domain.errors import BadDateError, IncompleteCommandError
from domain.needs import NeedKind
from domain.tasks import Status, id_from_code

_CODE = r"[Tt][\s‐-–-]?\d{1,9}(?!\w)"  # noqa: RUF001  (phones turn a hyphen into a dash)
_AND = r"\s*(?:[,،;؛&/+]|\band\b|\bو)\s*"
_CODES = re.compile(rf"^\s*(?:[-*•‣◦]\s+)?(?P<codes>{_CODE}(?:{_AND}{_CODE})*)\s*[:،,.–—-]?\s*(?P<rest>.*)$", re.DOTALL)  # noqa: RUF001  (as above)
_CODES_BEHIND = re.compile(rf"^(?P<rest>.*\w)[\s:،,(–—-]+(?P<codes>{_CODE}(?:{_AND}{_CODE})*)[\s.!)]*$")  # noqa: RUF001  (as above)
_TOKEN = re.compile(r"[%٪]|[:،,.;؛!…()\[\]\s–—-]+|[^\s:،,.;؛!…()\[\]–—%٪-]+")  # noqa: RUF001  (as above)
_SEPARATORS = " \t\r\n:،,.;؛!…–—-"  # noqa: RUF001  (as above)
_NUMBER = re.compile(r"\d{1,3}")
_ENDS = frozenset(_SEPARATORS) - {" ", "\t"}
_LONGEST_PHRASE = 4
_FULL = 100


@dataclass(frozen=True, slots=True)
class Word:
    """What was said of some tasks, or, without codes, of the one that the message is about.

    `guess` is the status that may have been meant where none was said clearly.
    """

    task_ids: tuple[int, ...]
    answer: Answer
    guess: Status | None = None


@dataclass(frozen=True, slots=True)
class Away:
    """The writer is on leave; `rest` says when."""

    rest: str


@dataclass(frozen=True, slots=True)
class Back:
    """The writer is back from leave."""


Part = Word | Away | Back


def read_reply(text: str, today: date) -> list[Part]:
    """What is said in a reply, in its order: a line that begins with a code, or speaks of leave, begins a new part."""
    chunks = _chunks(text, today)
    return [each if isinstance(each, Away | Back) else _word(as_typed(each).strip()) for each in chunks]


def _chunks(text: str, today: date) -> Iterator[str | Away | Back]:
    lines: list[str] = []
    for line in text.splitlines():
        leave = _leave(line, today)
        if (leave or _CODES.match(line)) and "".join(lines).strip():
            yield "\n".join(lines)
            lines = []
        if leave:
            yield leave
        else:
            lines.append(line)
    if "".join(lines).strip():
        yield "\n".join(lines)


def _leave(line: str, today: date) -> Away | Back | None:
    words = line.strip().strip("!.").split()
    if folded(" ".join(words)) in known.BACK:
        return Back()
    for count in range(min(len(words), _LONGEST_PHRASE), 0, -1):
        if folded(" ".join(words[:count])) in known.AWAY:
            rest = " ".join(words[count:])
            return Away(rest) if not rest or _is_leave(rest, today) else None
    return None


def _is_leave(rest: str, today: date) -> bool:
    try:
        line = read_leave(rest, today, "")
    except (BadDateError, IncompleteCommandError):
        return False
    return line.whom is None


def _word(text: str) -> Word:
    found = _CODES.match(text)
    if found is not None and found["rest"].strip():
        return replace(_read(found["rest"].strip()), task_ids=_ids(found["codes"]))
    behind = _CODES_BEHIND.match(text)
    if behind is not None:
        said = _read(behind["rest"])
        if said.answer.status is not None and said.answer.note is None:
            return replace(said, task_ids=_ids(behind["codes"]))
    return _read(text)


def _ids(codes: str) -> tuple[int, ...]:
    found = (id_from_code(code) for code in re.findall(_CODE, codes))
    return tuple(dict.fromkeys(task_id for task_id in found if task_id is not None))


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    end: int

    @property
    def is_word(self) -> bool:
        return bool(self.text)


class _Line:
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
        while self.phrase(phrases, loose=_always):
            pass

    def phrase(self, phrases: Container[Phrase], *, loose: Callable[[Phrase], bool]) -> Phrase:
        """Step over the longest of these that stands here; empty when none does.

        One that is not loose must be followed by a gap that ends it, such as a colon, or by nothing.
        """
        for count in range(_LONGEST_PHRASE, 0, -1):
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
        if _NUMBER.fullmatch(digits) and int(digits) <= _FULL:
            self.at += 1
            signed = bool(self.phrase(known.PERCENT, loose=_always))
            if (signed and (named or self._ends(self.at) or self._status_follows())) or (
                named and self.at == len(self.tokens)
            ):
                return int(digits)
        self.at = before
        return None

    def _status_follows(self) -> bool:
        at = self.at
        follows = bool(self.phrase(known.STATUSES, loose=_is_long))
        self.at = at
        return follows


def _is_gap(text: str) -> bool:
    return not text.strip(_SEPARATORS + "()[]\u200e\u200f\u2068\u2069")


def _never(_words: Phrase) -> bool:
    return False


def _always(_words: Phrase) -> bool:
    return True


def _is_long(words: Phrase) -> bool:
    """Several words are a status also with more behind them; `done` is not, as in `done with half of it`."""
    return len(words) > 1 and known.STATUSES.get(words) is not Status.DONE


def _read(text: str) -> Word:
    line = _Line(text)
    status, progress = _standing(line)
    blocker = _blocker(line)
    kind, need_text = _need(line)
    rest = line.rest if line.at else text
    if blocker:
        rest = ""
    answer = Answer(status, progress, note=rest or None, blocker=blocker, need=kind, need_text=need_text)
    unclear = answer == Answer(None, note=text)
    return Word((), answer, _guess(line) if unclear else None)


def _standing(line: _Line) -> tuple[Status | None, int | None]:
    """Status and progress, in either order; `60% done` and `done 60%` are not done yet."""
    status = _status(line)
    progress = line.number(named=status is not None)
    if status is None and progress is not None:
        status = _status(line)
    if status is Status.DONE and progress is not None and progress < _FULL:
        status = None
    return status, progress


def _status(line: _Line) -> Status | None:
    """The status that stands next; a sign and the word for the same thing count once."""
    begin = line.at
    line.skip_over(known.BEFORE)
    words = line.phrase(known.STATUSES, loose=lambda found: _is_long(found) or not found[0][0].isalpha())
    if not words:
        line.at = begin
        return None
    status, after = known.STATUSES[words], line.at
    if known.STATUSES.get(line.phrase(known.STATUSES, loose=_is_long)) is not status:
        line.at = after
    return status


def _blocker(line: _Line) -> str | None:
    """What is in the way; empty when it is gone, None when nothing was said of it."""
    begin = line.at
    line.skip_over(known.BEFORE)
    start = line.rest
    if line.phrase(known.UNBLOCKED, loose=_never):
        return ""
    if not line.phrase(known.BLOCKED, loose=_is_long):
        line.at = begin
        return None
    return line.rest or start


def _need(line: _Line) -> tuple[NeedKind | None, str | None]:
    begin = line.at
    line.skip_over(known.BEFORE)
    if line.phrase(known.NEEDING, loose=_always):
        line.skip_over(known.BEFORE_NEED)
        words = line.phrase(known.NEEDS, loose=_always)
        if words:
            rest, line.at = line.rest, len(line.tokens)
            return known.NEEDS[words], rest or None
    line.at = begin
    return None, None


def _guess(line: _Line) -> Status | None:
    """The first status, or word that may mean one, that is not denied by one of the two words before it."""
    words = [token.text for token in line.tokens if token.is_word]
    for index in range(len(words)):
        denied = any(word in known.NEGATIONS for word in words[max(0, index - 2) : index])
        for count in range(_LONGEST_PHRASE, 0, -1):
            found = known.HINTS.get(tuple(words[index : index + count]))
            if found is not None and not denied:
                return found
    return None
