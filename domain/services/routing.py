"""Routing of needs: who can grant what an owner lacks, who is asked in their place, and until when.

This is below every use case that raises, answers or shows a need.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.cadence import workdays_later, working_moment
from domain.needs import Need
from domain.notices import NoticeKind
from domain.people import Person
from domain.ports import UnitOfWork
from domain.services import access, local_time
from domain.services.standing_in import deputy_today
from domain.tasks import Task
from domain.views import NeedView, TaskFilter

PASSED_ON, CLIMBED = "need_passed_on", "need_climbed"
"""What the trail calls it when a need is passed on, or goes to the next one above."""


@dataclass(frozen=True, slots=True)
class Route:
    """Who must answer, who is told (their deputy while they are away), and until when an answer is due."""

    asked_of: int
    told: int
    due_at: datetime


def grantor(uow: UnitOfWork, person: Person, task: Task) -> int | None:
    """Who can grant what an owner lacks: the head; the next one above when that is the owner, or has left."""
    department = access.department_of(uow, task.department_id)
    head_id = department.head_id if department else None
    above = [head_id, person.manager_id, access.workspace(uow).leader_id]
    candidates = [candidate for candidate in above if candidate is not None and candidate != person.id]
    known = uow.people.many(candidates)
    return next((candidate for candidate in candidates if known[candidate].reachable), None)


def route(uow: UnitOfWork, asked_of: int, asker_id: int, now: datetime) -> Route:
    """The way of a need to somebody: nobody answers what they asked for themselves, also not as a deputy."""
    asked = uow.people.get(asked_of)
    deputy = deputy_today(uow, asked, now)
    told = asked if deputy is None or deputy.id == asker_id else deputy
    schedule = local_time.schedule(uow, told)
    days = access.workspace(uow).answer_days
    return Route(asked.id, told.id, workdays_later(schedule, working_moment(schedule, now), days))


def above(uow: UnitOfWork, need: Need, task: Task) -> Person | None:
    """Who is asked next when nobody answers: the manager of whoever is asked, then the leader; None at the top.

    Nobody is asked who asks, or who was asked before; the leader alone is asked again, where it ends.
    """
    leader_id = access.workspace(uow).leader_id
    if need.asked_of is None or need.asked_of == leader_id:
        return None
    line = [uow.people.get(need.asked_of).manager_id, leader_id]
    not_them = {need.raised_by, task.owner_id, need.asked_of}
    known = uow.people.many([each for each in line if each is not None and each not in not_them])
    for person_id in line:
        if person_id is not None and person_id in known and known[person_id].reachable:
            asked_before = uow.notices.sent_to(NoticeKind.NEED_RAISED, need.id, person_id)
            if person_id == leader_id or not asked_before:
                return known[person_id]
    return None


def views(uow: UnitOfWork, needs: Sequence[Need]) -> list[NeedView]:
    """Needs with all around them, in the same order."""
    tasks = {view.task.id: view for view in uow.tasks.views(TaskFilter(ids=tuple({need.task_id for need in needs})))}
    of = [person for need in needs for person in (need.raised_by, need.asked_of, need.answered_by)]
    people = uow.people.many([person for person in of if person is not None])
    return [
        NeedView(
            need,
            tasks[need.task_id],
            people[need.raised_by],
            None if need.asked_of is None else people[need.asked_of],
            None if need.answered_by is None else people[need.answered_by],
            above(uow, need, tasks[need.task_id].task) if need.is_open else None,
        )
        for need in needs
    ]


def waiting_on(
    uow: UnitOfWork, person: Person, now: datetime, *, answered_since: datetime | None = None
) -> list[NeedView]:
    """The needs that wait for the person's answer, the earliest due first: those of whoever they stand in for, too.

    With `answered_since` those that were answered since then stand in their places.
    """
    asked = views(uow, uow.needs.asked_of(person.id, answered_since))
    found = [view for view in asked if person.id not in _askers(view)]
    return [view for view in found if _answers(uow, person, view.asked, now)]


def _askers(view: NeedView) -> set[int | None]:
    """Whoever asked answers neither themselves nor as a deputy."""
    return {view.need.raised_by, view.view.task.owner_id} - {view.need.asked_of}


def _answers(uow: UnitOfWork, person: Person, asked: Person | None, now: datetime) -> bool:
    if asked is None or asked.id == person.id:
        return asked is not None
    deputy = deputy_today(uow, asked, now)
    return deputy is not None and deputy.id == person.id
