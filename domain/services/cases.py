"""Cases: finding what is unowned, silent or in trouble, and carrying it up the ladder."""

from dataclasses import replace
from datetime import datetime, timedelta

from domain import ladder
from domain.audit import AuditEntry
from domain.cadence import Schedule, instant, workdays_earlier, workdays_later, working_moment
from domain.ladder import Case, CaseKind, Notify, Role, Stop, Wait
from domain.notices import NoticeKind
from domain.plan import DEFAULT_CALENDAR
from domain.ports import Reason, Storage, Thresholds, UnitOfWork
from domain.services import access
from domain.services.changes import stop, tell
from domain.tasks import Task

ANSWER_WINDOW = timedelta(days=2)
"""After the last of the silent weeks' questions an owner still has this long before the task counts as stalled."""


class CaseService:
    """Opens cases and advances them."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def open_new(self, now: datetime, *, limit: int = 500) -> int:
        """Open a case on every task that gives a reason; how many were opened."""
        with self._storage.read() as uow:
            if uow.workspaces.find() is None:
                return 0
            reasons = uow.cases.reasons(thresholds(uow, now), limit)
        if not reasons:
            return 0
        with self._storage.write() as uow:
            return sum(_open(uow, reason, now) for reason in reasons)

    def advance_due(self, now: datetime, *, limit: int = 500) -> int:
        """Take every case that is due one step, one transaction each; how many rungs were told."""
        with self._storage.read() as uow:
            if uow.workspaces.find() is None:
                return 0
            due = uow.cases.due(now, limit)
        return sum(self._advance(case.id, now) for case in due)

    def _advance(self, case_id: int, now: datetime) -> bool:
        with self._storage.write() as uow:
            case = uow.cases.find(case_id)
            if case is None or not case.is_open:
                return False
            limits = thresholds(uow, now)
            schedules = [schedule_of(uow, rung.person_id) for rung in case.ladder]
            # A blocker that was repeated a minute ago still blocks: its age counts for opening a case only.
            still_true = uow.cases.still_true(case, replace(limits, blocked_since=now))
            held = _after_the_question(uow, case, now)
            step = ladder.decide(case, now, still_true=still_true, schedules=schedules, not_before=held)
            if isinstance(step, Stop):
                stop(uow, case, None, now)
                return False
            if isinstance(step, Wait):
                if uow.cases.postpone(case, step.until):
                    _write_down(uow, case, now, "case_waits", step.reason)
                return False
            return _climb(uow, case, step, schedules[step.rung], now)


def _after_the_question(uow: UnitOfWork, case: Case, now: datetime) -> datetime | None:
    """An owner is not nudged on the day of their weekly message, which asks about the same task."""
    rung = case.next_rung
    schedule = None if rung is None else schedule_of(uow, rung.person_id)
    if rung is None or rung.role is not Role.OWNER or schedule is None:
        return None
    asked = uow.notices.latest(NoticeKind.CHECK_IN_ASKED, rung.person_id)
    questions = [uow.people.get(rung.person_id).next_ask_at, asked.sent_at if asked else None]
    if any(moment is not None and schedule.today(moment) == schedule.today(now) for moment in questions):
        return workdays_later(schedule, now, 1)
    return None


def thresholds(uow: UnitOfWork, now: datetime) -> Thresholds:
    """From when on a task gives a reason, by the workspace's settings and the leader's local date and working days."""
    settings = access.workspace(uow)
    leader = None if settings.leader_id is None else uow.people.get(settings.leader_id)
    zone = "UTC" if leader is None else leader.zone
    schedule = Schedule(zone, uow.calendars.get(DEFAULT_CALENDAR if leader is None else leader.calendar))
    return Thresholds(
        now=now,
        today=schedule.today(now),
        silent_since=now - timedelta(weeks=settings.silent_weeks) - ANSWER_WINDOW,
        blocked_since=workdays_earlier(schedule, now, settings.rung_days),
    )


def schedule_of(uow: UnitOfWork, person_id: int) -> Schedule | None:
    """The working time of a person; None when they left or may not be written to."""
    person = uow.people.get(person_id)
    return Schedule.of(person, uow.calendars.get(person.calendar)) if person.reachable else None


def ladder_for(uow: UnitOfWork, task: Task, kind: CaseKind) -> tuple[ladder.Rung, ...]:
    """The rungs for a task as they are today: owner, then deputy or head, then leader."""
    settings = access.workspace(uow)
    owner = None if task.owner_id is None or kind is CaseKind.UNOWNED else uow.people.get(task.owner_id)
    department = access.department_of(uow, task.department_id)
    head_id = department.head_id if department else None
    if owner is not None and head_id in {None, owner.id}:
        head_id = owner.manager_id
    return ladder.build(
        owner=None if owner is None else owner.id,
        deputy=None if owner is None else owner.deputy_id,
        head=head_id,
        leader=settings.leader_id,
    )


def _open(uow: UnitOfWork, reason: Reason, now: datetime) -> bool:
    task = access.task(uow, reason.task_id)
    if reason.kind is CaseKind.STALLED and _was_away(uow, task, now):
        return False
    rungs = ladder_for(uow, task, reason.kind)
    if not rungs:
        return False
    case = uow.cases.add(Case(id=0, task_id=task.id, kind=reason.kind, ladder=rungs, opened_at=now, next_at=now))
    if case is None:
        return False
    _write_down(uow, case, now, "case_opened", reason.kind.value)
    return True


def _was_away(uow: UnitOfWork, task: Task, now: datetime) -> bool:
    """Whether the owner is away, or back for less than the time in which a question is answered."""
    owner = None if task.owner_id is None else uow.people.get(task.owner_id)
    if owner is None or owner.away_until is None:
        return False
    schedule = Schedule.of(owner, uow.calendars.get(owner.calendar))
    if owner.away_from is not None and owner.away_from > schedule.today(now):
        return False
    last_day_over = instant(owner.zone, owner.away_until + timedelta(days=1), schedule.calendar.starts)
    return now < working_moment(schedule, last_day_over) + ANSWER_WINDOW


def _climb(uow: UnitOfWork, case: Case, step: Notify, schedule: Schedule | None, now: datetime) -> bool:
    rung = case.ladder[step.rung]
    if not uow.cases.climb(case, rung=step.rung, now=now, next_at=_next_at(uow, case, step.rung, schedule, now)):
        return False
    if schedule is None:
        _write_down(uow, case, now, "case_climbed", f"{rung.role.value} has left")
        return True
    if rung.role is Role.OWNER:
        tell(uow, NoticeKind.OWNER_NUDGED, case.id, rung.person_id, now, occasion=str(step.rung))
    elif rung.role is not Role.LEADER:
        tell(uow, NoticeKind.CASE_CLIMBED, case.id, rung.person_id, now, occasion=str(step.rung))
    _write_down(uow, case, now, "case_climbed", rung.role.value)
    return True


def _next_at(uow: UnitOfWork, case: Case, rung: int, schedule: Schedule | None, now: datetime) -> datetime | None:
    """When the rung above is told: some working days of the one told now; at once when nobody was there to tell."""
    if rung >= len(case.ladder) - 1:
        return None
    if schedule is None:
        return now
    return workdays_later(schedule, now, access.workspace(uow).rung_days)


def _write_down(uow: UnitOfWork, case: Case, now: datetime, what: str, why: str) -> None:
    uow.audit.add(AuditEntry(at=now, what=what, subject=f"case:{case.id}", after={"task": case.task_id}, why=why))
