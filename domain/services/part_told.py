"""Telling people of a part they were given: nobody finds out from a card that they head a department."""

from datetime import datetime

from domain.notices import Notice, NoticeKind
from domain.part_given import GivenPart, PartGiven
from domain.people import Person
from domain.ports import UnitOfWork
from domain.services import access
from domain.services.changes import tell

_NOT_ANY_MORE = "has that part no more"


def tell_part(uow: UnitOfWork, part: GivenPart, subject_id: int, to: Person, by: Person, now: datetime) -> None:
    """Have somebody told of a part, of the department or goal with that id, 0 for the company; by somebody else."""
    if to.id != by.id and to.reachable:
        occasion = f"{part.value} {by.id} {now.isoformat()}"
        tell(uow, NoticeKind.PART_GIVEN, subject_id, to.id, now, occasion=occasion)


def given(uow: UnitOfWork, notice: Notice, to: Person, _now: datetime) -> PartGiven | str:
    """What they read; a str says why there is nothing to tell any more."""
    part, by_id, _ = notice.occasion.split(" ")
    told = PartGiven(to, uow.people.get(int(by_id)), GivenPart(part))
    departments = {each.id: each for each in uow.departments.all()}
    goals = {each.id: each for each in uow.goals.all()}
    match told.part:
        case GivenPart.LEADER:
            return told if access.workspace(uow).leader_id == to.id else _NOT_ANY_MORE
        case GivenPart.KEEPER:
            return told if to.is_plan_keeper else _NOT_ANY_MORE
        case GivenPart.HEAD:
            department = departments.get(notice.subject_id)
            if department is None or department.head_id != to.id:
                return _NOT_ANY_MORE
            return PartGiven(to, told.by, told.part, department=department)
        case GivenPart.GOAL:
            goal = goals.get(notice.subject_id)
            if goal is None or goal.owner_id != to.id:
                return _NOT_ANY_MORE
            return PartGiven(to, told.by, told.part, goal=goal)
