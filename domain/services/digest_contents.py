"""What a digest and an agenda say, and whether a digest would say anything."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from domain.agenda import Agenda, AgendaReady
from domain.cadence import instant, week_of
from domain.cues import COMPANY
from domain.digest import Digest, DigestReady
from domain.measures import off_target
from domain.needs import Need
from domain.notices import Notice
from domain.people import Person
from domain.ports import UnitOfWork
from domain.services import access, cues, local_time
from domain.services.absentees import A_WEEK, absentees, away_on
from domain.services.pausing import with_pauses
from domain.services.routing import views
from domain.tasks import Status
from domain.views import CaseView, TaskFilter, TaskView
from domain.workspace import Workspace

SPAN = timedelta(days=7)
"""What a digest looks back on."""

MOST_LISTED = 20
"""Entries of one list in a digest or an agenda: more than a message has room for, the rest is told as a number."""

MONTH = timedelta(days=31)
"""What an agenda looks back on for recognition."""


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
    stuck, all_stuck = uow.tasks.stuck(since, MOST_LISTED, _shown(on_top))
    new, all_new = uow.tasks.added(since, MOST_LISTED)
    asked = [] if leader is None else _requests(uow, leader, as_of)
    return Digest(
        week=week,
        today=today,
        cases=with_pauses(uow, on_top),
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
        stuck=tuple(stuck),
        more_stuck=all_stuck - len(stuck),
        new=tuple(new),
        thanked=frozenset() if leader is None else _thanked(uow, leader, finished),
        more_new=all_new - len(new),
        away=absentees(uow, today, today + A_WEEK),
        cues=cues.told(uow, COMPANY, week),
    )


def _shown(cases: Sequence[CaseView]) -> tuple[int, ...]:
    """The tasks that stand above as cases, which need not be called stuck as well."""
    return tuple(view.view.task.id for view in cases if view.case.is_open)


def _thanked(uow: UnitOfWork, leader: Person, finished: Sequence[TaskView]) -> frozenset[int]:
    said = uow.recognitions.of_tasks([view.task.id for view in finished])
    return frozenset(each.task_id for each in said if each.by_id == leader.id)


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


def something_to_say(uow: UnitOfWork, now: datetime) -> bool:
    """Whether a digest would not be empty; what is found fastest is asked for first."""
    since = now - SPAN
    leader_id = access.workspace(uow).leader_id
    return bool(
        uow.cases.count()
        or (leader_id is not None and any(need.asked_of == leader_id for need in uow.needs.asked_of(leader_id)))
        or uow.cases.views(last_rung=True, decided_since=since, most=1)
        or uow.tasks.views(TaskFilter(closed_since=since), most=1)
        or uow.tasks.moved(since, 1)[1]
        or uow.tasks.added(since, 1)[1]
        or uow.check_ins.participation(since, now).asked
    )
