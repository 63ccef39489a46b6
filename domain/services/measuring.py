"""Measures: a new reading that is further from the target than the one before opens a task that follows it up."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from domain.audit import AuditEntry
from domain.cues import falling
from domain.ladder import CaseKind
from domain.measures import Measure, Reading
from domain.ports import UnitOfWork
from domain.services import access
from domain.services.changes import stop
from domain.services.tasks import LONGEST_TITLE
from domain.tasks import Task


def take_reading(
    uow: UnitOfWork, measure: Measure, newest_first: Sequence[Reading], now: datetime, today: date, *, through: str
) -> Task | None:
    """Note whether the newest reading slips, and make the task that follows it up; None where none is made.

    A slip is a reason for a case on that task until its owner has said a word after it, or a better reading came. The
    task is the head's of the goal's department, or else the leader's.
    """
    slips, following = falling(measure, newest_first), uow.tasks.following(measure.id)
    uow.measures.save(replace(measure, slipped_at=now if slips else None))
    if not slips and following is not None:
        _settle(uow, following, now)
    if not slips or following is not None:
        return None
    owner_id, department_id = _whose(uow, measure)
    target, value = (f"{number.normalize():f}" for number in (measure.target, newest_first[0].value))
    task = uow.tasks.add(
        Task(
            id=0,
            title=f"{measure.name}: {value} / {target} {measure.unit}".strip()[:LONGEST_TITLE],
            goal_id=measure.goal_id,
            department_id=department_id,
            owner_id=owner_id,
            start_on=today,
            owned_since=None if owner_id is None else now,
            created_at=now,
            measure_id=measure.id,
        )
    )
    after = {"title": task.title, "state": task.state.value, "owner_id": task.owner_id}
    uow.audit.add(AuditEntry(now, "task_added", f"task:{task.id}", None, None, after, through=through))
    return task


def _settle(uow: UnitOfWork, following: Task, now: datetime) -> None:
    """End the case at once: on its last rung nobody would look at it again."""
    case = uow.cases.open_on(following.id)
    if case is not None and case.kind is CaseKind.MEASURE:
        stop(uow, case, None, now)


def _whose(uow: UnitOfWork, measure: Measure) -> tuple[int | None, int | None]:
    """Who answers for the follow-up, and in which department."""
    goal = next(goal for goal in uow.goals.all() if goal.id == measure.goal_id)
    department = access.department_of(uow, goal.department_id)
    head_id = None if department is None else department.head_id
    if head_id is not None and uow.people.get(head_id).reachable:
        return head_id, goal.department_id
    return access.workspace(uow).leader_id, goal.department_id
