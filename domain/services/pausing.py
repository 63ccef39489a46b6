"""Pausing the ladder: an owner's answer to a nudge holds a case back up to a stated moment, and never for longer."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from domain.audit import AuditEntry
from domain.cadence import workdays_later
from domain.ladder import Case
from domain.needs import Need
from domain.pausing import Pause, PauseEnd, PauseKind, PauseView, waits_for
from domain.ports import UnitOfWork
from domain.proposals import can_be_approved
from domain.services import access, local_time
from domain.services.changes import Act, rewrite_case
from domain.views import CaseView

DECLINED_DAYS = 1
"""So many working days an owner has after a no, before the case climbs."""


def pause(
    uow: UnitOfWork,
    act: Act,
    case: Case,
    kind: PauseKind,
    until: datetime,
    *,
    subject_id: int | None = None,
    reason: str | None = None,
) -> Pause | None:
    """Hold a case back; None where it climbs no more, not before then, or has paused for the same once already."""
    if case.next_at is None or case.next_rung is None or until <= case.next_at:
        return None
    new = Pause(0, case.id, case.task_id, kind, act.by.id, act.at, until, case.next_at, subject_id, reason)
    paused = uow.pauses.add(new)
    if paused is None or not uow.cases.postpone(case, until):
        return None
    after = {"task": case.task_id, "kind": kind.value, "until": until.isoformat()}
    uow.audit.add(
        AuditEntry(act.at, "case_paused", f"case:{case.id}", act.by.id, None, after, reason or kind.value, act.through)
    )
    return paused


def wait_for(uow: UnitOfWork, act: Act, case: Case, need: Need) -> tuple[bool, Pause | None]:
    """Have a case wait for the answer to a need, if it can; whether it does, and the pause if it is a new one.

    There is none where the case climbs later than that anyway.
    """
    if need.due_at is None or not waits_for(case, need, uow.pauses.of_cases([case.id]), act.at):
        return False, None
    return True, pause(uow, act, case, PauseKind.NEED, need.due_at, subject_id=need.id)


def release(uow: UnitOfWork, need_id: int, now: datetime) -> None:
    """Have a case go on as if it had never waited for a need, because the word that asked for it was taken back.

    Where the moment of its next step has passed meanwhile the owner has a day.
    """
    paused = uow.pauses.waiting_for(PauseKind.NEED, need_id)
    if paused is None:
        return
    uow.pauses.remove(paused)
    case = uow.cases.find(paused.case_id)
    if case is None or not case.is_open or case.next_at != paused.until:
        return
    schedule = local_time.schedule(uow, uow.people.get(paused.person_id))
    next_at = paused.before if paused.before > now else min(paused.until, workdays_later(schedule, now, DECLINED_DAYS))
    if uow.cases.postpone(case, next_at):
        after = {"task": case.task_id, "kind": paused.kind.value, "next_at": next_at.isoformat()}
        uow.audit.add(AuditEntry(now, "case_resumed", f"case:{case.id}", after=after, why="answer taken back"))
        rewrite_case(uow, case, now)


def resume(uow: UnitOfWork, kind: PauseKind, subject_id: int, end: PauseEnd, now: datetime) -> None:
    """Let a case go on, because what it waited for was answered.

    Whoever was given something has the usual time to use it; after a no the owner has a day, though never longer than
    the pause would have lasted.
    """
    paused = uow.pauses.waiting_for(kind, subject_id)
    if paused is None or not uow.pauses.end(replace(paused, ended_at=now, end=end)):
        return
    case = uow.cases.find(paused.case_id)
    if case is None or not case.is_open or case.next_at != paused.until or not paused.until > now:
        return
    next_at = _goes_on_at(uow, case, paused, end, now)
    if uow.cases.postpone(case, next_at):
        after = {"task": case.task_id, "kind": kind.value, "next_at": next_at.isoformat()}
        uow.audit.add(AuditEntry(now, "case_resumed", f"case:{case.id}", after=after, why=end.value))
        rewrite_case(uow, case, now)


def _goes_on_at(uow: UnitOfWork, case: Case, paused: Pause, end: PauseEnd, now: datetime) -> datetime:
    schedule = local_time.schedule(uow, uow.people.get(paused.person_id))
    if end is PauseEnd.GRANTED:
        days = case.ladder[max(case.rung, 0)].days
        return max(paused.before, workdays_later(schedule, now, days))
    return min(paused.until, max(paused.before, workdays_later(schedule, now, DECLINED_DAYS)))


def running(views: Sequence[PauseView], case: Case, now: datetime) -> PauseView | None:
    """The pause for which the case waits now, if any: the one that ends last."""
    found = [view for view in views if case.is_open and view.pause.runs(now) and view.pause.until == case.next_at]
    return max(found, default=None, key=lambda view: view.pause.id)


def views_of(uow: UnitOfWork, case_ids: Sequence[int]) -> Mapping[int, tuple[PauseView, ...]]:
    """Every pause of these cases by the id of the case, oldest first, with who should answer and what about."""
    pauses = uow.pauses.of_cases(case_ids) if case_ids else []
    found: dict[int, tuple[PauseView, ...]] = {}
    for view in views(uow, pauses):
        found[view.pause.case_id] = (*found.get(view.pause.case_id, ()), view)
    return found


def with_pauses(uow: UnitOfWork, cases: Sequence[CaseView]) -> tuple[CaseView, ...]:
    """The same cases with what their owners answered meanwhile."""
    told = views_of(uow, [view.case.id for view in cases])
    return tuple(replace(view, pauses=told.get(view.case.id, ())) for view in cases)


def views(uow: UnitOfWork, pauses: Sequence[Pause]) -> list[PauseView]:
    """Pauses with all around them, in the same order."""
    needs = {each.id: uow.needs.get(each.subject_id or 0) for each in pauses if each.kind is PauseKind.NEED}
    dated = [each.subject_id for each in pauses if each.kind is PauseKind.DATE and each.subject_id is not None]
    proposals = uow.proposals.many(dated)
    asked = [need.asked_of for need in needs.values()] + [each.asked_of for each in proposals.values()]
    people = uow.people.many([*(each.person_id for each in pauses), *(each for each in asked if each is not None)])
    found = []
    for each in pauses:
        need = needs.get(each.id)
        proposal = proposals.get(each.subject_id or 0) if each.kind is PauseKind.DATE else None
        asked_of = need.asked_of if need is not None else None if proposal is None else proposal.asked_of
        waits = proposal is not None and can_be_approved(proposal, access.task(uow, each.task_id))
        by, other = people[each.person_id], None if asked_of is None else people[asked_of]
        found.append(PauseView(each, by, other, need, proposal, waits))
    return found
