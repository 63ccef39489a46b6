"""Preferences: being left alone for a while, without being away."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from domain.audit import AuditEntry
from domain.errors import LeaveOverError, MuteTooLongError
from domain.notices import NoticeKind
from domain.people import Person
from domain.ports import Storage, UnitOfWork
from domain.services import access, local_time
from domain.services.changes import differences, tell

LONGEST_MUTE = 92
"""Days: a quarter without any question is a leave, or a task for somebody else."""


class PreferenceService:
    """Keeps what people want of the bot."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def mute(self, chat_id: str, last: date, now: datetime, *, through: str) -> Person:
        """Ask nothing by itself up to that local day. Cases still go their announced way.

        Errors: StrangerError, LeaveOverError, MuteTooLongError.
        """
        with self._storage.write() as uow:
            person = access.actor(uow, chat_id)
            today = local_time.today(uow, person, now)
            if last < today:
                raise LeaveOverError(field="until")
            if last - today >= timedelta(days=LONGEST_MUTE):
                raise MuteTooLongError(field="until", most=LONGEST_MUTE)
            return _save(uow, person, replace(person, muted_until=last), now, "muted", through)

    def unmute(self, chat_id: str, now: datetime, *, through: str) -> Person:
        """Ask again from now on; no error when nothing was muted. Errors: StrangerError."""
        with self._storage.write() as uow:
            person = access.actor(uow, chat_id)
            return _save(uow, person, replace(person, muted_until=None), now, "unmuted", through)

    def end_mutes(self, now: datetime) -> int:
        """End every mute whose last day is over where the person is, and tell them; how many there were."""
        latest = now.date() + timedelta(days=2)  # no zone is further ahead
        with self._storage.read() as uow:
            if not uow.people.muted_before(latest):
                return 0
        ended = 0
        with self._storage.write() as uow:
            for person in uow.people.muted_before(latest):
                if person.muted_until is None or person.muted_until >= local_time.today(uow, person, now):
                    continue
                occasion = person.muted_until.isoformat()
                _save(uow, person, replace(person, muted_until=None), now, "unmuted", None)
                tell(uow, NoticeKind.UNMUTED, person.id, person.id, now, occasion=occasion)
                ended += 1
        return ended


def _save(uow: UnitOfWork, before: Person, after: Person, now: datetime, what: str, through: str | None) -> Person:
    if after != before:
        uow.people.save(after)
        old, new = differences(before, after)
        by = None if through is None else after.id
        uow.audit.add(AuditEntry(now, what, f"person:{after.id}", by, before=old, after=new, through=through))
    return after
