"""Decisions: what the leader, or the head below, answers to a case."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from domain.ladder import Outcome
from domain.needs import NeedKind


class DecisionKind(StrEnum):
    """The answers a case can get."""

    ASSIGN = "assign"
    EXTEND = "extend"
    FUND = "fund"
    AUTHORITY = "authority"
    SCOPE = "scope"
    DROP = "drop"
    NOTED = "noted"
    HANDLE = "handle"


OUTCOMES = {
    DecisionKind.ASSIGN: Outcome.REASSIGNED,
    DecisionKind.EXTEND: Outcome.EXTENDED,
    DecisionKind.FUND: Outcome.FUNDED,
    DecisionKind.AUTHORITY: Outcome.EMPOWERED,
    DecisionKind.SCOPE: Outcome.CUT,
    DecisionKind.DROP: Outcome.DROPPED,
    DecisionKind.NOTED: Outcome.NOTED,
    DecisionKind.HANDLE: Outcome.HANDLED,
}

GIVING = (DecisionKind.FUND, DecisionKind.AUTHORITY, DecisionKind.SCOPE)
"""Decisions that stay written on the task: what it was given, and what is left out of it."""

GRANTS = {
    DecisionKind.FUND: NeedKind.MONEY,
    DecisionKind.AUTHORITY: NeedKind.AUTHORITY,
    DecisionKind.EXTEND: NeedKind.TIME,
}
"""What somebody asked for and has with such a decision."""

MOST_AMOUNT = Decimal(10**12)
"""No task is funded with as much; a slip of the finger is."""

PLACES = 2
"""Digits of an amount after its point: no currency that companies pay in has more that matter."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A decision as it is made: its kind, and the person, date or amount it needs.

    `note` says why; of authority what it is for, and of a smaller scope what is left out. `until` is the last day of
    an authority, None for as long as the task lasts. `amount` is in the money that the company counts in then.
    """

    kind: DecisionKind
    owner_id: int | None = None
    due_on: date | None = None
    note: str | None = None
    amount: Decimal | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision as it is recorded, on a case and its task; the fields of its choice mean the same.

    `currency` is that of the amount, None where the company had not named it. `follow_up_at` is when it is looked at
    whether it changed anything, None where nobody will, and `followed_up_at` when that was done.
    """

    id: int
    case_id: int
    task_id: int
    kind: DecisionKind
    decided_by: int
    decided_at: datetime
    owner_id: int | None = None
    due_on: date | None = None
    note: str | None = None
    amount: Decimal | None = None
    until: date | None = None
    currency: str | None = None
    follow_up_at: datetime | None = None
    followed_up_at: datetime | None = None


def is_amount(amount: Decimal | None) -> bool:
    """Whether a task can be funded with it."""
    if amount is None or not amount.is_finite() or not 0 < amount <= MOST_AMOUNT:
        return False
    return amount == round(amount, PLACES)
