"""Reading which task is dropped, and why: `T-12: the vendor closed`, and the same in Arabic."""

import re
from dataclasses import dataclass

from bot.folding import bare
from bot.task_line import CODE, as_typed
from domain.errors import IncompleteCommandError
from domain.tasks import id_from_code

_LINE = re.compile(rf"^\s*(?P<code>{CODE})(?P<rest>.*)$", re.DOTALL)
_WHY = re.compile(r"^\s*(?:[:،,;؛.\u2013\u2014-]+|because\b|since\b|as\b|لأن|بسبب)?\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Drop:
    """A task is to leave the plan, and why, if that was said."""

    task_id: int
    why: str | None = None


def read_drop(text: str, example: str) -> Drop:
    """Read a code, and whatever stands behind it as the reason; IncompleteCommandError without a code."""
    found = _LINE.match(bare(text))
    task_id = id_from_code(found["code"]) if found else None
    if found is None or task_id is None:
        raise IncompleteCommandError(field="note", example=example)
    return Drop(task_id, as_typed(_WHY.sub("", found["rest"], count=1)).strip() or None)
