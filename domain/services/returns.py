"""Returning: a leave ends by itself, and one message says what matters on the first working morning after it."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from domain.audit import AuditEntry
from domain.cadence import Schedule, return_from
from domain.notices import NoticeKind, lasting_token
from domain.people import Person
from domain.ports import Storage, UnitOfWork
from domain.services import access, local_time
from domain.services.changes import differences, tell
from domain.services.week_contents import welcome_content

FURTHEST_AHEAD = timedelta(days=2)
"""Nowhere on earth the local date is so far ahead of the one in UTC."""

GRACE = timedelta(days=2)
"""A welcome that could not be said for longer than this after the morning of the return, or a restore, is left out."""


class ReturnService:
    """Welcomes people back."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def welcome_due(self, now: datetime) -> int:
        """Tell everybody whose leave has ended what matters now, one transaction each; how many were told.

        Once for each leave, and nothing where nothing matters. Whoever gets the weekly message on the same day reads
        the welcome in its first line instead.
        """
        with self._storage.read() as uow:
            maybe = uow.people.returning_before(now.date() + FURTHEST_AHEAD)
        return sum(self._welcome(person.id, now) for person in maybe)

    def _welcome(self, person_id: int, now: datetime) -> bool:
        with self._storage.write() as uow:
            person = uow.people.get(person_id)
            schedule = local_time.schedule(uow, person)
            today = schedule.today(now)
            leave = person.next_return
            if leave is None or leave.last >= today or return_from(schedule, leave) > now:
                return False
            week = local_time.this_week(uow, person, now)
            why = _why_not(uow, person, schedule, week, now)
            if why == _LATER:
                return False
            over = max(each.last for each in person.leaves if each.last < today)
            _settle(uow, person, replace(person, returned_from=over), now, why)
            if why is not None:
                return False
            kind, occasion = NoticeKind.LEAVE_OVER, week.isoformat()
            token = lasting_token(kind, person.chat_id, occasion)
            return tell(uow, kind, person.id, person.id, now, occasion=occasion, token=token)


_LATER = "asked today"


def _why_not(uow: UnitOfWork, person: Person, schedule: Schedule, week: date, now: datetime) -> str | None:
    """Why nothing is said; None when something is."""
    leave, today = person.next_return, schedule.today(now)
    if leave is None or not person.reachable:
        return "not reachable"
    morning, restored_at = return_from(schedule, leave), access.workspace(uow).restored_at
    if now - max(morning, restored_at or morning) > GRACE:
        return "too late"
    if person.muted_until is not None and person.muted_until >= today:
        return "muted"
    if person.next_ask_at is not None and schedule.today(person.next_ask_at) <= today:
        return _LATER  # whether anything is asked is known once that moment has come
    if _was_asked_on(uow, person, schedule, week, today):
        return "welcomed by the weekly message"
    return None if welcome_content(uow, person, week, now).matters else "nothing matters"


def _was_asked_on(uow: UnitOfWork, person: Person, schedule: Schedule, week: date, today: date) -> bool:
    rows = (uow.check_ins.find(task_id, week) for task_id in uow.check_ins.tasks_asked(person.id, week))
    return any(row is not None and row.asked_at is not None and schedule.today(row.asked_at) == today for row in rows)


def _settle(uow: UnitOfWork, before: Person, after: Person, now: datetime, why: str | None) -> None:
    uow.people.save(after)
    old, new = differences(before, after)
    what = "welcomed_back" if why is None else "welcome_left_out"
    uow.audit.add(AuditEntry(now, what, f"person:{after.id}", before=old, after=new, why=why))
