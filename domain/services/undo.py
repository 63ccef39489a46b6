"""Undo: an answer is taken back, and everything stands as it did before, where nothing else happened since.

What an answer changed is written into its entry of the audit trail, and read from there: the trail keeps both.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from domain.audit import AuditEntry
from domain.checkins import CheckIn
from domain.ladder import Case, Outcome
from domain.matters import Matter
from domain.needs import Need, NeedAnswer
from domain.people import Person
from domain.ports import Storage, UnitOfWork
from domain.rights import Right
from domain.services import access
from domain.services.changes import (
    TASK_MESSAGES,
    Act,
    Spot,
    audit_task,
    differences,
    plain,
    rewrite,
    rewrite_case,
    rewrite_need,
    rewrite_needs,
    tell_late,
)
from domain.services.pausing import release
from domain.tasks import Status, Task, TaskState

ANSWERED, UNDONE = "checked_in", "answer_undone"

Plain = dict[str, Any]


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


_READ: Mapping[str, Callable[[Any], object]] = {
    "state": TaskState,
    "status": Status,
    "last_check_in_at": _moment,
    "quiet_until": _moment,
    "closed_at": _moment,
    "answered_at": _moment,
    "seen_at": _moment,
    "next_at": _moment,
    "still_since": _moment,
}
"""How a field is read back from the trail; the others are there as they are."""


@dataclass(frozen=True, slots=True)
class Trace:
    """What an answer changed beside its task; `before` and `need_before` are None for what was not there."""

    before: CheckIn | None
    check_in: CheckIn
    stopped: Case | None = None
    need_before: Need | None = None
    need: Need | None = None
    together: tuple[int, ...] = ()
    paused: bool = False

    def write(self, uow: UnitOfWork, act: Act, task: Task, after: Task) -> None:
        """Append the answer to the trail, with all that takes it back."""
        old, new = differences(self.before or _blank(self.check_in), self.check_in)
        was: Plain = {"check_in": None if self.before is None else old}
        is_now: Plain = {"check_in": new, "week": plain(self.check_in.week)}
        if self.stopped is not None:
            was["case"] = {"id": self.stopped.id, "next_at": plain(self.stopped.next_at)}
        if self.need is not None:
            was["need_text"] = self.need_before and self.need_before.text
            is_now |= {"need": self.need.id, "need_raised": self.need_before is None}
        if self.paused:
            is_now["paused"] = True
        if self.together:
            is_now["together"] = list(self.together)
        audit_task(uow, task, after, act.at, ANSWERED, by=act.by.id, through=act.through, more=(was, is_now))


def _blank(check_in: CheckIn) -> CheckIn:
    """The check-in as it was before anything was said."""
    return CheckIn(check_in.id, check_in.task_id, check_in.person_id, check_in.week, check_in.asked_at)


def undoable(uow: UnitOfWork, person: Person, check_ins: Mapping[int, CheckIn | None]) -> tuple[int, ...]:
    """The tasks of the last answer among these (check-ins by task), if it is that person's and still the last word."""
    answered = [each for each in check_ins.values() if each is not None and each.answered_at is not None]
    newest = max(answered, key=lambda each: (each.answered_at, each.id), default=None)
    entry = None if newest is None else uow.audit.latest(f"task:{newest.task_id}")
    if newest is None or entry is None or not _is_word_of(entry, person) or entry.at != newest.answered_at:
        return ()
    together = (entry.after or {}).get("together")
    return tuple(together) if isinstance(together, list) else (newest.task_id,)


