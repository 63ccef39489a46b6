"""Reading whose audit trail somebody wants: `audit T-12`, `audit G2`, `audit @sara`, `audit settings`, `audit`."""

from dataclasses import dataclass

from bot.folding import folded
from bot.status_line import read_subject
from domain.tasks import id_from_code

_SETTINGS = frozenset(
    folded(word) for word in ("settings", "setting", "company", "الإعدادات", "إعدادات", "الاعدادات", "الشركة")
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A task by its id, a member by their chat id, the settings, or whatever has that name; none of these for all."""

    task_id: int | None = None
    member: str | None = None
    settings: bool = False
    name: str = ""


def read_audit(text: str) -> Asked:
    """What stands there."""
    task_id = id_from_code(text)
    if task_id is not None:
        return Asked(task_id=task_id)
    subject = read_subject(text)
    if subject.member is not None:
        return Asked(member=subject.member)
    if folded(subject.name) in _SETTINGS:
        return Asked(settings=True)
    return Asked(name=subject.name)
