"""Reading another date for a task: `T-12 to 30 nov: the vendor is late`, and the same in Arabic."""

import re
from dataclasses import dataclass
from datetime import date

from bot.dates import read_date
from bot.folding import bare, folded
from bot.task_line import CODE, as_typed
from domain.errors import BadDateError, IncompleteCommandError
from domain.tasks import id_from_code

_LINE = re.compile(rf"^\s*(?P<code>{CODE})\s+(?P<rest>.+)$", re.DOTALL)
_WHY = re.compile(r"\s*[:،,;؛]\s*|\s+(?:because|since|as|لأن|بسبب)\s+", re.IGNORECASE)
_TO = frozenset(folded(word) for word in ("to", "by", "on", "till", "until", "إلى", "الى", "حتى", "قبل"))


@dataclass(frozen=True, slots=True)
class Move:
    """A task is to be due on another day, and perhaps why."""

    task_id: int
    due_on: date
    why: str | None = None


def read_move(text: str, today: date, example: str) -> Move:
    """Read a code, a day, and a reason after a colon or a word for it.

    Errors: IncompleteCommandError without a code or a day, BadDateError when the day is none; both with `example`.
    """
    found = _LINE.match(bare(text))
    task_id = id_from_code(found["code"]) if found else None
    if found is None or task_id is None:
        raise IncompleteCommandError(field="due", example=example)
    said, *reason = _WHY.split(found["rest"], maxsplit=1)
    day = _without_to(said).strip()
    due_on = read_date(day, today)
    if due_on is None:
        raise BadDateError(field="due", given=day, example=example)
    return Move(task_id, due_on, as_typed(reason[0]).strip() or None if reason else None)


def _without_to(day: str) -> str:
    first, _, rest = day.strip().partition(" ")
    return rest if rest and folded(first) in _TO else day
