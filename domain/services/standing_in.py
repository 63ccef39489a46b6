"""Standing in: a deputy answers for the tasks of whoever is away."""

from datetime import date, datetime

from domain.people import Person
from domain.ports import UnitOfWork
from domain.services import access, local_time
from domain.views import TaskFilter, TaskView


def deputy_today(uow: UnitOfWork, person: Person, now: datetime) -> Person | None:
    """Who answers in the place of somebody who is away today; None while they are there, or nobody does."""
    today = local_time.today(uow, person, now)
    return access.stand_in(uow, person, today) if person.away_on(today) else None


def stands_in_for(uow: UnitOfWork, person: Person, day: date) -> list[Person]:
    """Those who are away on that day and have the person as their deputy, who must be there."""
    if person.away_on(day):
        return []
    return [each for each in uow.people.covered_by(person.id) if each.id != person.id and each.away_on(day)]


def tasks_of(uow: UnitOfWork, person: Person, today: date, week: date | None = None) -> list[TaskView]:
    """What the person answers for today: their own tasks that have begun, and those of whom they stand in for."""
    owners = [person, *stands_in_for(uow, person, today)]
    asked = (TaskFilter(owner_id=owner.id, started_by=today) for owner in owners)
    return [view for which in asked for view in uow.tasks.views(which, week=week)]
