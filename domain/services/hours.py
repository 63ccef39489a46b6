"""Working hours: looked at, set and given back by those who work them."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time

from domain.audit import AuditEntry
from domain.errors import HoursTooShortError, NoWorkDayError
from domain.hours import KEEP, SHORTEST, EveryOtherOff, WorkHours, length
from domain.hours_errors import DayNotWorkedError
from domain.people import OwnTime, Person
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
        off: EveryOtherOff = KEEP,
        through: str,
    ) -> WorkHours:
        """Work on these ISO weekdays and in these hours, and not on the day `off` nor on that of every second week.

        What is None stays as it is, but for `off`, which then is no day any more. Errors: StrangerError,
        NoWorkDayError, HoursTooShortError, DayNotWorkedError.
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
            own = OwnTime(chosen, starts, ends, _off(person, chosen, off))
            return _save(uow, person, own, now, "hours_set", through)

    def reset(self, chat_id: str, now: datetime, *, through: str) -> WorkHours:
        """Work as the plan file says: by hours of their own in it, or else by their calendar; StrangerError."""
        with self._storage.write() as uow:
            person = access.actor(uow, chat_id)
            return _save(uow, person, person.plan_time, now, "hours_reset", through)


def hours_of(uow: UnitOfWork, person: Person) -> WorkHours:
    """When somebody works, as it stands in the plan."""
    calendar, own = local_time.schedule(uow, person).calendar, person.own_time
    is_own = own != person.plan_time
    return WorkHours(person, calendar.work_days, calendar.starts, calendar.ends, is_own, own.every_other_off)


def _off(person: Person, days: frozenset[int], off: EveryOtherOff) -> date | None:
    if not isinstance(off, date):
        return person.own_time.every_other_off if off is KEEP else None
    if off.isoweekday() not in days:
        raise DayNotWorkedError(field="off", day=off)
    return off


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
