"""Following up decisions: one that changed nothing comes back to the leader, on a card with its story."""

from dataclasses import replace
from datetime import datetime

from domain.audit import AuditEntry
from domain.cadence import return_from
from domain.decisions import Decision
from domain.following_up import TIME_TO_ANSWER, changed_nothing
from domain.ladder import Case, CaseKind, Role, Rung
from domain.ports import Storage, UnitOfWork
from domain.services import access, local_time
from domain.services.cases import thresholds
from domain.services.changes import rewrite_case
from domain.tasks import Task, TaskState

WHY = "the decision changed nothing"


class FollowUpService:
    """Looks at decisions when their time has come."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def look_due(self, now: datetime, *, limit: int = 200) -> int:
        """Look at every decision whose time has come, one transaction each; how many came back to the leader."""
        with self._storage.read() as uow:
            due = [] if uow.workspaces.find() is None else uow.decisions.to_follow_up(now, limit)
        return sum(self._look(decision.id, now) for decision in due)

    def _look(self, decision_id: int, now: datetime) -> bool:
        with self._storage.write() as uow:
            decision = uow.decisions.get(decision_id)
            task = access.task(uow, decision.task_id)
            later = _later(uow, task, now)
            if later is not None:
                uow.decisions.follow_up_later(decision.id, later)
                after = {"task": decision.task_id, "follow_up_at": later.isoformat()}
                entry = AuditEntry(now, "follow_up_put_off", f"decision:{decision.id}", after=after)
                uow.audit.add(entry)
                return False
            if not uow.decisions.follow_up(decision.id, now):
                return False
            kind = _comes_back_as(uow, decision, task, now)
            leader = access.leader(uow, access.workspace(uow))
            if kind is None or leader is None or not leader.reachable:
                _write_down(uow, decision, now, "nobody leads" if kind is not None else "it is settled, or has changed")
                return False
            _write_down(uow, decision, now, WHY)
            _bring_back(uow, decision, kind, leader.id, now)
            return True


def _later(uow: UnitOfWork, task: Task, now: datetime) -> datetime | None:
    """When to look instead: once an owner is back who is away now, or the pause is over that was granted to them."""
    case = uow.cases.open_on(task.id)
    pauses = [] if case is None else [each for each in uow.pauses.of_cases([case.id]) if each.runs(now)]
    moments = [each.until for each in pauses]
    if task.state is TaskState.OPEN and task.owner_id is not None:
        owner = uow.people.get(task.owner_id)
        schedule = local_time.schedule(uow, owner)
        leave = owner.leave_on(schedule.today(now))
        if leave is not None:
            moments.append(return_from(schedule, leave) + TIME_TO_ANSWER)
    return max((moment for moment in moments if moment > now), default=None)


def _comes_back_as(uow: UnitOfWork, decision: Decision, task: Task, now: datetime) -> CaseKind | None:
    """What is the matter still, or again; None when the decision changed something, or another one was made since."""
    case = uow.cases.find(decision.case_id)
    newest = uow.history.decisions(task.id)[-1]
    if case is None or task.state is not TaskState.OPEN or newest.id != decision.id:
        return None
    limits = replace(thresholds(uow, now), blocked_since=now)  # a blocker that was repeated a minute ago still blocks
    still_true = uow.cases.still_true(case, limits)
    heard = task.last_check_in_at is not None and task.last_check_in_at > decision.decided_at
    given_on = task.owned_since is not None and task.owned_since > decision.decided_at
    if not changed_nothing(decision.kind, still_true=still_true, heard=heard, given_on=given_on):
        return None
    if still_true:
        return case.kind
    return CaseKind.UNHEARD if task.last_check_in_at is None else CaseKind.SILENT


def _bring_back(uow: UnitOfWork, decision: Decision, kind: CaseKind, leader_id: int, now: datetime) -> None:
    """Have the leader get the task's case: the one that is open since, or a new one that begins with the leader."""
    found = uow.cases.open_on(decision.task_id)
    if found is None:
        ladder = (Rung(Role.LEADER, leader_id),)
        found = uow.cases.add(
            Case(0, decision.task_id, kind, ladder, opened_at=now, rung=0, told_at=now, follows=decision.id)
        )
        if found is not None:
            _tell_trail(uow, found, now, "case_opened", kind.value)
            _tell_trail(uow, found, now, "case_climbed", WHY)
        return
    uow.cases.follow(found.id, decision.id)
    top = len(found.ladder) - 1
    if not found.on_last_rung and uow.cases.climb(found, rung=top, now=now, next_at=None):
        for _ in range(found.rung, top):
            _tell_trail(uow, found, now, "case_climbed", WHY)
    rewrite_case(uow, replace(found, rung=top), now)


def _tell_trail(uow: UnitOfWork, case: Case, now: datetime, what: str, why: str) -> None:
    uow.audit.add(AuditEntry(at=now, what=what, subject=f"case:{case.id}", after={"task": case.task_id}, why=why))


def _write_down(uow: UnitOfWork, decision: Decision, now: datetime, why: str) -> None:
    after = {"task": decision.task_id}
    entry = AuditEntry(at=now, what="decision_followed_up", subject=f"decision:{decision.id}", after=after, why=why)
    uow.audit.add(entry)
