"""Reading how often a task is asked about, as people type it in either language."""

import re
from collections.abc import Sequence

from bot.folding import folded
from domain.errors import BadRhythmError, IncompleteCommandError
from domain.rhythm import TaskRhythm
from domain.tasks import id_from_code

_WORDS = {
    TaskRhythm.WEEKLY: (
        *("weekly", "week", "every week", "each week", "once a week"),
        *("أسبوعية", "أسبوعي", "أسبوعيا", "كل أسبوع", "مرة كل أسبوع"),
    ),
    TaskRhythm.FORTNIGHTLY: (
        *("fortnightly", "fortnight", "biweekly", "bi-weekly", "every two weeks", "every 2 weeks", "two weeks"),
        *("every second week", "every other week", "كل أسبوعين", "أسبوعين", "نصف شهري", "نصف شهرية", "مرة كل أسبوعين"),
    ),
    TaskRhythm.MONTHLY: (
        *("monthly", "month", "every month", "each month", "once a month"),
        *("شهرية", "شهري", "شهريا", "كل شهر", "مرة كل شهر"),
    ),
}
_ALONE = frozenset(
    folded(word)
    for word in (
        *("weekly", "fortnightly", "biweekly", "bi-weekly", "monthly"),
        *("أسبوعية", "أسبوعي", "أسبوعيا", "شهرية", "شهري", "شهريا"),
    )
)
_BEGINNINGS = frozenset(folded(word) for word in ("every", "each", "once", "كل", "مرة", "نصف"))
_LONGEST_PHRASE = 4
_BY_WORD = {folded(word): rhythm for rhythm, words in _WORDS.items() for word in words}
_CODE = re.compile(r"(?<!\w)[Tt]\s*[-‐-–]?\s*\d{1,9}(?!\w)")  # noqa: RUF001  (phones turn a hyphen into a dash)


def rhythm_in(text: str) -> TaskRhythm | None:
    """The rhythm that is meant; None when it is no word for one."""
    return _BY_WORD.get(" ".join(folded(text).replace("_", " ").split()))


def take_rhythm(words: Sequence[str]) -> tuple[TaskRhythm | None, list[str]]:
    """The rhythm that is named somewhere in a line, and the words without it.

    Only words that mean nothing else there: `week` alone belongs to `by next week`.
    """
    for length in range(min(_LONGEST_PHRASE, len(words)), 0, -1):
        for at in range(len(words) - length + 1):
            phrase = words[at : at + length]
            rhythm = rhythm_in(" ".join(phrase)) if _says_how_often(phrase) else None
            if rhythm is not None:
                return rhythm, [*words[:at], *words[at + length :]]
    return None, list(words)


def _says_how_often(phrase: Sequence[str]) -> bool:
    return folded(phrase[0]) in _BEGINNINGS or (len(phrase) == 1 and folded(phrase[0]) in _ALONE)


def read_rhythm(text: str, example: str) -> tuple[int, TaskRhythm | None]:
    """Read `T-12 monthly` in either order: the task's id, and the rhythm, None where only the code stands.

    Errors: IncompleteCommandError without a code, BadRhythmError for words that are no rhythm, both with `example`.
    """
    code = _CODE.search(text)
    task_id = id_from_code(code.group()) if code else None
    if code is None or task_id is None:
        raise IncompleteCommandError(example=example)
    rest = f"{text[: code.start()]} {text[code.end() :]}".strip()
    if not rest:
        return task_id, None
    rhythm = rhythm_in(rest)
    if rhythm is None:
        raise BadRhythmError(field="rhythm", given=rest, example=example)
    return task_id, rhythm
