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


@dataclass(frozen=True, slots=True)
class Need:
    """A request raised with a check-in; `asked_of` is who must answer it."""

    id: int
    task_id: int
    kind: NeedKind
    text: str | None
    raised_by: int
    raised_at: datetime
    asked_of: int | None
    answered_at: datetime | None = None
