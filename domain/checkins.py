"""Check-ins: one owner's weekly word on one task."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TypeVar

from domain.needs import NeedKind
from domain.tasks import Status, Task, TaskState

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class CheckIn:
    """The word on one task for one week.

    `week` is the Monday of the week it speaks of; `asked_at` is None when the owner came by themselves; `late`
    means that the answer came after the week had closed.
    """

    id: int
    task_id: int
    person_id: int
    week: date
    asked_at: datetime | None = None
    answered_at: datetime | None = None
    status: Status | None = None
    progress: int | None = None
    note: str | None = None
    blocker: str | None = None
    late: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What an owner said: the status, and whatever more they wanted to say. None leaves a thing as it was."""

    status: Status
    progress: int | None = None
    note: str | None = None
    blocker: str | None = None
    need: NeedKind | None = None
    need_text: str | None = None


def answered(check_in: CheckIn, answer: Answer, now: datetime, *, late: bool) -> CheckIn:
    """The check-in with the answer in it; a note given earlier stays unless a new one replaces it."""
    return replace(
        check_in,
        answered_at=now,
        status=answer.status,
        progress=100 if answer.status is Status.DONE else _or(answer.progress, check_in.progress),
        note=_or(answer.note, check_in.note),
        blocker=None if answer.status is Status.DONE else _or(answer.blocker, check_in.blocker),
        late=late,
    )


def applied(task: Task, check_in: CheckIn, now: datetime, *, off_track_weeks: int) -> Task:
    """The task after its newest check-in; done closes it, anything else keeps (or makes) it open."""
    done = check_in.status is Status.DONE
    return replace(
        task,
        state=TaskState.DONE if done else TaskState.OPEN,
        status=check_in.status,
        progress=_or(check_in.progress, task.progress),
        blocker=check_in.blocker,
        last_check_in_at=now,
        off_track_weeks=off_track_weeks,
        closed_at=now if done else None,
    )


def _or(new: T | None, old: T | None) -> T | None:
    return old if new is None else new
