"""Check-ins: one owner's weekly word on one task."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TypeVar

from domain.needs import NeedKind
from domain.tasks import Status, Task, TaskState

T = TypeVar("T")

LONGEST_TEXT = 2000
"""Characters kept of a note, a blocker or a need; a modal's text input is bounded by the same number."""


FULL = 100
"""Progress is counted in hundredths of the task."""


@dataclass(frozen=True, slots=True)
class CheckIn:
    """The word on one task for one week.

    `week` is the first day of the week it speaks of; `asked_at` is None when the owner came by themselves; `late`
    means that the first answer came after the week had closed. `carried` says that the owner spoke without naming a
    status, so that it stands as it was before. `seen_by` is who acknowledged this very answer, at `seen_at`: the head,
    or whoever else it waits for.
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
    carried: bool = False
    seen_by: int | None = None
    seen_at: datetime | None = None

    @property
    def wants_eyes(self) -> bool:
        """Whether somebody above should see it: off track, something in the way, or at risk with words about it."""
        if self.answered_at is None:
            return False
        worried = self.status is Status.AT_RISK and bool(self.note)
        return self.status is Status.OFF_TRACK or bool(self.blocker) or worried

    def changed_later(self, said_on: date) -> bool:
        """Whether an answer that came in time was changed once its week was over; `said_on` is the owner's date."""
        return not self.late and said_on >= self.week + timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class Answer:
    """What an owner said. None leaves a thing as it was; an empty blocker says that it is gone."""

    status: Status | None
    progress: int | None = None
    note: str | None = None
    blocker: str | None = None
    need: NeedKind | None = None
    need_text: str | None = None


def answered(check_in: CheckIn, answer: Answer, now: datetime, *, late: bool) -> CheckIn:
    """The check-in with the answer in it; what was said earlier stays unless something new replaces it.

    The full progress that came with done does not stay when done is taken back. Only a first answer can be late.
    Nobody has seen the new answer yet.
    """
    first = check_in.answered_at is None
    status = _or(answer.status, check_in.status)
    done = status is Status.DONE
    progress = None if check_in.status is Status.DONE else check_in.progress
    return replace(
        check_in,
        answered_at=now,
        status=status,
        progress=100 if done else _or(answer.progress, progress),
        note=_or(answer.note, check_in.note),
        blocker=None if done else _or(answer.blocker, check_in.blocker) or None,
        late=late if first else check_in.late,
        carried=answer.status is None and (first or check_in.carried),
        seen_by=None,
        seen_at=None,
    )


def applied(task: Task, check_in: CheckIn, now: datetime, *, off_track_before: bool) -> Task:
    """The task after its newest check-in; done closes it (once), any other word opens it again.

    `off_track_before` says whether the week before was off track too: twice in a row makes a case.
    """
    status = _or(check_in.status, task.status)
    done = status is Status.DONE
    progress = _or(check_in.progress, None if task.status is Status.DONE else task.progress)
    word = (status, progress, check_in.blocker)
    return replace(
        task,
        state=TaskState.DONE if done else TaskState.OPEN,
        status=status,
        progress=progress,
        blocker=check_in.blocker,
        still_since=_still_since(task, word, now),
        last_check_in_at=now,
        off_track_weeks=(1 + off_track_before) if status is Status.OFF_TRACK else 0,
        closed_at=_or(task.closed_at, now) if done else None,
    )


def _still_since(task: Task, word: tuple[Status | None, int | None, str | None], now: datetime) -> datetime | None:
    """Since when the words on a task say the same; None for a word that need not move.

    On track without any progress says that all is well: one tap a week is all that was asked for.
    """
    status, progress, _ = word
    if status in {None, Status.DONE} or (status is Status.ON_TRACK and progress is None):
        return None
    same = task.last_check_in_at is not None and word == (task.status, task.progress, task.blocker)
    return _or(task.still_since, now) if same else now


def _or(new: T | None, old: T | None) -> T | None:
    return old if new is None else new
