"""Reading a plain reply: `T-3 at risk: waiting for legal`, `on track 60%`, `need money: 500`, `ooo until thursday`.

Nothing is lost: what is not understood stays in the answer as its note.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from bot import reply_words as known
from bot.folding import bare, folded
from bot.hand_line import Hand, read_hand
from bot.leave_line import read_leave
from bot.reply_tokens import LONGEST_PHRASE, Line, always, is_long, never
from bot.snooze_line import Snooze, read_snooze
from bot.task_line import CODE, as_typed
from domain.checkins import FULL, Answer
from domain.errors import BadDateError, IncompleteCommandError
from domain.needs import NeedKind
from domain.tasks import Status, id_from_code

_AND = r"\s*(?:[,،;؛&/+]|\band\b|\bو)\s*"
_CODES = re.compile(rf"^\s*(?:[-*•‣◦]\s+)?(?P<codes>{CODE}(?:{_AND}{CODE})*)\s*[:،,.–—-]?\s*(?P<rest>.*)$", re.DOTALL)  # noqa: RUF001  (phones turn a hyphen into a dash)
_CODES_BEHIND = re.compile(rf"^(?P<rest>.*\w)[\s:،,(–—-]+(?P<codes>{CODE}(?:{_AND}{CODE})*)[\s.!)]*$")  # noqa: RUF001  (phones turn a hyphen into a dash)


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


Part = Word | Away | Back | Hand | Snooze


def read_reply(text: str, today: date) -> list[Part]:
    """What is said in a reply, in its order.

    A line that begins with a code, hands a task over, snoozes one, or speaks of leave, begins a new part.
    """
    chunks = _chunks(bare(text), today)
    return [
        each
        if isinstance(each, Away | Back)
        else read_snooze(each, today) or read_hand(each) or _word(as_typed(each).strip())
        for each in chunks
    ]


def _chunks(text: str, today: date) -> Iterator[str | Away | Back]:
    lines: list[str] = []
    for line in text.splitlines():
        leave = _leave(line, today)
        if (leave or _CODES.match(line) or read_snooze(line, today) or read_hand(line)) and "".join(lines).strip():
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
    for count in range(min(len(words), LONGEST_PHRASE), 0, -1):
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
    found = (id_from_code(code) for code in re.findall(CODE, codes))
    return tuple(dict.fromkeys(task_id for task_id in found if task_id is not None))


def _read(text: str) -> Word:
    line = Line(text)
    status, progress = _standing(line)
    blocker = _blocker(line)
    kind, need_text = _need(line)
    rest = line.rest if line.at else text
    if blocker:
        rest = ""
    answer = Answer(status, progress, note=rest or None, blocker=blocker, need=kind, need_text=need_text)
    unclear = answer == Answer(None, note=text)
    return Word((), answer, _guess(line) if unclear else None)


def _standing(line: Line) -> tuple[Status | None, int | None]:
    """Status and progress, in either order; `60% done` and `done 60%` are not done yet."""
    status = _status(line)
    progress = line.number(named=status is not None)
    if status is None and progress is not None:
        status = _status(line)
    if status is Status.DONE and progress is not None and progress < FULL:
        status = None
    return status, progress


def _status(line: Line) -> Status | None:
    """The status that stands next; a sign and the word for the same thing count once."""
    begin = line.at
    line.skip_over(known.BEFORE)
    words = line.phrase(known.STATUSES, loose=lambda found: is_long(found) or not found[0][0].isalpha())
    if not words:
        line.at = begin
        return None
    status, after = known.STATUSES[words], line.at
    if known.STATUSES.get(line.phrase(known.STATUSES, loose=is_long)) is not status:
        line.at = after
    return status


def _blocker(line: Line) -> str | None:
    """What is in the way; empty when it is gone, None when nothing was said of it."""
    begin = line.at
    line.skip_over(known.BEFORE)
    start = line.rest
    if line.phrase(known.UNBLOCKED, loose=never):
        return ""
    if not line.phrase(known.BLOCKED, loose=is_long):
        line.at = begin
        return None
    return line.rest or start


def _need(line: Line) -> tuple[NeedKind | None, str | None]:
    begin = line.at
    line.skip_over(known.BEFORE)
    if line.phrase(known.NEEDING, loose=always):
        line.skip_over(known.BEFORE_NEED)
        words = line.phrase(known.NEEDS, loose=always)
        if words:
            rest, line.at = line.rest, len(line.tokens)
            return known.NEEDS[words], rest or None
    line.at = begin
    return None, None


def _guess(line: Line) -> Status | None:
    """The first status, or word that may mean one, that is not denied by one of the two words before it."""
    words = [token.text for token in line.tokens if token.is_word]
    for index in range(len(words)):
        denied = any(word in known.NEGATIONS for word in words[max(0, index - 2) : index])
        for count in range(LONGEST_PHRASE, 0, -1):
            found = known.HINTS.get(tuple(words[index : index + count]))
            if found is not None and not denied:
                return found
    return None
