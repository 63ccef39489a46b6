"""Tasks: one accountable owner each, and who, where, when, how."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from domain.rhythm import TaskRhythm


class Status(StrEnum):
    """What an owner says of a task."""

    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    OFF_TRACK = "off_track"
    DONE = "done"


class TaskState(StrEnum):
    """Where a task is in its life: proposed by somebody who may not add, open, done, dropped, or split."""

    PROPOSED = "proposed"
    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"
    SPLIT = "split"


class Missing(StrEnum):
    """What a task lacks before it is ready."""

    WHO = "who"
    WHERE = "where"
    WHEN = "when"
    HOW = "how"


@dataclass(frozen=True, slots=True)
class Task:
    """A piece of the plan. People call it by its code, `T-12`.

    `place` is where (a site or a channel; the department counts too), `how` the definition of done. `quiet_until`
    is the end of the cooldown after a case on it was closed. `off_track_weeks` counts off-track weeks in a row.
    `owned_since` is when the present owner took it. `rhythm` is how often it is asked about, and `rhythm_set_at`
    when that was said; None where nobody ever did. `still_since` is since when the owner's words say the same, None
    for words that need not move. `measure_id` is the measure that the task follows up, if it does.
    """

    id: int
    title: str
    goal_id: int | None = None
    department_id: int | None = None
    owner_id: int | None = None
    key: str | None = None
    place: str | None = None
    how: str | None = None
    start_on: date | None = None
    due_on: date | None = None
    state: TaskState = TaskState.OPEN
    status: Status | None = None
    progress: int | None = None
    blocker: str | None = None
    last_check_in_at: datetime | None = None
    off_track_weeks: int = 0
    owned_since: datetime | None = None
    quiet_until: datetime | None = None
    created_by: int | None = None
    created_at: datetime | None = None
    closed_at: datetime | None = None
    rhythm: TaskRhythm = TaskRhythm.WEEKLY
    rhythm_set_at: datetime | None = None
    still_since: datetime | None = None
    measure_id: int | None = None

    @property
    def code(self) -> str:
        """What people call it."""
        return f"T-{self.id}"

    @property
    def missing(self) -> tuple[Missing, ...]:
        """Which of who, where, when, how are not answered yet."""
        answered = {
            Missing.WHO: self.owner_id is not None,
            Missing.WHERE: bool(self.place) or self.department_id is not None,
            Missing.WHEN: self.start_on is not None and self.due_on is not None,
            Missing.HOW: bool(self.how),
        }
        return tuple(what for what, there in answered.items() if not there)

    @property
    def is_closed(self) -> bool:
        """Whether nothing more is to be done on it: done, dropped, or split into others."""
        return self.state in {TaskState.DONE, TaskState.DROPPED, TaskState.SPLIT}

    @property
    def takes_words(self) -> bool:
        """Whether its owner may say something of it: of a done one too, which another word opens again."""
        return self.state in {TaskState.OPEN, TaskState.DONE}

    @property
    def asked_since(self) -> date | None:
        """From when on its turns are counted: once it has begun, and its rhythm was set; None without either."""
        days = (self.start_on, None if self.rhythm_set_at is None else self.rhythm_set_at.date())
        return max((day for day in days if day is not None), default=None)

    def overdue(self, today: date) -> bool:
        """Whether it should have been done before `today`, the local date of whoever asks."""
        return self.state is TaskState.OPEN and self.due_on is not None and self.due_on < today


_CODE = re.compile(r"^\s*[Tt]\s*[-‐-–]?\s*(\d{1,9})\s*$")  # noqa: RUF001  (phones turn a hyphen into a dash)


def id_from_code(text: str) -> int | None:
    """The task id in `T-12`, `t12` or `T 12`, with Arabic digits too; None when it is no task code."""
    found = _CODE.match(text)
    return int(found.group(1)) if found else None
