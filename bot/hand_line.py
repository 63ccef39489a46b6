"""Reading who a task is handed to: `hand T-12 to @omar: she knows the vendor`, and the same in Arabic."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.folding import folded
from bot.member_names import MENTION, require_chosen
from bot.task_line import CODE_IN_TEXT, as_typed
from domain.errors import IncompleteCommandError
from domain.tasks import id_from_code

_EDGES = " \t:،,.;؛!–—-"  # noqa: RUF001  (phones turn a hyphen into a dash)


def _all(words: str) -> frozenset[str]:
    return frozenset(folded(word) for word in words.split())


_VERBS = _all(
    "hand handing handover give pass سلّم أسلّم نسلّم سلّمها أسلّمها تسليم تسليمها حوّل أحوّل تحويل حوّلها أحوّلها "
    "انقل أنقل نقل انقلها أنقلها"
)
_POLITE = _all("please can could you i would like want to let us أرجو يرجى الرجاء من فضلك أريد أود")
_TO = _all("to إلى الى ل لـ")
_BETWEEN = _TO | _all("over on it this that the my task المهمة مهمتي مهمة هذه")
_NAME = 2
"""So many words may name somebody whom the chat did not recognise."""


@dataclass(frozen=True, slots=True)
class Hand:
    """A task is handed to a member, with a word to them.

    `task_id` is None where no code stands, `to` where nobody was named whom the chat knows.
    """

    task_id: int | None
    to: str | None
    note: str | None = None


def read_hand(text: str) -> Hand | None:
    """What is handed to whom; None for anything else that somebody may say.

    Nothing but the words for it may stand before the mention. Where the chat made no mention of a name, a code and
    `to` have to stand, so that a note about a task stays one.
    """
    mention = MENTION.search(text)
    before = text[: mention.start()] if mention else text
    code = CODE_IN_TEXT.search(before)
    words = _words(before if code is None else before[: code.start()])
    after = [] if code is None else _words(before[code.end() :])
    if not words:  # the code may stand first, as in any answer
        words, after = after, []
    while words and words[0] in _POLITE:
        words.pop(0)
    if not words or words[0] not in _VERBS or _besides(words[1:]):
        return None
    task_id = None if code is None else id_from_code(code[0])
    if mention is not None:
        return None if _besides(after) else Hand(task_id, mention["id"], _note(text[mention.end() :]))
    to_somebody = bool(set(after) & _TO) and 0 < len(_besides(after)) <= _NAME
    return Hand(task_id, None) if to_somebody else None


def read_hand_command(text: str, example: str) -> Hand:
    """Read `T-12 @omar because …`, code and name in either order; without a name a form asks for it.

    IncompleteCommandError, with `example`, when there is no code, or a name that is no mention.
    """
    mention, code = MENTION.search(text), CODE_IN_TEXT.search(text)
    if code is None:
        raise IncompleteCommandError(example=example)
    task_id = id_from_code(code[0])
    if mention is None:
        if _besides(_words(_without(text, code))):
            require_chosen(text, example)
            raise IncompleteCommandError(field="owner", example=example)
        return Hand(task_id, None)
    if _besides(_words(CODE_IN_TEXT.sub(" ", text[: mention.start()]))):
        raise IncompleteCommandError(example=example)
    rest = text[mention.end() :]
    behind = code.start() > mention.start() and not _words(text[mention.end() : code.start()])
    return Hand(task_id, mention["id"], _note(text[code.end() :] if behind else rest))


def _words(text: str) -> list[str]:
    found = (folded(word.strip(_EDGES)) for word in text.split())
    return [word for word in found if word]


def _besides(words: Iterable[str]) -> list[str]:
    return [word for word in words if word not in _BETWEEN]


def _without(text: str, code: re.Match[str]) -> str:
    return f"{text[: code.start()]} {text[code.end() :]}"


def _note(text: str) -> str | None:
    return as_typed(text).strip().lstrip(_EDGES).strip() or None
