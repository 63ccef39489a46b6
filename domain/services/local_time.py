"""What time it is for somebody: their working time, their local day, and the week in which they are asked now."""

from dataclasses import replace
from datetime import date, datetime

from domain.cadence import Schedule, week_of
from domain.people import Person
from domain.ports import UnitOfWork
from domain.services import access


def schedule(uow: UnitOfWork, person: Person) -> Schedule:
    """When they work, and when they are away."""
    return Schedule.of(person, uow.calendars.get(person.calendar))


def office(schedule: Schedule) -> Schedule:
    """The same working time, leave apart: for what others read too, or do in their place."""
    return replace(schedule, away_from=None, away_until=None, later_leaves=())


def today(uow: UnitOfWork, person: Person, now: datetime) -> date:
    """The date where they are."""
    return schedule(uow, person).today(now)


def this_week(uow: UnitOfWork, person: Person, now: datetime) -> date:
    """The first day of the present week of check-ins."""
    return week_of(access.workspace(uow).check_in, today(uow, person, now))
