"""Settings of the whole company from the chat: what would change, and changing it."""

from dataclasses import dataclass, fields, replace
from datetime import date, datetime, timedelta

from domain.audit import AuditEntry
from domain.cadence import Schedule, next_slot
from domain.people import Person
from domain.ports import Storage, UnitOfWork
from domain.rights import Right
from domain.services import access, local_time
from domain.services.changes import differences
from domain.services.importing.company import with_digest, with_meeting
from domain.services.reminding import following_reminder
from domain.strength import Strength
from domain.workspace import MeetingRhythm, Rhythm, Workspace

REST = timedelta(days=3, minutes=1)
"""The next question comes at most so long before the moment it had: four days after the last one, and not before."""


@dataclass(frozen=True, slots=True)
class CompanyWanted:
    """What a keeper chose; the fields are those of a Workspace."""

    check_in: Rhythm
    digest: Rhythm
    meeting: MeetingRhythm
    strength: Strength
    silent_weeks: int
    still_turns: int
    answer_days: int
    person_load: int
    plan_load: int
    leader_weeks: int
    currency: str | None = None

    @classmethod
    def of(cls, settings: Workspace) -> "CompanyWanted":
        """What holds now."""
        return cls(**{field.name: getattr(settings, field.name) for field in fields(cls)})


@dataclass(frozen=True, slots=True)
class Outlook:
    """What would come next, or comes: the first check-in of all, for so many people, the digest and the meeting.

    `moved` of them are asked at another moment than by the rhythm that `was`.
    """

    wanted: CompanyWanted
    changes: bool
    people: int
    next_ask_at: datetime | None
    next_digest_at: datetime | None
    next_meeting_on: date | None
    moved: int = 0
    was: Rhythm | None = None


class CompanySettings:
    """Keeps the settings of the company; for plan keepers and the leader."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def of(self, chat_id: str) -> CompanyWanted:
        """What holds now. Errors: StrangerError, NotAllowedError."""
        with self._storage.read() as uow:
            access.require(uow, access.actor(uow, chat_id), Right.SET_COMPANY)
            return CompanyWanted.of(access.workspace(uow))

    def keeps(self, chat_id: str) -> bool:
        """Whether somebody may change them. Errors: StrangerError."""
        with self._storage.read() as uow:
            return access.may(uow, access.actor(uow, chat_id), Right.SET_COMPANY)

    def outlook(self, chat_id: str, wanted: CompanyWanted, now: datetime) -> Outlook:
        """What would come of it; nothing is changed. Errors: StrangerError, NotAllowedError."""
        with self._storage.read() as uow:
            access.require(uow, access.actor(uow, chat_id), Right.SET_COMPANY)
            settings = access.workspace(uow)
            return _outlook(uow, wanted, settings, _after(uow, settings, wanted, now), now)

    def change(self, chat_id: str, wanted: CompanyWanted, now: datetime, *, through: str) -> Outlook:
        """Change them, and reckon anew when everybody is asked. Errors: StrangerError, NotAllowedError."""
        with self._storage.write() as uow:
            person = access.actor(uow, chat_id)
            access.require(uow, person, Right.SET_COMPANY)
            settings = access.workspace(uow)
            after = _after(uow, settings, wanted, now)
            told = _outlook(uow, wanted, settings, after, now)
            if after != settings:
                _move_questions(uow, settings, after, now)
                uow.workspaces.save(after)
                _move_reminders(uow, settings, after, now)
                was, is_now = differences(settings, after)
                uow.audit.add(AuditEntry(now, "settings_changed", "workspace", person.id, was, is_now, through=through))
            return told


def _after(uow: UnitOfWork, settings: Workspace, wanted: CompanyWanted, now: datetime) -> Workspace:
    after = replace(settings, **{field.name: getattr(wanted, field.name) for field in fields(wanted)})
    if settings.leader_weeks != after.leader_weeks:
        after = replace(after, next_silence_at=None)  # it is looked at once anew
    leader = access.leader(uow, settings)
    if leader is None:
        return after
    schedule = local_time.schedule(uow, leader)
    if settings.digest != after.digest:
        after = with_digest(after, schedule, now)
    return after if settings.meeting == after.meeting else with_meeting(after, schedule, now)


def _outlook(uow: UnitOfWork, wanted: CompanyWanted, before: Workspace, after: Workspace, now: datetime) -> Outlook:
    owners = uow.people.owners()
    moments = [_next_ask(local_time.schedule(uow, each), each, before, after, now) for each in owners]
    known = [moment for moment in moments if moment is not None]
    differing = [each for each, moment in zip(owners, moments, strict=True) if moment != each.next_ask_at]
    return Outlook(
        moved=len(differing),
        was=before.check_in,
        wanted=wanted,
        changes=before != after,
        people=len(known),
        next_ask_at=min(known, default=None),
        next_digest_at=after.next_digest_at if after.digest_channel else None,
        next_meeting_on=after.next_meeting_on,
    )


def _move_questions(uow: UnitOfWork, before: Workspace, after: Workspace, now: datetime) -> None:
    if before.check_in == after.check_in:
        return
    for person in uow.people.all():
        moment = _next_ask(local_time.schedule(uow, person), person, before, after, now)
        if moment is not None and moment != person.next_ask_at:
            uow.people.move_ask(person.id, person.next_ask_at, moment)


def _move_reminders(uow: UnitOfWork, before: Workspace, after: Workspace, now: datetime) -> None:
    """Those of the present week follow the day, the time, and how much people are reminded who did not say."""
    moved, stronger = before.check_in != after.check_in, before.strength is not after.strength
    for person in uow.people.owners() if moved or stronger else []:
        if (moved and person.next_reminder_at is not None) or (stronger and person.strength is None):
            uow.people.plan_reminder(person.id, following_reminder(uow, person, now))


def _next_ask(
    schedule: Schedule, person: Person, before: Workspace, after: Workspace, now: datetime
) -> datetime | None:
    """When somebody is asked next; what is due at this very moment stays due."""
    coming = person.next_ask_at
    if coming is None or coming <= now or before.check_in == after.check_in:
        return coming
    return next_slot(schedule, after.check_in, max(now, coming - REST))