class UndoService:
    """Takes answers back."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def last_answer(
        self, chat_id: str, task_id: int, now: datetime, *, through: str, spot: Spot | None = None
    ) -> list[Task]:
        """Take back the answer that was the last on a task, with those given by the same tap.

        The tasks whose answer has to stand, because something else happened since. Taken back twice changes nothing.
        Errors: StrangerError, UnknownTaskError, NotAllowedError.
        """
        with self._storage.write() as uow:
            person = access.actor(uow, chat_id)
            entry = uow.audit.latest(f"task:{task_id}")
            together = (entry.after or {}).get("together") if entry is not None else None
            ids = sorted(together) if isinstance(together, list) else [task_id]
            tasks = {each: access.task(uow, each) for each in ids}  # held in one order: nobody waits in a circle
            access.require(uow, person, Right.UNDO_CHECK_IN, Matter.of_task(tasks[task_id]))
            if entry is not None and entry.what == UNDONE:
                return []
            if entry is None or not _is_word_of(entry, person):
                return [tasks[task_id]]
            act = Act(person, now, through, spot)
            left = (undo(uow, act, each, entry.at) for each in ids)
            return [task for task in left if task is not None]


def _is_word_of(entry: AuditEntry, person: Person) -> bool:
    return entry.what == ANSWERED and entry.person_id == person.id and "check_in" in (entry.after or {})


def undo(uow: UnitOfWork, act: Act, task_id: int, said_at: datetime) -> Task | None:
    """Take back what was said of a task then, if it still is the last word; the task when it has to stand."""
    task = access.task(uow, task_id)
    entry = uow.audit.latest(f"task:{task_id}")
    if entry is None or not _is_word_of(entry, act.by) or entry.at != said_at:
        return task
    was, is_now = _plainly(entry.before), _plainly(entry.after)
    week = date.fromisoformat(str(is_now["week"]))
    check_in = uow.check_ins.find(task.id, week)
    if check_in is None or check_in.answered_at != said_at or not _untouched(uow, task, was, is_now, said_at):
        return task
    restored = replace(task, **_task_fields(was))
    uow.tasks.save(restored)
    _restore_check_in(uow, check_in, was["check_in"])
    _restore_case(uow, act, was.get("case"))
    _restore_need(uow, was, is_now, act.at)
    if restored.state is not task.state:
        rewrite_needs(uow, task.id, act.at)
    audit_task(uow, task, restored, act.at, UNDONE, by=act.by.id, through=act.through)
    if check_in.late:
        tell_late(uow, act.by.id, task, week, act.at)
    prompts = uow.notices.showing(TASK_MESSAGES, task.id, (task.owner_id or act.by.id, week))
    rewrite(uow, prompts, act.at, but=act.spot)
    return None


def _untouched(uow: UnitOfWork, task: Task, was: Plain, is_now: Plain, said_at: datetime) -> bool:
    if any(plain(getattr(task, name)) != is_now.get(name) for name in _task_fields(was)):
        return False
    need_id = is_now.get("need")
    if need_id is not None and uow.needs.get(need_id).answered_at is not None:
        return False
    found = uow.cases.open_on(task.id)
    if "case" not in was:
        return found is None or found.opened_at <= said_at
    closed = uow.cases.find(was["case"]["id"])
    by_this = closed is not None and closed.outcome is Outcome.ANSWERED and closed.closed_at == said_at
    return found is None and by_this


def _plainly(stored: Mapping[str, object] | None) -> Plain:
    return dict(stored or {})


def _task_fields(was: Plain) -> Plain:
    return {name: _read(name, value) for name, value in was.items() if name not in {"check_in", "case", "need_text"}}


def _read(name: str, value: object) -> Any:  # noqa: ANN401  (whatever the field holds)
    return _READ[name](value) if value is not None and name in _READ else value


def _restore_check_in(uow: UnitOfWork, check_in: CheckIn, was: Plain | None) -> None:
    if was is None:
        uow.check_ins.remove(check_in)
    else:
        nobody = {"seen_by": None, "seen_at": None}  # whoever saw the answer did not see what was there before it
        restored = nobody | {name: _read(name, value) for name, value in was.items()}
        uow.check_ins.save(replace(check_in, **restored))


def _restore_case(uow: UnitOfWork, act: Act, was: Plain | None) -> None:
    """Open the case again, where it stood; those told that it was over read that it is not."""
    if was is None:
        return
    case = uow.cases.reopen(was["id"], _read("next_at", was["next_at"]))
    rewrite_case(uow, case, act.at, but=act.spot)
    why = "answer taken back"
    uow.audit.add(AuditEntry(act.at, "case_reopened", f"case:{case.id}", act.by.id, why=why, through=act.through))


def _restore_need(uow: UnitOfWork, was: Plain, is_now: Plain, now: datetime) -> None:
    if "need" not in is_now:
        return
    need = uow.needs.get(is_now["need"])
    if is_now.get("paused"):
        release(uow, need.id, now)
    if is_now["need_raised"]:
        after = replace(need, answered_at=now, answer=NeedAnswer.WITHDRAWN, answered_by=need.raised_by)
    else:
        after = replace(need, text=was["need_text"])
    uow.needs.save(after)
    rewrite_need(uow, need, now)
