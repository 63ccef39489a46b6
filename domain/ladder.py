"""The ladder: how a case climbs from the owner to the leader, one announced rung at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.cadence import Schedule, working_moment
from domain.ladder_rules import USUAL, LadderRule
from domain.tasks import Status


class CaseKind(StrEnum):
    """Why a case is open."""

    UNOWNED = "unowned"
    UNHEARD = "unheard"  # whoever owns it has never said a word
    OVERDUE = "overdue"
    BLOCKED = "blocked"
    OFF_TRACK = "off_track"
    NEED = "need"  # something is needed, and nobody is asked for it any more
    MEASURE = "measure"  # a measure slips further from its target
    SILENT = "silent"  # heard of once, and not for long
    STALLED = "stalled"  # heard of, and nothing moves


FOR_WANT_OF_WORDS = frozenset({CaseKind.UNHEARD, CaseKind.SILENT, CaseKind.STALLED})
"""Kinds for which somebody who is away is excused."""


class Role(StrEnum):
    """Who stands on a rung."""

    OWNER = "owner"
    DEPUTY = "deputy"
    HEAD = "head"
    MANAGER = "manager"
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
    SPLIT = "split"
    NOTED = "noted"
    SETTLED = "settled"


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of a ladder, with the person who stood there when the case opened.

    `days` are the working days they have before the next one is told; those of the last rung are not used.
    """

    role: Role
    person_id: int
    days: int = USUAL.owner_days


@dataclass(frozen=True, slots=True)
class Case:
    """An open or closed accountability case on one task.

    `ladder` is frozen when the case opens. `rung` is the index of the rung that was told last, -1 before the first,
    and `told_at` when that was.
    `next_at` is the instant of the next look; None when the case is closed or waits on the leader.
    `card_at` is when it was brought to the leader, on a card or in the digest of that day. `follows` is the decision
    that changed nothing, where one brought it back to the leader.
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
    card_at: datetime | None = None
    follows: int | None = None

    @property
    def is_open(self) -> bool:
        """Whether it still waits for an answer."""
        return self.closed_at is None

    @property
    def on_last_rung(self) -> bool:
        """Whether the last rung, the leader's, has been told."""
        return self.rung >= len(self.ladder) - 1

    @property
    def may_be_claimed(self) -> bool:
        """Whether somebody else may take the task without being asked: nobody owns it, or nobody who ever answered.

        An owner who has never said a word is asked once more, and stops to count when the next one is told. Whoever
        leads is told last, and keeps what is theirs. What a decision did not change was asked about before it.
        """
        if not self.is_open:
            return False
        asked = self.follows is not None or (self.rung > 0 and self.ladder[0].role is Role.OWNER)
        return self.kind is CaseKind.UNOWNED or (self.kind is CaseKind.UNHEARD and asked)

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


@dataclass(frozen=True, slots=True)
class Line:
    """Those who may stand on the ladder of a task, by id; `managers` says who is above whom."""

    owner: int | None
    deputy: int | None
    head: int | None
    leader: int | None
    managers: Mapping[int, int]


def build(rule: LadderRule, line: Line) -> tuple[Rung, ...]:
    """The ladder for a task by that rule; nobody stands on it twice.

    Somebody who would stand on two rungs keeps the leader's, or else the lower one. A task without an owner begins
    at the head, whatever the rule, as does one of a company without a leader: somebody has to decide. The deputy
    stands in the head's place only where there is no other head to ask.
    """
    head = line.managers.get(line.owner) if line.owner is not None and line.head in {None, line.owner} else line.head
    nobody = {None, line.owner, line.leader}
    rungs: list[Rung] = []
    if line.owner is not None and line.owner != line.leader:
        rungs.append(Rung(Role.OWNER, line.owner, rule.owner_days))
    if rule.deputy_days is not None and line.deputy is not None and line.deputy not in nobody:
        rungs.append(Rung(Role.DEPUTY, line.deputy, rule.deputy_days))
    head_days = rule.owner_days if line.owner is None or line.leader is None else None
    head_days = head_days if rule.head_days is None else rule.head_days
    if head_days is not None:
        role, person = (Role.DEPUTY, line.deputy) if head in nobody else (Role.HEAD, head)
        if person is not None and person not in nobody | {rung.person_id for rung in rungs}:
            rungs.append(Rung(role, person, head_days))
    if rule.manager_days is not None:
        start = head if head_days is not None and head not in nobody else line.owner
        above = _next_above(start, {rung.person_id for rung in rungs}, line)
        if above is not None:
            rungs.append(Rung(Role.MANAGER, above, rule.manager_days))
    if line.leader is not None:
        rungs.append(Rung(Role.LEADER, line.leader))
    return tuple(rungs)


def _next_above(start: int | None, known: set[int], line: Line) -> int | None:
    """The first one up the line who does not stand on the ladder yet; None where the line ends or leads back."""
    seen = {start}
    person = None if start is None else line.managers.get(start)
    while person is not None and person not in seen:
        if person == line.leader:
            return None
        if person not in known and person != line.owner:
            return person
        seen.add(person)
        person = line.managers.get(person)
    return None


def settled_by(kind: CaseKind, status: Status | None, blocker: str | None, *, moved: bool = True) -> bool:
    """Whether the owner's word ends a case of this kind; `moved` says that it is not what was said before.

    Silence and a passed date end with any word. A task that is off track, or blocked, waits for help: there a word
    ends the case only when it says that the trouble is over. One that stalls wants another word than the last ones:
    that it moves, or what is in its way. What is needed is for others to answer.
    """
    if kind is CaseKind.NEED:
        return False
    if kind is CaseKind.STALLED:
        return moved
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
