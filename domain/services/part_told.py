"""Telling people of a part they were given: nobody finds out from a card that they head a department."""

from dataclasses import replace
from datetime import datetime

from domain.notices import Notice, NoticeKind
from domain.part_given import GivenPart, PartGiven
from domain.people import Person
from domain.ports import UnitOfWork
from domain.services import access
from domain.services.changes import tell


def tell_part(uow: UnitOfWork, part: GivenPart, subject_id: int, to: Person, by: Person, now: datetime) -> None:
    """Have somebody told of a part, of the department or goal with that id, 0 for the company; by somebody else."""
    if to.id != by.id and to.reachable:
        occasion = f"{part.value} {by.id} {now.isoformat()}"
        tell(uow, NoticeKind.PART_GIVEN, subject_id, to.id, now, occasion=occasion)


def given(uow: UnitOfWork, notice: Notice, to: Person, _now: datetime) -> PartGiven | str:
    """What they read; a str says why there is nothing to tell any more."""
    part, by_id, _ = notice.occasion.split(" ")
    told = PartGiven(to, uow.people.get(int(by_id)), GivenPart(part))
    match told.part:
        case GivenPart.LEADER:
            has_it = access.workspace(uow).leader_id == to.id
        case GivenPart.KEEPER:
            has_it = to.is_plan_keeper
        case GivenPart.HEAD:
            told = replace(told, department=access.department_of(uow, notice.subject_id))
            has_it = told.department is not None and told.department.head_id == to.id
        case GivenPart.GOAL:
            told = replace(told, goal=next((each for each in uow.goals.all() if each.id == notice.subject_id), None))
            has_it = told.goal is not None and told.goal.owner_id == to.id
    return told if has_it else "has that part no more"
