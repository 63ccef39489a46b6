"""What the status words of other tools mean: an end, an owner's word, or nothing more than that it goes on."""

import re
from dataclasses import dataclass
from functools import cache

from bot.formats.columns import STATUS_WORDS
from bot.formats.texts import folded
from domain.tasks import Status, TaskState


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a word means; `known` is False for a word that nobody knows."""

    status: Status | None = None
    ended: TaskState | None = None
    known: bool = True


_DONE = (
    "done, complete, completed, closed, finished, resolved, shipped, released, achieved, delivered, 100%, "
    "تم, مكتمل, مكتملة, منجز, منجزة, تم الإنجاز, منتهي, منتهية, مغلق, مغلقة, محقق"
)
_DROPPED = (
    "cancelled, canceled, won't do, wont do, won't fix, duplicate, abandoned, dropped, rejected, obsolete, cannot "
    "reproduce, declined, ملغى, ملغي, ملغاة, مرفوض, مرفوضة"
)
_GOES_ON = (
    "to do, todo, open, new, not started, in progress, doing, backlog, planned, ready, review, in review, pending, "
    "blocked, on hold, waiting, working on it, started, indeterminate, active, ongoing, scheduled, stuck, delayed, "
    "late, unstarted, triage, testing, in development, selected for development, reopened, proposed, icebox, next, "
    "this week, "
    "قيد التنفيذ, لم يبدأ, لم تبدأ, جاري, جارية, جار, قيد العمل, جديد, جديدة, مخطط, مخططة, متأخر, متأخرة, معلق, "
    "معلقة, قيد المراجعة, مفتوح, مفتوحة, مقترحة"
)
_WORDS = {
    Status.ON_TRACK: "on track, green, على المسار, في المسار, أخضر",
    Status.AT_RISK: "at risk, yellow, amber, في خطر, معرض للخطر, أصفر",
    Status.OFF_TRACK: "off track, red, خارج المسار, متعثر, متعثرة, أحمر",
}
_ASIDE = re.compile(r"\[[^\]]*\]|\([^)]*\)|:[a-z_]+:")
_EDGES = re.compile(r"^[\W_]+|[^\w%]+$")


@cache
def meaning(word: str) -> Meaning:
    """What a status word means; signs and brackets around it count for nothing."""
    plain = _EDGES.sub("", _ASIDE.sub(" ", folded(word).replace("-", " ").replace("_", " ").replace("\u2019", "'")))
    return _meanings().get(" ".join(plain.split()), Meaning(known=False))


@cache
def _meanings() -> dict[str, Meaning]:
    known = {folded(word): Meaning() for word in _GOES_ON.split(", ")}
    known |= {folded(word): Meaning(Status.DONE, TaskState.DONE) for word in _DONE.split(", ")}
    known |= {folded(word): Meaning(None, TaskState.DROPPED) for word in _DROPPED.split(", ")}
    for status, words in _WORDS.items():
        known |= {folded(word): Meaning(status) for word in words.split(", ")}
    for ours, names in STATUS_WORDS.items():
        mine = Meaning(ours) if isinstance(ours, Status) else Meaning(ended=ours)
        known |= {folded(name): mine for name in names.values() if ours is not Status.DONE}
    return known
