"""Ownership: a task gets another owner, and everything that hung on the one before follows."""

from dataclasses import replace

from domain.cadence import workdays_later
from domain.ladder import Outcome
from domain.notices import NoticeKind
from domain.people import Person
from domain.ports import UnitOfWork
from domain.services import access, local_time
from domain.services.changes import (
    Act,
    audit_closed,
    audit_task,
    rewrite_case,
    rewrite_prompt,
    rewrite_task,
    rewrite_waiting,
    tell,
)
from domain.services.offers import end_offer
from domain.tasks import Task, TaskState

HANDED_OVER = "handed_over"
"""What the trail calls it when an offer was accepted."""


def give(uow: UnitOfWork, act: Act, task: Task, owner: Person, what: str, *, is_told: bool = True) -> None:
    """Make somebody the owner; `what` the trail calls it. An open case ends, for a new owner starts afresh.

    The new owner is told, unless `is_told` is off because they hear of it in another way.
    """
    after = replace(
        task, owner_id=owner.id, owned_since=act.at, last_check_in_at=None, off_track_weeks=0, state=TaskState.OPEN
    )
    case = uow.cases.open_on(task.id)
    if case is not None:  # the new owner gets the time in which any decision takes effect
        schedule = local_time.schedule(uow, act.by)
        after = replace(
            after, quiet_until=workdays_later(schedule, act.at, access.ladder(uow, task.department_id).cooldown_days)
        )
    uow.tasks.save(after)
    audit_task(uow, task, after, act.at, what, by=act.by.id, through=act.through)
    end_offer(uow, task.id, act.at)
    if case is not None and uow.cases.close(case, Outcome.REASSIGNED, act.at):
        audit_closed(uow, case, Outcome.REASSIGNED, act.at, by=act.by)
        for rung in case.told:
            if rung.person_id not in {act.by.id, owner.id}:
                tell(uow, NoticeKind.CASE_ANSWERED, case.id, rung.person_id, act.at)
        rewrite_case(uow, case, act.at, but=act.spot)
    rewrite_prompt(uow, task.owner_id, act.at)
    rewrite_task(uow, task.id, act.at, but=act.spot)
    rewrite_waiting(uow, access.concerned(uow, act.by, task.department_id), act.at, but=act.spot)
    if is_told and owner.id != act.by.id:
        tell(uow, NoticeKind.TASK_GIVEN, task.id, owner.id, act.at, occasion=act.at.isoformat())
