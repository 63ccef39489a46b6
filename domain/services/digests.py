"""The leader's digest and the meeting's agenda: when they are due."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from domain.agenda import AgendaReady
from domain.audit import AuditEntry
from domain.cadence import instant, next_week_slot, week_of, working_moment
from domain.cues import COMPANY, Sign
from domain.meetings import next_meeting, next_meeting_day
from domain.notices import Notice, NoticeKind, NoticeState
from domain.ports import Storage, UnitOfWork
from domain.restoring import may_be_posted
from domain.services import access, cues, local_time
from domain.services.cards import carried
from domain.services.changes import for_channel, post
from domain.services.digest_contents import MOST_LISTED, SPAN, build_agenda, something_to_say
from domain.workspace import Workspace

DIGEST_GRACE = timedelta(days=2)
"""A digest that is later than this is left out: the next one says it all."""

NOTHING = "nothing to say"
"""Why a digest is left out in a week in which nothing happened."""

QUIET_WEEKS = 4
"""In the last of so many weeks with nothing to say, one line tells that all is well."""

MAY_STAND = "may stand in the channel since before the restore"
"""Why a digest or an agenda is not posted after a restore: channels cannot be searched."""


class DigestService:
    """Posts the digest each week and the agenda each month."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def digest_due(self, now: datetime) -> bool:
        """Post the digest if its moment has come and it has something to say; whether it was posted."""
        with self._storage.read() as uow:
            settings = uow.workspaces.find()
            if settings is None or settings.next_digest_at is None or settings.next_digest_at > now:
                return False
            # Looking for early signs reads much of the plan, and nobody has to wait for it.
            found = _signs(uow, settings, now)
        with self._storage.write() as uow:
            settings = access.workspace(uow)
            leader = access.leader(uow, settings)
            slot = settings.next_digest_at
            if leader is None or slot is None or slot > now:
                return False
            schedule = local_time.schedule(uow, leader)
            week = week_of(settings.digest, schedule.today(slot))
            last_week = week_of(settings.digest, schedule.today(now)) - timedelta(weeks=1)
            following = next_week_slot(schedule, settings.digest, max(week, last_week))
            moment = working_moment(local_time.office(schedule), now)
            again = may_be_posted(slot, settings.restored_at)
            if now < moment < following and now - slot <= DIGEST_GRACE and not again:
                uow.workspaces.move_digest(slot, moment)
                return False
            if not uow.workspaces.move_digest(slot, following):
                return False
            return _post_digest(uow, settings, week, slot, now, found)

    def agenda_due(self, now: datetime) -> bool:
        """Post the agenda of the next meeting if its moment has come; whether it was posted."""
        with self._storage.read() as uow:
            settings = uow.workspaces.find()
        if settings is None or settings.next_agenda_at is None or settings.next_agenda_at > now:
            return False
        with self._storage.write() as uow:
            settings = access.workspace(uow)
            leader = access.leader(uow, settings)
            slot, meeting_on = settings.next_agenda_at, settings.next_meeting_on
            if leader is None or slot is None or slot > now or meeting_on is None:
                return False
            schedule = local_time.schedule(uow, leader)
            moment = working_moment(local_time.office(schedule), now)
            over = moment >= instant(schedule.zone, meeting_on, settings.meeting.at)
            if now < moment and not over and not may_be_posted(slot, settings.restored_at):
                uow.workspaces.move_agenda(slot, moment, meeting_on)
                return False
            following = next_meeting(settings.meeting, schedule, max(meeting_on, schedule.today(now)))
            if not uow.workspaces.move_agenda(slot, following.agenda_at, following.on):
                return False
            return _post_agenda(uow, settings, meeting_on, slot, now, over=over)

    def agenda(self, chat_id: str, now: datetime) -> AgendaReady:
        """The agenda of the next meeting as it would be now, for any member who asks."""
        with self._storage.read() as uow:
            person = access.actor(uow, chat_id)
            settings = access.workspace(uow)
            leader = access.leader(uow, settings)
            today = now.date() if leader is None else local_time.today(uow, leader, now)
            meeting_on = next_meeting_day(settings.meeting, today - timedelta(days=1))
            return AgendaReady(build_agenda(uow, settings, meeting_on, now), person)


