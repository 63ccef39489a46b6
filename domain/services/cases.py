"""Cases: finding what is unowned, silent or in trouble, and carrying it up the ladder."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta

from domain import ladder
from domain.audit import AuditEntry
from domain.cadence import Schedule, instant, return_from, week_of, workdays_earlier, workdays_later
from domain.claims import is_offered_at, is_offered_too
from domain.ladder import FOR_WANT_OF_WORDS, Case, Notify, Role, Stop, Wait
from domain.notices import PROMPTS, NoticeKind
from domain.people import Person
from domain.plan import DEFAULT_CALENDAR
from domain.ports import Candidate, Storage, Thresholds, UnitOfWork
from domain.rhythm import LONGEST_GAP, TaskRhythm
from domain.services import access, claimables, local_time
from domain.services.changes import A_WEEK, stop, tell
from domain.services.ladders import Rules, ladders_for
from domain.services.standing_in import deputy_today
from domain.workspace import Workspace

SLICE = 1000
"""So many cases are opened in one transaction: enough to be quick, few enough to keep nobody waiting."""

LONGEST_REST = timedelta(hours=1)
"""A task on which no case can be opened yet, for a reason that is not its own, is looked at again after this."""

NEXT_LOOK = timedelta(seconds=1)
"""A task that rests so long is seen by the next look, and not by the rest of this one."""

ANSWER_WINDOW = timedelta(days=2)
"""After the last of the silent weeks' questions an owner still has this long before the task counts as silent."""


