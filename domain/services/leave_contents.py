"""What notices about leave say, gathered when they are sent; a str says why one need not be said any more."""

from datetime import date, datetime

from domain.absences import AwayAsked, LeaveNoted, Unmuted, ZoneAsked
from domain.notices import Notice
from domain.people import Person
from domain.ports import UnitOfWork
from domain.services import access, local_time

LEAVE_DECLINED = "leave_declined"
"""What the trail says of somebody whose status does not mean a leave."""


def asked(uow: UnitOfWork, notice: Notice, to: Person, now: datetime) -> AwayAsked | str:
    """Whether a status means a leave, with what was answered since."""
    last = date.fromisoformat(notice.occasion)
    declined = any(
        entry.what == LEAVE_DECLINED and (entry.after or {}).get("until") == notice.occasion
        for entry in uow.audit.of(f"person:{to.id}")
    )
    answer = True if to.away_on(last) else (False if declined else None)
    if notice.sent_ts is None and answer is not None:
        return "known meanwhile"
    if notice.sent_ts is None and last < local_time.today(uow, to, now):
        return "over meanwhile"
    return AwayAsked(to, last, answer)


def unmuted(_uow: UnitOfWork, notice: Notice, to: Person, _now: datetime) -> Unmuted | str:
    """That a mute is over."""
    if to.muted_until is not None and notice.sent_ts is None:
        return "muted again"
    return Unmuted(to, to.next_ask_at)


def noted(uow: UnitOfWork, notice: Notice, to: Person, now: datetime) -> LeaveNoted | str:
    """That somebody else noted a leave."""
    today = local_time.today(uow, to, now)
    leaves = tuple(leave for leave in to.leaves if leave.last >= today)
    if not leaves and notice.sent_ts is None:
        return "the leave is over"
    return LeaveNoted(to, uow.people.get(notice.subject_id), leaves, access.stand_in(uow, to, today))


def zone_asked(_uow: UnitOfWork, notice: Notice, to: Person, _now: datetime) -> ZoneAsked | str:
    """Whether somebody lives in the zone that the chat says, with what became of the question."""
    move = to.move if to.move is not None and to.move.since.isoformat() == notice.occasion else None
    if notice.sent_ts is None and (move is None or (move.answer is not None and not move.by_itself)):
        return "answered, or moved on"
    return ZoneAsked(to, move)
