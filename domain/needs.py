"""Needs: requests for a decision, authority, money, time, people or a skill."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class NeedKind(StrEnum):
    """What an owner lacks."""

    DECISION = "decision"
    AUTHORITY = "authority"
    MONEY = "money"
    TIME = "time"
    PEOPLE = "people"
    SKILL = "skill"


class NeedAnswer(StrEnum):
    """How a need came to its end."""

    GRANTED = "granted"
    DECLINED = "declined"
    DECIDED = "decided"  # by a decision on the case of its task
    WITHDRAWN = "withdrawn"  # by whoever had raised it


@dataclass(frozen=True, slots=True)
class Need:
    """A request raised with a check-in.

    `asked_of` is who must answer it, and `due_at` until when. `answer` and who gave it are there once `answered_at`
    is; a need that was answered before answers were kept has neither. `answer_text` is why, or what with.
    """

    id: int
    task_id: int
    kind: NeedKind
    text: str | None
    raised_by: int
    raised_at: datetime
    asked_of: int | None
    answered_at: datetime | None = None
    due_at: datetime | None = None
    answer: NeedAnswer | None = None
    answered_by: int | None = None
    answer_text: str | None = None

    @property
    def is_open(self) -> bool:
        """Whether it still waits for an answer."""
        return self.answered_at is None
