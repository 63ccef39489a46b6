"""The ladder: how a case climbs from the owner to the leader, one announced rung at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.cadence import Schedule, working_moment
from domain.tasks import Status


class CaseKind(StrEnum):
    """Why a case is open."""

    UNOWNED = "unowned"
    STALLED = "stalled"
    OVERDUE = "overdue"
    OFF_TRACK = "off_track"
    BLOCKED = "blocked"


class Role(StrEnum):
    """Who stands on a rung."""

    OWNER = "owner"
    DEPUTY = "deputy"
    HEAD = "head"
    LEADER = "leader"


class Outcome(StrEnum):
    """How a case ended."""

    ANSWERED = "answered"
    HANDLED = "handled"
    REASSIGNED = "reassigned"
    EXTENDED = "extended"
    FUNDED = "funded"
    EMPOWERED = "empowered"
    CUT = "cut"
    DROPPED = "dropped"
    NOTED = "noted"
    SETTLED = "settled"


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of a ladder, with the person who stood there when the case opened."""

    role: Role
    person_id: int


@dataclass(frozen=True, slots=True)
class Case:
    """An open or closed accountability case on one task.

    `ladder` is frozen when the case opens. `rung` is the index of the rung that was told last, -1 before the first,
    and `told_at` when that was.
    `next_at` is the instant of the next look; None when the case is closed or waits on the leader.
    """

    id: int
    task_id: int
    kind: CaseKind
    ladder: tuple[Rung, ...]
    opened_at: datetime
    rung: int = -1
    told_at: datetime | None = None
    next_at: datetime | None = None
    closed_at: datetime | None = None
    outcome: Outcome | None = None

    @property
    def is_open(self) -> bool:
        """Whether it still waits for an answer."""
        return self.closed_at is None

    @property
    def on_last_rung(self) -> bool:
        """Whether the last rung, the leader's, has been told."""
        return self.rung >= len(self.ladder) - 1

    @property
    def told(self) -> tuple[Rung, ...]:
        """The rungs told so far, lowest first."""
        return self.ladder[: self.rung + 1]

    @property
    def next_rung(self) -> Rung | None:
        """The rung the case climbs to next; None at the top."""
        return None if self.on_last_rung else self.ladder[self.rung + 1]


@dataclass(frozen=True, slots=True)
class Notify:
    """Tell this rung now."""

    rung: int


@dataclass(frozen=True, slots=True)
class Wait:
    """Look again at `until`, and why; None means until somebody decides."""

    until: datetime | None
    reason: str


@dataclass(frozen=True, slots=True)
class Stop:
    """Close the case, and why."""

    reason: str


def build(owner: int | None, deputy: int | None, head: int | None, leader: int | None) -> tuple[Rung, ...]:
    """The ladder for a task: owner, then deputy or head, then leader; nobody stands on it twice.

    Somebody who would stand on two rungs keeps the higher one when it is the leader's, the lower one otherwise.
    The deputy stands in the middle only where there is no other head to ask.
    """
    rungs: list[Rung] = []
    if owner is not None and owner != leader:
        rungs.append(Rung(Role.OWNER, owner))
    if head is not None and head not in {owner, leader}:
        rungs.append(Rung(Role.HEAD, head))
    elif deputy is not None and deputy not in {owner, leader}:
        rungs.append(Rung(Role.DEPUTY, deputy))
    if leader is not None:
        rungs.append(Rung(Role.LEADER, leader))
    return tuple(rungs)


def settled_by(kind: CaseKind, status: Status | None, blocker: str | None) -> bool:
    """Whether the owner's word ends a case of this kind.

    Silence and a passed date end with any word. A task that is off track, or blocked, waits for help: there a word
    ends the case only when it says that the trouble is over.
    """
    if kind is CaseKind.OFF_TRACK:
        return status is not Status.OFF_TRACK
    if kind is CaseKind.BLOCKED:
        return not blocker
    return True


def decide(
    case: Case,
    now: datetime,
    *,
    still_true: bool,
    schedules: Sequence[Schedule | None],
    not_before: datetime | None = None,
) -> Notify | Wait | Stop:
    """What to do with a case at `now`.

    `still_true` says whether the task still gives a reason for the case. `schedules` holds the working time of the
    person on each rung, None for somebody who left the company (they are passed over by telling the next one).
    `not_before` holds a first nudge back, because the owner is about to be asked, or was just asked, anyway.
    """
    if not case.is_open:
        return Stop("closed")
    if not still_true:
        return Stop("settled")
    if case.next_rung is None:
        return Wait(None, "waits on the leader")
    if case.next_at is not None and case.next_at > now:
        return Wait(case.next_at, "not due")
    if not_before is not None and not_before > now:
        return Wait(not_before, "the weekly question comes first")
    return _tell(case.rung + 1, schedules[case.rung + 1], now)


def _tell(rung: int, schedule: Schedule | None, now: datetime) -> Notify | Wait:
    if schedule is None:
        return Notify(rung)
    moment = working_moment(schedule, now)
    if moment > now:
        return Wait(moment, "away" if schedule.away_on(schedule.today(now)) else "outside working time")
    return Notify(rung)