def _signs(uow: UnitOfWork, settings: Workspace, now: datetime) -> list[Sign]:
    leader = access.leader(uow, settings)
    if leader is None or settings.digest_channel is None:
        return []
    return cues.signs(uow, local_time.today(uow, leader, now))


def _post_digest(
    uow: UnitOfWork, settings: Workspace, week: date, slot: datetime, now: datetime, found: list[Sign]
) -> bool:
    why = None
    if now - slot > DIGEST_GRACE:
        why = "too late"
    elif not may_be_posted(slot, settings.restored_at) and settings.digest_channel is not None:
        told = cues.tell(uow, found, COMPANY, week, now)
        why = None if told or something_to_say(uow, now) else NOTHING
        if why is not None and _quiet_before(uow, week):
            return _post(uow, NoticeKind.ALL_WELL, settings, settings.digest_channel, week, slot, now, why=None)
    posted = _post(uow, NoticeKind.DIGEST, settings, settings.digest_channel, week, slot, now, why=why)
    if posted:
        carried(uow, uow.cases.views(last_rung=True, decided_since=now - SPAN, most=MOST_LISTED), now)
    if posted and settings.digest_channel is not None:
        post(uow, NoticeKind.DIGEST_MORE, 0, settings.digest_channel, now, occasion=week.isoformat())
    return posted


def _quiet_before(uow: UnitOfWork, week: date) -> bool:
    """Whether the digests of the weeks before were all left out because there was nothing to say."""
    days = [week - timedelta(weeks=back) for back in range(1, QUIET_WEEKS)]
    found = [uow.audit.latest(f"{_SUBJECTS[NoticeKind.DIGEST]}:{day.isoformat()}") for day in days]
    return all(entry is not None and entry.why == NOTHING for entry in found)


def _post_agenda(
    uow: UnitOfWork, settings: Workspace, meeting_on: date, slot: datetime, now: datetime, *, over: bool
) -> bool:
    why = "the meeting is over" if over else None
    return _post(uow, NoticeKind.AGENDA, settings, settings.meeting_channel, meeting_on, slot, now, why=why)


def _post(
    uow: UnitOfWork,
    kind: NoticeKind,
    settings: Workspace,
    channel: str | None,
    day: date,
    slot: datetime,
    now: datetime,
    *,
    why: str | None,
) -> bool:
    """Post to a channel, unless there is none or `why` says why not; whether it was posted."""
    subject = f"{_SUBJECTS[kind]}:{day.isoformat()}"
    if channel is None:
        why = f"no {_SUBJECTS[kind]} channel"
    if why is not None or channel is None:
        uow.audit.add(AuditEntry(at=now, what=f"{kind.value}_skipped", subject=subject, why=why))
        return False
    notice = for_channel(kind, 0, channel, now, occasion=day.isoformat())
    if may_be_posted(slot, settings.restored_at):
        uow.notices.add(_unknown(notice, now))
        uow.audit.add(AuditEntry(at=now, what=f"{kind.value}_skipped", subject=subject, why=MAY_STAND))
        return False
    posted = uow.notices.add(notice)
    uow.audit.add(AuditEntry(at=now, what=f"{kind.value}_posted", subject=subject))
    return posted


_SUBJECTS = {NoticeKind.DIGEST: "digest", NoticeKind.ALL_WELL: "digest", NoticeKind.AGENDA: "meeting"}


def _unknown(notice: Notice, now: datetime) -> Notice:
    return replace(notice, state=NoticeState.UNKNOWN, reason=MAY_STAND, ended_at=now)
