"""Leave: who is away and until when, told by themselves or by those who may, and coming back to what matters."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from domain.absences import Absence
from domain.audit import AuditEntry
from domain.cadence import next_week_slot, slot_in_week, week_of, workdays_later
from domain.errors import LeaveBackwardsError, LeaveOverError, LeaveTooLongError, NotAwayError
from domain.matters import Matter
from domain.notices import NoticeKind
from domain.people import Leave, Person
from domain.ports import Storage, UnitOfWork
from domain.rights import Right
from domain.services import access, local_time
from domain.services.changes import Act, differences, tell
from domain.services.leave_contents import LEAVE_DECLINED
from domain.services.turns import in_turn
from domain.services.waking import wake_cases

LONGEST_DAYS = 366
"""A leave may be so long at most: whoever is away for longer has somebody else to answer for their tasks."""


class LeaveService:
    """Notes leave and its end."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def of(self, chat_id: str, now: datetime, *, whom: str | None = None) -> Absence:
        """When the one who asks, or `whom` (a chat id), is away. Errors: StrangerError, UnknownPersonError."""
        with self._storage.read() as uow:
            actor = access.actor(uow, chat_id)
            return absence_of(uow, actor if whom is None else access.member(uow, whom), now)

    def notes_for_others(self, chat_id: str) -> bool:
        """Whether there is anybody else whose leave they may note; StrangerError."""
        with self._storage.read() as uow:
            actor = access.actor(uow, chat_id)
            heads = any(department.head_id == actor.id for department in uow.departments.all())
            return heads or access.may(uow, actor, Right.NOTE_LEAVE) or uow.people.manages_anybody(actor.id)

    def take(
        self,
        chat_id: str,
        first: date | None,
        last: date,
        now: datetime,
        *,
        through: str,
        whom: str | None = None,
    ) -> Absence:
        """Note a leave, of one's own or of `whom`; it takes the place of every leave it shares a day with.

        Without `first` it begins today; both days are local dates and included. Errors: StrangerError,
        UnknownPersonError, UnreachablePersonError, NotAllowedError, LeaveBackwardsError, LeaveOverError,
        LeaveTooLongError.
        """
        with self._storage.write() as uow:
            act, person = _parties(uow, chat_id, whom, now, through)
            today = local_time.today(uow, person, now)
            leave = Leave(last, first or today)
            _check(leave, today)
            others = [each for each in person.leaves if each.last >= today and not each.meets(leave)]
            after = _with_leaves(person, [*others, leave])
            if after != person:
                _save(uow, act, person, after, "leave_taken")
            if act.by.id != person.id:
                tell(uow, NoticeKind.LEAVE_NOTED, act.by.id, person.id, now, occasion=now.isoformat())
            return absence_of(uow, after, now)

    def cancel(self, chat_id: str, last: date, now: datetime, *, through: str, whom: str | None = None) -> Absence:
        """Take back a leave that has not begun, named by its last day; one that is not there is no error.

        Errors: StrangerError, UnknownPersonError, UnreachablePersonError, NotAllowedError.
        """
        with self._storage.write() as uow:
            act, person = _parties(uow, chat_id, whom, now, through)
            today = local_time.today(uow, person, now)
            kept = [each for each in person.leaves if each.last != last or each.covers(today)]
            after = _with_leaves(person, kept)
            if after != person:
                _save(uow, act, person, after, "leave_cancelled")
            return absence_of(uow, after, now)

    def decline(self, chat_id: str, last: date, now: datetime, *, through: str) -> None:
        """A status up to that day does not mean a leave; they are asked as ever. Errors: StrangerError."""
        with self._storage.write() as uow:
            person = access.actor(uow, chat_id)
            after = {"until": last.isoformat()}
            entry = AuditEntry(now, LEAVE_DECLINED, f"person:{person.id}", person.id, after=after, through=through)
            uow.audit.add(entry)

    def back(self, chat_id: str, now: datetime, *, through: str, whom: str | None = None) -> Absence:
        """End the present leave today; later ones stay. One message brings what matters now.

        Errors: StrangerError, UnknownPersonError, UnreachablePersonError, NotAllowedError, NotAwayError.
        """
        with self._storage.write() as uow:
            act, person = _parties(uow, chat_id, whom, now, through)
            today = local_time.today(uow, person, now)
            if not person.away_on(today):
                raise NotAwayError
            after = _with_leaves(person, _until_yesterday(person.leaves, today))
            after = replace(after, returned_from=today - timedelta(days=1))  # the welcome comes now, and no other
            week = week_of(access.workspace(uow).check_in, today)
            after = replace(after, next_ask_at=_asked_now(uow, after, week, now))
            _save(uow, act, person, after, "leave_ended")
            # Not on the day of the welcome, which says what waits.
            tomorrow = workdays_later(local_time.schedule(uow, after), now, 1)
            wake_cases(uow, after, now, earliest=tomorrow)
            tell(uow, NoticeKind.WELCOMED_BACK, person.id, person.id, now, occasion=week.isoformat())
            return absence_of(uow, after, now)


