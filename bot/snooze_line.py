"""Reading that a task is to rest once: `snooze T-12 until thursday: the crane is broken`, and the same in Arabic."""

import re
from dataclasses import dataclass
from datetime import date

from bot.dates import read_date
from bot.folding import folded
from bot.leave_line import UNTIL
from bot.task_line import CODE, as_typed
from domain.tasks import id_from_code

_VERBS = frozenset(folded(word) for word in ("snooze", "postpone", "أجّل", "أجل", "تأجيل", "أجلها"))
_UNTIL = re.compile(rf"^{UNTIL}$")
_LINE = re.compile(
    rf"^\s*(?P<verb>\S+)\s+(?P<code>{CODE})\s+(?P<until>\S+)\s+(?P<day>[^:،,]+?)\s*[:،,]\s*(?P<why>.+)$",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Snooze:
    """A task is to rest up to a day, for a reason."""

    task_id: int
    until: date
    reason: str


def read_snooze(text: str, today: date) -> Snooze | None:
    """What is to rest until when and why; None for anything else, and where one of the three is missing."""
    found = _LINE.match(text)
    if found is None or folded(found["verb"]) not in _VERBS or not _UNTIL.match(folded(found["until"])):
        return None
    task_id, until = id_from_code(found["code"]), read_date(found["day"], today)
    if task_id is None or until is None:
        return None
    return Snooze(task_id, until, as_typed(found["why"]).strip())
