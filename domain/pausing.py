"""Pauses: what an owner answers to a nudge stops the ladder up to a stated moment, and never for longer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from domain.ladder import Case
from domain.needs import Need
from domain.people import Person

SNOOZE_DAYS = 5
"""So many working days a case may rest at most, once, because its owner says so."""


class PauseKind(StrEnum):
    """Why a ladder pauses: something was asked for, another date was proposed, or the owner lets it rest once."""

    NEED = "need"
    DATE = "date"
    SNOOZE = "snooze"


class PauseEnd(StrEnum):
    """How a pause ended before its time, by the answer that it waited for."""

    GRANTED = "granted"
    DECLINED = "declined"


class ProposalEnd(StrEnum):
    """How a proposal of another date came to its end."""

    APPROVED = "approved"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"  # another one took its place


@dataclass(frozen=True, slots=True)
class Pause:
    """A pause of a case, up to `until`. There is one of each kind in a case at most.

    `subject_id` is the need or the proposal that it waits for, `reason` why the owner lets it rest. `before` is when
    the case would have climbed without it.
    """

    id: int
    case_id: int
    task_id: int
    kind: PauseKind
    person_id: int
    since: datetime
    until: datetime
    before: datetime
    subject_id: int | None = None
    reason: str | None = None
    ended_at: datetime | None = None
    end: PauseEnd | None = None

    def runs(self, now: datetime) -> bool:
        """Whether the ladder waits for it."""
        return self.ended_at is None and now < self.until


def waits_for(case: Case, need: Need, pauses: Sequence[Pause], now: datetime) -> bool:
    """Whether a case waits for the answer to a need: once, while somebody is above and somebody else has to answer.

    One rule for every way of saying what is lacking, in answer to a nudge or with a word of the week: such a word ends
    no case that can wait. `pauses` are those of the case.
    """
    if not case.is_open or case.next_rung is None or not need.is_open or need.due_at is None or need.due_at <= now:
        return False
    earlier = [each for each in pauses if each.kind is PauseKind.NEED]
    return all(each.subject_id == need.id and each.runs(now) for each in earlier)


@dataclass(frozen=True, slots=True)
class Proposal:
    """Whoever answers for a task proposes `due_on` in place of `instead_of`, for a reason.

    `asked_of` decides, and should until `due_at`. `answer_text` is why it was declined. There is one open proposal on a
    task at most.
    """

    id: int
    task_id: int
    proposed_by: int
    proposed_at: datetime
    due_on: date
    instead_of: date | None
    reason: str
    asked_of: int
    due_at: datetime
    ended_at: datetime | None = None
    end: ProposalEnd | None = None
    answered_by: int | None = None
    answer_text: str | None = None

    @property
    def is_open(self) -> bool:
        """Whether it still waits for an answer."""
        return self.ended_at is None


@dataclass(frozen=True, slots=True)
class PauseView:
    """A pause with who answered so, who should answer them, and what about.

    `waits` says that the proposal still can be approved.
    """

    pause: Pause
    by: Person
    asked: Person | None = None
    need: Need | None = None
    proposal: Proposal | None = None
    waits: bool = False
