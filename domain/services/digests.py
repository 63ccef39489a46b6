"""The leader's digest and the meeting's agenda: when they are due, and what is in them."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from domain.agenda import Agenda, AgendaReady
from domain.audit import AuditEntry
from domain.cadence import instant, next_week_slot, week_of, working_moment
from domain.digest import Digest, DigestReady
from domain.measures import off_target
from domain.meetings import next_meeting, next_meeting_day
from domain.needs import Need
from domain.notices import Notice, NoticeKind, NoticeState
from domain.people import Person
from domain.ports import Storage, UnitOfWork
from domain.restoring import may_be_posted
from domain.services import access, local_time
from domain.services.absentees import A_WEEK, absentees, away_on
from domain.services.changes import for_channel
from domain.services.routing import views
from domain.tasks import Status
from domain.views import TaskFilter, TaskView
from domain.workspace import Workspace

SPAN = timedelta(days=7)
"""What a digest looks back on."""

MOST_LISTED = 20
"""Entries of one list in a digest or an agenda: more than a message has room for, the rest is told as a number."""

MONTH = timedelta(days=31)
"""What an agenda looks back on for recognition."""

DIGEST_GRACE = timedelta(days=2)
"""A digest that is later than this is left out: the next one says it all."""

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
            return _post_digest(uow, settings, week, slot, now)

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


def digest_content(uow: UnitOfWork, notice: Notice) -> DigestReady | None:
    """What a digest says; None while nobody leads."""
    settings = access.workspace(uow)
    leader = access.leader(uow, settings)
    if leader is None:
        return None
    week = date.fromisoformat(notice.occasion)
    came_late = uow.check_ins.came_late(week_of(settings.check_in, week))
    return DigestReady(build_digest(uow, settings, week, notice.created_at), leader, came_late)


def agenda_content(uow: UnitOfWork, notice: Notice, now: datetime) -> AgendaReady | None:
    """What an agenda says now; None while nobody leads."""
    settings = access.workspace(uow)
    leader = access.leader(uow, settings)
    if leader is None:
        return None
    return AgendaReady(build_agenda(uow, settings, date.fromisoformat(notice.occasion), now), leader)


def build_digest(uow: UnitOfWork, settings: Workspace, week: date, as_of: datetime) -> Digest:
    """The digest of a week: the cases as they are now, the rest as seen from `as_of`, when it was first posted."""
    leader = access.leader(uow, settings)
    since = as_of - SPAN
    today = as_of.date() if leader is None else local_time.today(uow, leader, as_of)
    on_top = uow.cases.views(last_rung=True, decided_since=since, most=MOST_LISTED)
    waiting = uow.cases.count(last_rung=True)
    moved, all_moved = uow.tasks.moved(since, MOST_LISTED)
    finished, more_finished = _tasks(uow, TaskFilter(closed_since=since))
    asked = [] if leader is None else _requests(uow, leader, as_of)
    return Digest(
        week=week,
        today=today,
        cases=tuple(on_top),
        climbing=uow.cases.count() - waiting,
        goals=tuple(uow.goals.views()),
        moved=tuple(moved),
        finished=finished,
        participation=uow.check_ins.participation(since, as_of, away_on(uow, today)),
        unowned=uow.tasks.count(TaskFilter(unowned=True)),
        needs=tuple(views(uow, asked[:MOST_LISTED])),
        more_needs=sum(need.is_open for need in asked[MOST_LISTED:]),
        more_cases=waiting - sum(view.case.is_open for view in on_top),
        more_moved=all_moved - len(moved),
        more_finished=more_finished,
        away=absentees(uow, today, today + A_WEEK),
    )


def _requests(uow: UnitOfWork, leader: Person, as_of: datetime) -> list[Need]:
    """What the leader is asked for, and nobody else in whose place they stand."""
    return [need for need in uow.needs.asked_of(leader.id, as_of) if need.asked_of == leader.id]


def _tasks(uow: UnitOfWork, which: TaskFilter) -> tuple[tuple[TaskView, ...], int]:
    """The first tasks of a list, and how many more there are."""
    first = uow.tasks.views(which, most=MOST_LISTED)
    more = uow.tasks.count(which) - len(first) if len(first) == MOST_LISTED else 0
    return tuple(first), more


def build_agenda(uow: UnitOfWork, settings: Workspace, meeting_on: date, now: datetime) -> Agenda:
    """The agenda of a meeting from what is true now."""
    leader = access.leader(uow, settings)
    zone = "UTC" if leader is None else leader.zone
    on_top = uow.cases.views(last_rung=True, most=MOST_LISTED)
    proposals, more_proposals = _tasks(uow, TaskFilter(proposed=True))
    recognition, more_recognition = _tasks(uow, TaskFilter(closed_since=now - MONTH))
    in_trouble = {Status.OFF_TRACK, Status.AT_RISK}
    return Agenda(
        meeting_on=meeting_on,
        meeting_at=instant(zone, meeting_on, settings.meeting.at),
        today=now.date() if leader is None else local_time.today(uow, leader, now),
        action_items=tuple(uow.action_items.open()),
        goals=tuple(view for view in uow.goals.views() if view.status in in_trouble),
        cases=tuple(on_top),
        measures=tuple(
            view for view in uow.measures.views() if view.value is not None and off_target(view.measure, view.value)
        ),
        proposals=proposals,
        recognition=recognition,
        more_cases=uow.cases.count(last_rung=True) - len(on_top),
        more_proposals=more_proposals,
        more_recognition=more_recognition,
        away=absentees(uow, meeting_on, meeting_on),
    )


def _something_to_say(uow: UnitOfWork, now: datetime) -> bool:
    """Whether a digest would not be empty; what is found fastest is asked for first."""
    since = now - SPAN
    leader_id = access.workspace(uow).leader_id
    return bool(
        uow.cases.count()
        or (leader_id is not None and any(need.asked_of == leader_id for need in uow.needs.asked_of(leader_id)))
        or uow.cases.views(last_rung=True, decided_since=since, most=1)
        or uow.tasks.views(TaskFilter(closed_since=since), most=1)
        or uow.tasks.moved(since, 1)[1]
        or uow.check_ins.participation(since, now).asked
    )


def _post_digest(uow: UnitOfWork, settings: Workspace, week: date, slot: datetime, now: datetime) -> bool:
    why = None
    if now - slot > DIGEST_GRACE:
        why = "too late"
    elif not may_be_posted(slot, settings.restored_at) and not _something_to_say(uow, now):
        why = "nothing to say"
    return _post(uow, NoticeKind.DIGEST, settings, settings.digest_channel, week, slot, now, why=why)


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


_SUBJECTS = {NoticeKind.DIGEST: "digest", NoticeKind.AGENDA: "meeting"}


def _unknown(notice: Notice, now: datetime) -> Notice:
    return replace(notice, state=NoticeState.UNKNOWN, reason=MAY_STAND, ended_at=now)
