"""Working hours: looked at, set and given back by those who work them."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, time

from domain.audit import AuditEntry
from domain.errors import HoursTooShortError, NoWorkDayError
from domain.hours import SHORTEST, WorkHours, length
from domain.people import USUAL_TIME, OwnTime, Person
from domain.ports import Storage, UnitOfWork
from domain.services import access, local_time
from domain.services.changes import differences
from domain.services.waking import wake_cases


class HoursService:
    """Keeps when people work."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def of(self, chat_id: str) -> WorkHours:
        """The hours of a member; StrangerError."""
        with self._storage.read() as uow:
            return hours_of(uow, access.actor(uow, chat_id))

    def set(
        self,
        chat_id: str,
        now: datetime,
        *,
        days: Iterable[int] | None,
        hours: tuple[time, time] | None,
        through: str,
    ) -> WorkHours:
        """Work on these ISO weekdays and in these hours; what is None stays as it is.

        Errors: StrangerError, NoWorkDayError, HoursTooShortError.
        """
        with self._storage.write() as uow:
            person = access.actor(uow, chat_id)
            present = hours_of(uow, person)
            chosen = present.days if days is None else frozenset(days)
            starts, ends = hours or (present.starts, present.ends)
            if not chosen:
                raise NoWorkDayError(field="days")
            if length(starts, ends) < SHORTEST:
                raise HoursTooShortError(field="ends", least=SHORTEST.seconds // 3600)
            own = OwnTime(chosen, starts, ends, person.own_time.every_other_off)
            return _save(uow, person, own, now, "hours_set", through)

    def reset(self, chat_id: str, now: datetime, *, through: str) -> WorkHours:
        """Work as the calendar of the plan says; StrangerError."""
        with self._storage.write() as uow:
            return _save(uow, access.actor(uow, chat_id), USUAL_TIME, now, "hours_reset", through)


def hours_of(uow: UnitOfWork, person: Person) -> WorkHours:
    """When somebody works, as it stands in the plan."""
    calendar, own = local_time.schedule(uow, person).calendar, person.own_time
    is_own = own != USUAL_TIME
    return WorkHours(person, calendar.work_days, calendar.starts, calendar.ends, is_own, own.every_other_off)


def _save(uow: UnitOfWork, before: Person, own: OwnTime, now: datetime, what: str, through: str) -> WorkHours:
    after = replace(before, own_time=own)
    if after != before:
        after = replace(after, next_ask_at=local_time.moment_of_that_week(uow, after, now))
        uow.people.save(after)
        uow.notices.look_again(after.id, now)  # what waited for the former hours goes by the new ones
        wake_cases(uow, after, now)
        old, new = differences(before, after)
        uow.audit.add(AuditEntry(now, what, f"person:{after.id}", after.id, before=old, after=new, through=through))
    return hours_of(uow, after)