def _parties(uow: UnitOfWork, chat_id: str, whom: str | None, now: datetime, through: str) -> tuple[Act, Person]:
    """Who acts, and for whom."""
    actor = access.actor(uow, chat_id)
    person = actor if whom in {None, chat_id} else access.member(uow, whom or "")
    access.require(uow, actor, Right.NOTE_LEAVE, Matter.of_person(person))
    return Act(actor, now, through), person


def _check(leave: Leave, today: date) -> None:
    if leave.first is not None and leave.first > leave.last:
        raise LeaveBackwardsError(field="until")
    if leave.last < today:
        raise LeaveOverError(field="until")
    if leave.first is not None and leave.last - leave.first >= timedelta(days=LONGEST_DAYS):
        raise LeaveTooLongError(field="until", most=LONGEST_DAYS)


def _with_leaves(person: Person, leaves: list[Leave]) -> Person:
    """The person with these leaves and no others."""
    ordered = sorted(leaves, key=lambda leave: leave.last)
    if not ordered:
        return replace(person, away_from=None, away_until=None, later_leaves=())
    return replace(person, away_from=ordered[0].first, away_until=ordered[0].last, later_leaves=tuple(ordered[1:]))


def _until_yesterday(leaves: tuple[Leave, ...], today: date) -> list[Leave]:
    """The leaves with today's cut short, which stays in sight: nobody had to answer while it lasted."""
    yesterday = today - timedelta(days=1)
    cut = [replace(leave, last=yesterday) if leave.covers(today) else leave for leave in leaves]
    return [leave for leave in cut if leave.first is None or leave.first <= leave.last]


def _asked_now(uow: UnitOfWork, person: Person, week: date, now: datetime) -> datetime:
    """This week's question comes with the welcome, if its moment has passed; the next one's moment."""
    schedule = local_time.schedule(uow, person)
    rhythm = access.workspace(uow).check_in
    own = slot_in_week(local_time.office(schedule), rhythm, week)
    if own is not None and own > now:
        return own
    views = in_turn(uow, person, schedule.today(now), week)
    if views:
        uow.check_ins.ask([view.task.id for view in views], person.id, week, now)
    return next_week_slot(schedule, rhythm, week)


def _save(uow: UnitOfWork, act: Act, before: Person, after: Person, what: str) -> None:
    uow.people.save(after)
    old, new = differences(before, after)
    subject = f"person:{after.id}"
    uow.audit.add(AuditEntry(act.at, what, subject, act.by.id, before=old, after=new, through=act.through))


def absence_of(uow: UnitOfWork, person: Person, now: datetime) -> Absence:
    """When somebody is away, as it stands in the plan."""
    schedule = local_time.schedule(uow, person)
    today = schedule.today(now)
    leaves = tuple(sorted((leave for leave in person.leaves if leave.last >= today), key=lambda leave: leave.last))
    return Absence(person, today, leaves, access.stand_in(uow, person, today), schedule.calendar.next_holiday(today))