class CaseService:
    """Opens cases and advances them."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def open_new(self, now: datetime, *, slices: int = 20) -> int:
        """Open a case on every task that gives a reason, in slices; how many were opened.

        What is left after so many slices is found by the next look.
        """
        with self._storage.read() as uow:
            if uow.workspaces.find() is None:
                return 0
            limits = thresholds(uow, now)
            if not uow.cases.anything_new(limits):
                return 0
        opened = 0
        for _ in range(slices):
            with self._storage.write() as uow:
                woken = uow.cases.wake(now, SLICE)
                found = uow.cases.candidates(limits, SLICE)
                opened += len(_open_all(uow, found, limits))
                # Looked for last, when the tasks that have begun are not in the way any more.
                left_alone = _let_unbegun_rest(uow, limits) if len(found) < SLICE else 0
            if max(woken, len(found), left_alone) < SLICE:
                break
        return opened

    def advance_due(self, now: datetime, *, limit: int = 500) -> int:
        """Take every case that is due one step, one transaction each; how many rungs were told."""
        with self._storage.read() as uow:
            due = uow.cases.due(now, limit)
        return sum(self._advance(case.id, now) for case in due)

    def _advance(self, case_id: int, now: datetime) -> bool:
        with self._storage.write() as uow:
            case = uow.cases.find(case_id)
            if case is None or not case.is_open:
                return False
            limits = thresholds(uow, now)
            schedules = [schedule_of(uow, rung.person_id) for rung in case.ladder]
            hearer = _hearer(uow, case, now)
            if hearer is not None:
                schedules[case.rung + 1] = schedule_of(uow, hearer)
            # A blocker that was repeated a minute ago still blocks: its age counts for opening a case only.
            still_true = uow.cases.still_true(case, replace(limits, blocked_since=now))
            asks_owner = case.next_rung is not None and case.next_rung.role is Role.OWNER
            held = after_the_question(uow, case.task_id, hearer, now) if asks_owner else None
            step = ladder.decide(case, now, still_true=still_true, schedules=schedules, not_before=held)
            if isinstance(step, Stop):
                stop(uow, case, None, now)
                return False
            if isinstance(step, Wait):
                if uow.cases.postpone(case, step.until):
                    _write_down(uow, case, now, "case_waits", step.reason)
                return False
            return _climb(uow, case, step, schedules[step.rung], hearer, now)


def _hearer(uow: UnitOfWork, case: Case, now: datetime) -> int | None:
    """Who is told next: whoever stands on the rung, or the deputy of an owner who is away; None at the top."""
    rung = case.next_rung
    if rung is None or rung.role is not Role.OWNER:
        return None if rung is None else rung.person_id
    owner = uow.people.get(rung.person_id)
    deputy = deputy_today(uow, owner, now) if owner.reachable else None
    return rung.person_id if deputy is None else deputy.id


def after_the_question(uow: UnitOfWork, task_id: int, hearer: int | None, now: datetime) -> datetime | None:
    """An owner is not nudged on the day of their weekly message, which asks about the same task.

    Whoever works on one day of the week is asked on every one of them, and is nudged on one of them all the same.
    """
    schedule = None if hearer is None else schedule_of(uow, hearer)
    if hearer is None or schedule is None:
        return None
    asked = [uow.notices.latest(kind, hearer) for kind in PROMPTS]
    today = schedule.today(now)
    # The message may still be in the outbox.
    row = uow.check_ins.find(task_id, week_of(access.workspace(uow).check_in, today))
    questions = [uow.people.get(hearer).next_ask_at, *(notice.sent_at for notice in asked if notice)]
    questions.append(row.asked_at if row is not None else None)
    if any(moment is not None and schedule.today(moment) == today for moment in questions):
        return _next_workday(schedule, now)
    return None


def _next_workday(schedule: Schedule, now: datetime) -> datetime | None:
    """The next working day, None where even without any leave it is a week away, or more."""
    at_work = replace(schedule, away_from=None, away_until=None, later_leaves=())
    usual = workdays_later(at_work, now, 1)
    return None if schedule.today(usual) - schedule.today(now) >= A_WEEK else workdays_later(schedule, now, 1)


def thresholds(uow: UnitOfWork, now: datetime) -> Thresholds:
    """From when on a task gives a reason, by the workspace's settings and the leader's local date and working days."""
    settings = access.workspace(uow)
    leader = access.leader(uow, settings)
    schedule = Schedule(_zone_of(leader), uow.calendars.get(DEFAULT_CALENDAR if leader is None else leader.calendar))
    weekly, fortnightly, monthly = (now - silence_of(settings, rhythm) for rhythm in TaskRhythm)
    return Thresholds(
        now=now,
        today=schedule.today(now),
        silent_since=weekly,
        fortnightly_since=fortnightly,
        monthly_since=monthly,
        silent_from=schedule.today(weekly),
        fortnightly_from=schedule.today(fortnightly),
        monthly_from=schedule.today(monthly),
        still_since=_still_since(now, settings, TaskRhythm.WEEKLY),
        fortnightly_still_since=_still_since(now, settings, TaskRhythm.FORTNIGHTLY),
        monthly_still_since=_still_since(now, settings, TaskRhythm.MONTHLY),
        blocked_since=workdays_earlier(schedule, now, settings.ladder.owner_days),
    )


def silence_of(settings: Workspace, rhythm: TaskRhythm) -> timedelta:
    """Silence is counted in turns: so many questions without a word, and time to answer the last of them."""
    return settings.silent_weeks * LONGEST_GAP[rhythm] + ANSWER_WINDOW


def _still_since(now: datetime, settings: Workspace, rhythm: TaskRhythm) -> datetime:
    """What does not move is counted in turns as well: so many answers, and time to give another one."""
    return now - settings.still_turns * LONGEST_GAP[rhythm] - ANSWER_WINDOW


def _zone_of(leader: Person | None) -> str:
    return "UTC" if leader is None else leader.zone


def schedule_of(uow: UnitOfWork, person_id: int) -> Schedule | None:
    """The working time of a person; None when they left or may not be written to."""
    person = uow.people.get(person_id)
    return local_time.schedule(uow, person) if person.reachable else None


def _open_all(uow: UnitOfWork, candidates: Sequence[Candidate], limits: Thresholds) -> list[Case]:
    """A case for each, except where nobody stands on the ladder, or the owner was away and there is no other reason."""
    now = limits.now
    backs = {found.task_id: back for found in candidates if (back := _back(uow, found, now)) is not None}
    others = uow.cases.other_reasons(list(backs), limits) if backs else {}
    rests = _rests(uow, {task_id: back for task_id, back in backs.items() if task_id not in others}, now)
    reasons = [
        replace(found, kind=others.get(found.task_id, found.kind)) for found in candidates if found.task_id not in rests
    ]
    ladders = ladders_for(uow, reasons, Rules.of(uow)) if reasons else {}
    new = []
    for found in reasons:
        rungs = ladders[found.task_id]
        if rungs:
            new.append(Case(id=0, task_id=found.task_id, kind=found.kind, ladder=rungs, opened_at=now, next_at=now))
        else:
            rests[found.task_id] = now + LONGEST_REST
    uow.cases.rest(rests)
    opened = uow.cases.add_all(new)
    uow.audit.add_all([_entry(case, now, "case_opened", case.kind.value) for case in opened])
    return opened


def _rests(uow: UnitOfWork, backs: Mapping[int, datetime], now: datetime) -> dict[int, datetime]:
    """Until when tasks rest whose owners are excused: where another reason comes up meanwhile, each look sees them."""
    if not backs:
        return {}
    soon = uow.cases.other_reasons(list(backs), thresholds(uow, now + LONGEST_REST))
    return {
        task_id: min(back, now + (NEXT_LOOK if task_id in soon else LONGEST_REST)) for task_id, back in backs.items()
    }


def _back(uow: UnitOfWork, found: Candidate, now: datetime) -> datetime | None:
    """Until when an owner who was away need not have spoken; None when they were not, or nothing was asked of them."""
    if found.kind not in FOR_WANT_OF_WORDS or found.away_until is None or found.owner_id is None:
        return None
    owner = uow.people.get(found.owner_id)
    schedule = local_time.schedule(uow, owner)
    today = schedule.today(now)
    begun = [leave for leave in owner.leaves if leave.first is None or leave.first <= today]
    back = max((return_from(schedule, leave) + ANSWER_WINDOW for leave in begun), default=now)
    return back if now < back else None


def _let_unbegun_rest(uow: UnitOfWork, limits: Thresholds) -> int:
    """Nobody is silent on what has only just begun: such tasks rest until they might be, or are due; how many."""
    found = uow.cases.unbegun(limits, SLICE)
    settings = access.workspace(uow)
    zone = _zone_of(access.leader(uow, settings))
    until = {}
    for each in found:
        silent_at = instant(zone, each.start_on, time.min) + silence_of(settings, each.rhythm)
        overdue_at = silent_at if each.due_on is None else instant(zone, each.due_on + timedelta(days=1), time.min)
        until[each.task_id] = min(silent_at, overdue_at)
    uow.cases.rest(until)
    return len(found)


def _climb(
    uow: UnitOfWork, case: Case, step: Notify, schedule: Schedule | None, hearer: int | None, now: datetime
) -> bool:
    rung = case.ladder[step.rung]
    if not uow.cases.climb(case, rung=step.rung, now=now, next_at=_next_at(case, step.rung, schedule, now)):
        return False
    if schedule is None:
        _write_down(uow, case, now, "case_climbed", f"{rung.role.value} has left")
        return True
    if rung.role is Role.OWNER:
        tell(uow, NoticeKind.OWNER_NUDGED, case.id, hearer or rung.person_id, now, occasion=str(step.rung))
    elif is_offered_at(case, rung.role) and claimables.offer(uow, case, rung.person_id, schedule, now):
        pass  # the message of the day says it
    elif rung.role is not Role.LEADER:
        tell(uow, NoticeKind.CASE_CLIMBED, case.id, rung.person_id, now, occasion=str(step.rung))
    if is_offered_too(case, step.rung):
        claimables.offer_too(uow, case, schedule, now)
    _write_down(uow, case, now, "case_climbed", rung.role.value)
    return True


def _next_at(case: Case, rung: int, schedule: Schedule | None, now: datetime) -> datetime | None:
    """When the rung above is told: some working days of the one told now; at once when nobody was there to tell."""
    if rung >= len(case.ladder) - 1:
        return None
    if schedule is None:
        return now
    return workdays_later(schedule, now, case.ladder[rung].days)


def _write_down(uow: UnitOfWork, case: Case, now: datetime, what: str, why: str) -> None:
    uow.audit.add(_entry(case, now, what, why))


def _entry(case: Case, now: datetime, what: str, why: str) -> AuditEntry:
    return AuditEntry(at=now, what=what, subject=f"case:{case.id}", after={"task": case.task_id}, why=why)
