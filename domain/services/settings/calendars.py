"""Working time and holidays as settings."""

from collections import Counter
from collections.abc import Collection
from dataclasses import replace
from datetime import date, timedelta

from domain.calendars import Calendar
from domain.company_choices import CalendarUse, DaysFree, NewCalendar, Settled, WorkTime
from domain.errors import HoursTooShortError, NoWorkDayError
from domain.hours import SHORTEST, length
from domain.people import Person
from domain.ports import UnitOfWork
from domain.services import access, local_time
from domain.services.holidays import looked_up
from domain.services.importing.company import with_digest, with_meeting
from domain.services.joining import DEFAULT_CALENDAR
from domain.services.reminding import following_reminder
from domain.services.settings.act import Change
from domain.services.waking import wake_cases
from domain.settings_errors import DaysBackwardsError, UnknownCalendarError

MOST_DAYS = 31
"""So many days are set at once."""


def work_time(act: Change, wanted: WorkTime) -> Settled:
    """Have everybody with that calendar work on these days and in these hours."""
    before = known(act.uow, wanted.calendar)
    require_time(wanted)
    after = replace(before, work_days=wanted.work_days, starts=wanted.starts, ends=wanted.ends)
    if wanted.country != before.country:
        after = with_holidays(act, replace(after, country=wanted.country, subdivision=None, public={}))
    _keep(act, before, after)
    was = WorkTime(wanted.calendar, before.work_days, before.starts, before.ends, before.country)
    return Settled(wanted, was, before != after, calendar=after)


def require_time(wanted: WorkTime | NewCalendar) -> None:
    """Somebody has to be able to work by it; NoWorkDayError, HoursTooShortError."""
    if not wanted.work_days:
        raise NoWorkDayError(field="days")
    if length(wanted.starts, wanted.ends) < SHORTEST:
        raise HoursTooShortError(field="ends", least=SHORTEST.seconds // 3600)


def with_holidays(act: Change, calendar: Calendar) -> Calendar:
    """The calendar with the public holidays of its country, as far as the almanac is at hand."""
    return calendar if act.outside.public is None else looked_up(calendar, act.outside.public, act.now)


def days_free(act: Change, wanted: DaysFree) -> Settled:
    """Give everybody with that calendar days off, or take them back."""
    before = known(act.uow, wanted.calendar)
    if not timedelta() <= wanted.last - wanted.first < timedelta(days=MOST_DAYS):
        raise DaysBackwardsError(field="last", most=MOST_DAYS)
    days = [wanted.first + timedelta(days=ahead) for ahead in range((wanted.last - wanted.first).days + 1)]
    differing = [day for day in days if _is_free(before, day) != wanted.free]
    after = before
    for day in differing:
        after = _with(after, day, free=wanted.free)
    _keep(act, before, after)
    was = replace(wanted, free=not wanted.free) if differing == days else None
    return Settled(wanted, was, before != after, calendar=after)


def known(uow: UnitOfWork, key: str) -> Calendar:
    """The calendar of a key; UnknownCalendarError when there is none. The usual one is always there."""
    found = uow.calendars.get(key)
    if found.key != key:
        raise UnknownCalendarError
    return found


def every(uow: UnitOfWork) -> list[Calendar]:
    """All of them, the usual one first, which holds for whoever has no other."""
    stored = uow.calendars.all()
    usual = uow.calendars.get(DEFAULT_CALENDAR)
    others = [each for each in stored if each.key != usual.key]
    # Nobody needs to see one that nobody wrote down and nobody works by.
    is_there = len(others) < len(stored) or not others or bool(followers(uow, usual))
    return [*([usual] if is_there else []), *others]


def uses(uow: UnitOfWork) -> tuple[CalendarUse, ...]:
    """All of them, each with how many people work by it."""
    keys = [uow.calendars.get(person.calendar).key for person in uow.people.all() if person.reachable]
    counted = Counter(keys)
    return tuple(CalendarUse(each, counted[each.key]) for each in every(uow))


def followers(uow: UnitOfWork, calendar: Calendar) -> list[Person]:
    """Who works by a calendar."""
    found = [person for person in uow.people.all() if person.reachable]
    return [person for person in found if uow.calendars.get(person.calendar).key == calendar.key]


def _is_free(calendar: Calendar, day: date) -> bool:
    """Whether it is a holiday of theirs, whatever the weekday."""
    return day in calendar.days_off or (day in calendar.public and day not in calendar.days_on)


def _with(calendar: Calendar, day: date, *, free: bool) -> Calendar:
    if free and day in calendar.public:
        return replace(calendar, days_on=calendar.days_on - {day})
    if free:
        return replace(calendar, days_off=calendar.days_off | {day})
    worked = {day} if day in calendar.public else frozenset[date]()
    return replace(calendar, days_off=calendar.days_off - {day}, days_on=calendar.days_on | worked)


def _keep(act: Change, before: Calendar, after: Calendar) -> None:
    if before == after:
        return
    uow = act.uow
    uow.calendars.save(after)
    act.audit("calendar_changed", f"calendar:{after.key}", before, after)
    moved = followers(uow, after)
    for person in moved:
        reckon_anew(act, person)
    reckon_leader_anew(act, moved)


def reckon_leader_anew(act: Change, moved: Collection[Person]) -> None:
    """Digest and meeting go by the leader's working time, where they are one of those for whom it is another now."""
    settings = access.workspace(act.uow)
    leader = access.leader(act.uow, settings)
    if leader is not None and leader.id in {person.id for person in moved}:
        schedule = local_time.schedule(act.uow, leader)
        act.uow.workspaces.save(with_meeting(with_digest(settings, schedule, act.now), schedule, act.now))


def reckon_anew(act: Change, person: Person) -> None:
    """What waits for their working time goes by the new one."""
    moment = local_time.moment_of_that_week(act.uow, person, act.now)
    if moment is not None and moment != person.next_ask_at:
        act.uow.people.move_ask(person.id, person.next_ask_at, moment)
    if person.next_reminder_at is not None:
        act.uow.people.plan_reminder(person.id, following_reminder(act.uow, person, act.now))
    act.uow.notices.look_again(person.id, act.now)
    wake_cases(act.uow, person, act.now)
