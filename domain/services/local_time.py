"""What time it is for somebody: their working time, their local day, and the week in which they are asked now."""

from dataclasses import replace
from datetime import date, datetime

from domain.cadence import Schedule, slot_in_week, week_of
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


def moment_of_that_week(uow: UnitOfWork, person: Person, now: datetime) -> datetime | None:
    """Their next weekly moment, reckoned anew in the same week, as their time has changed; now if it has passed."""
    if person.next_ask_at is None:
        return None
    at_work, rhythm = schedule(uow, person), access.workspace(uow).check_in
    slot = slot_in_week(at_work, rhythm, week_of(rhythm, at_work.today(person.next_ask_at)))
    return person.next_ask_at if slot is None else max(slot, min(now, person.next_ask_at))
