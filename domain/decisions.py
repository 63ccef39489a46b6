"""Decisions: what the leader, or the head below, answers to a case."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from domain.ladder import Outcome


class DecisionKind(StrEnum):
    """The answers a case can get."""

    ASSIGN = "assign"
    EXTEND = "extend"
    DROP = "drop"
    NOTED = "noted"
    HANDLE = "handle"


OUTCOMES = {
    DecisionKind.ASSIGN: Outcome.REASSIGNED,
    DecisionKind.EXTEND: Outcome.EXTENDED,
    DecisionKind.DROP: Outcome.DROPPED,
    DecisionKind.NOTED: Outcome.NOTED,
    DecisionKind.HANDLE: Outcome.HANDLED,
}


@dataclass(frozen=True, slots=True)
class Choice:
    """A decision as it is made: its kind, and the person or date it needs."""

    kind: DecisionKind
    owner_id: int | None = None
    due_on: date | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision as it is recorded, on a case and its task."""

    id: int
    case_id: int
    task_id: int
    kind: DecisionKind
    decided_by: int
    decided_at: datetime
    owner_id: int | None = None
    due_on: date | None = None
    note: str | None = None
