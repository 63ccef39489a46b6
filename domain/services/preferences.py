"""Preferences: being left alone for a while, without being away."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from domain.audit import AuditEntry
from domain.departments import Department
from domain.errors import LeaveOverError, MuteTooLongError
from domain.notices import NoticeKind
from domain.people import Person
from domain.ports import Storage, UnitOfWork
from domain.services import access, local_time
from domain.services.changes import differences, rewrite_prompt, tell
from domain.services.head_digests import told_to
from domain.services.meeting import readers_of
from domain.services.reminding import following_reminder
from domain.services.standing_in import tasks_of
from domain.strength import Strength


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody chose; None leaves language and strength to the chat and the company, and mutes nothing.

    `digest` is whether they want that of the departments they head; None where they were not asked.
    """

    language: str | None = None
    strength: Strength | None = None
    muted_until: date | None = None
    digest: bool | None = None


@dataclass(frozen=True, slots=True)
class Preferences:
    """What somebody wants of the bot; `usual` is the company's strength, `seen_by` read their answers.

    `heads` are the departments they head, of which they may want a digest.
    """

    person: Person
    usual: Strength
    seen_by: tuple[Person, ...]
    heads: tuple[Department, ...] = ()


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
            _check_mute(last, local_time.today(uow, person, now))
            return _save(uow, person, replace(person, muted_until=last), now, "muted", through)

    def unmute(self, chat_id: str, now: datetime, *, through: str) -> Person:
        """Ask again from now on; no error when nothing was muted. Errors: StrangerError."""
        with self._storage.write() as uow:
            person = access.actor(uow, chat_id)
            return _save(uow, person, replace(person, muted_until=None), now, "unmuted", through)

    def of(self, chat_id: str, now: datetime) -> Preferences:
        """What a member wants of the bot. Errors: StrangerError."""
        with self._storage.read() as uow:
            return _preferences(uow, access.actor(uow, chat_id), now)

    def change(self, chat_id: str, wanted: Wanted, now: datetime, *, through: str) -> Preferences:
        """Keep all of what somebody chose, or nothing. The reminder to come follows, and so does the week's message.

        Errors: StrangerError, LeaveOverError, MuteTooLongError.
        """
        with self._storage.write() as uow:
            person = access.actor(uow, chat_id)
            last = wanted.muted_until
            if last is not None and last != person.muted_until:
                _check_mute(last, local_time.today(uow, person, now))
            after = replace(
                person,
                own_language=wanted.language,
                strength=wanted.strength,
                muted_until=wanted.muted_until,
                wants_digest=person.wants_digest if wanted.digest is None else wanted.digest,
            )
            _save(uow, person, after, now, "settings_changed", through)
            uow.people.plan_reminder(after.id, following_reminder(uow, after, now))
            if after.language != person.language:
                rewrite_prompt(uow, after.id, now)
            return _preferences(uow, after, now)

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


def _preferences(uow: UnitOfWork, person: Person, now: datetime) -> Preferences:
    views = tasks_of(uow, person, local_time.today(uow, person, now))
    heads = tuple(told_to(uow, person))
    return Preferences(person, access.workspace(uow).strength, readers_of(uow, person, views).all, heads)


def _check_mute(last: date, today: date) -> None:
    if last < today:
        raise LeaveOverError(field="until")
    if last - today >= timedelta(days=LONGEST_MUTE):
        raise MuteTooLongError(field="until", most=LONGEST_MUTE)


def _save(uow: UnitOfWork, before: Person, after: Person, now: datetime, what: str, through: str | None) -> Person:
    if after != before:
        uow.people.save(after)
        old, new = differences(before, after)
        by = None if through is None else after.id
        uow.audit.add(AuditEntry(now, what, f"person:{after.id}", by, before=old, after=new, through=through))
    return after
