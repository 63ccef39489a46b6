"""Cadence: the next moment somebody may be asked, in their own zone and working time.

The IANA zone and the local date decide; only the resulting instant is stored. In the gap of a clock change a
local time moves forward, in the fold the first of the two counts.
"""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from domain.calendars import Calendar
from domain.people import USUAL_TIME, Leave, OwnTime, Person, ZoneMove
from domain.workspace import Rhythm

_SEARCH_DAYS = 370  # a leave longer than a year is looked at again after it
_WEEK = 7


@dataclass(frozen=True, slots=True)
class Schedule:
    """When one person may be written to: their zone, their calendar and their leave (local dates, inclusive).

    While a `move` is open, working time is what is working time in both zones, until a week has settled it.
    """

    zone: str
    calendar: Calendar
    away_from: date | None = None
    away_until: date | None = None
    later_leaves: tuple[Leave, ...] = ()
    own_time: OwnTime = USUAL_TIME
    move: ZoneMove | None = None

    @classmethod
    def of(cls, person: Person, calendar: Calendar) -> "Schedule":
        """The schedule of a person who follows `calendar`, except where their own time differs from it."""
        own = person.own_time
        if own != USUAL_TIME:
            calendar = replace(
                calendar,
                work_days=own.work_days or calendar.work_days,
                starts=own.starts or calendar.starts,
                ends=own.ends or calendar.ends,
            )
        leave = (person.away_from, person.away_until, person.later_leaves)
        return cls(person.zone, calendar, *leave, own, person.open_move)

    def quiet_until(self, last: date | None) -> "Schedule":
        """The same for what is not sent up to that local day, as if they were away."""
        return self if last is None else replace(self, later_leaves=(*self.later_leaves, Leave(last)))

    def today(self, now: datetime) -> date:
        """The local date at `now`."""
        return now.astimezone(ZoneInfo(self.zone)).date()

    def works_on(self, day: date) -> bool:
        """Whether that local day is a working day on which they are not away."""
        return self.calendar.works_on(day) and not self.own_time.off_on(day) and not self.away_on(day)

    def away_on(self, day: date) -> bool:
        """Whether they are on leave on that local day."""
        if self.away_until is not None and Leave(self.away_until, self.away_from).covers(day):
            return True
        return any(leave.covers(day) for leave in self.later_leaves)

    def working_at(self, now: datetime) -> bool:
        """Whether `now` is within their working time."""
        return all(self._works_at(now, zone) for zone in self._zones(now))

    def starts_around(self, day_ahead: int, now: datetime) -> list[datetime]:
        """When working time begins that many days after today, in each zone that counts, as far as one works then."""
        days = [(zone, now.astimezone(ZoneInfo(zone)).date() + timedelta(days=day_ahead)) for zone in self._all_zones()]
        return [instant(zone, day, self.calendar.starts) for zone, day in days if self.works_on(day)]

    def _works_at(self, now: datetime, zone: str) -> bool:
        local = now.astimezone(ZoneInfo(zone))
        return self.works_on(local.date()) and self.calendar.starts <= local.time() < self.calendar.ends

    def _zones(self, now: datetime) -> tuple[str, ...]:
        if self.move is None:
            return (self.zone,)
        return (self.zone, self.move.zone) if now < self.move.settled_at else (self.move.zone,)

    def _all_zones(self) -> tuple[str, ...]:
        return (self.zone,) if self.move is None else (self.zone, self.move.zone)


def is_zone(name: str) -> bool:
    """Whether that is an IANA name we have a clock for."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # unknown, not a name at all, or only a part of one
        return False
    return True


def instant(zone: str, day: date, at: time) -> datetime:
    """The UTC instant of a local date and time; forward out of a gap, the first one in a fold."""
    local = datetime.combine(day, at, tzinfo=ZoneInfo(zone))
    return local.astimezone(UTC)


def week_of(rhythm: Rhythm, day: date) -> date:
    """The first day of the rhythm's week that holds `day`; a week begins on the weekday of the rhythm."""
    return day - timedelta(days=(day.isoweekday() - rhythm.weekday) % _WEEK)


def at_work(schedule: Schedule, day: date, at: time) -> datetime:
    """The instant of a local time on a working day, kept within the working hours."""
    return instant(schedule.zone, day, min(max(at, schedule.calendar.starts), _last_minute(schedule.calendar)))


def working_moment(schedule: Schedule, now: datetime) -> datetime:
    """The first instant from `now` on at which the person may be written to: now, or a working day's start."""
    if schedule.working_at(now):
        return now
    if schedule.move is not None:
        return _moment_of_both(schedule, schedule.move, now)
    day = schedule.today(now)
    for ahead in range(_SEARCH_DAYS):
        candidate = day + timedelta(days=ahead)
        if schedule.works_on(candidate):
            start = instant(schedule.zone, candidate, schedule.calendar.starts)
            if start >= now:
                return start
    return now + timedelta(days=_SEARCH_DAYS)


def _moment_of_both(schedule: Schedule, move: ZoneMove, now: datetime) -> datetime:
    """The same where two zones count: working time begins with that of one of them, or when the move is settled.

    Starts of the same day of two zones lie up to a day apart: the first one found and those of the next day compete.
    """
    found: list[datetime] = []
    for ahead in range(_SEARCH_DAYS):
        starts = [*schedule.starts_around(ahead, now), move.settled_at]
        done = bool(found)
        found += [start for start in starts if start >= now and schedule.working_at(start)]
        if done:
            break
    return min(found, default=now + timedelta(days=_SEARCH_DAYS))


def return_from(schedule: Schedule, leave: Leave) -> datetime:
    """The first working moment after a leave, and after every other one that begins before they are at work again."""
    following = leave.last + timedelta(days=1)
    return working_moment(schedule, instant(schedule.zone, following, schedule.calendar.starts))


def slot_in_week(schedule: Schedule, rhythm: Rhythm, week: date) -> datetime | None:
    """The person's moment in the week that begins on `week`.

    It is on that day, or on the next working day of the week; None when the week has no working day.
    """
    for ahead in range(_WEEK):
        day = week + timedelta(days=ahead)
        if schedule.works_on(day):
            return at_work(schedule, day, rhythm.at)
    return None


def next_slot(schedule: Schedule, rhythm: Rhythm, after: datetime) -> datetime:
    """The first weekly moment later than `after`; a week without a working day has none."""
    week = week_of(rhythm, schedule.today(after))
    for ahead in range(_SEARCH_DAYS // _WEEK):
        slot = slot_in_week(schedule, rhythm, week + timedelta(weeks=ahead))
        if slot is not None and slot > after:
            return slot
    return after + timedelta(days=_SEARCH_DAYS)


def next_week_slot(schedule: Schedule, rhythm: Rhythm, week: date) -> datetime:
    """The first weekly moment in a week later than the one named by `week`: one occurrence a week, never two."""
    for ahead in range(1, _SEARCH_DAYS // _WEEK):
        slot = slot_in_week(schedule, rhythm, week + timedelta(weeks=ahead))
        if slot is not None:
            return slot
    return instant(schedule.zone, week + timedelta(days=_SEARCH_DAYS), schedule.calendar.starts)


def workdays_later(schedule: Schedule, now: datetime, days: int) -> datetime:
    """The same local time `days` working days after `now`, kept within the working hours."""
    local = now.astimezone(ZoneInfo(schedule.zone))
    day = _workdays_from(schedule, local.date(), days, step=1)
    return at_work(schedule, day, local.time())


def workdays_earlier(schedule: Schedule, now: datetime, days: int) -> datetime:
    """The same local time `days` working days before `now`."""
    local = now.astimezone(ZoneInfo(schedule.zone))
    return instant(schedule.zone, workdays_before(schedule, local.date(), days), local.time())


def workdays_before(schedule: Schedule, day: date, days: int) -> date:
    """The local date `days` working days before `day`."""
    return _workdays_from(schedule, day, days, step=-1)


def _workdays_from(schedule: Schedule, day: date, days: int, *, step: int) -> date:
    left = days
    for _ in range(_SEARCH_DAYS + days * _WEEK):
        if left == 0:
            break
        day += timedelta(days=step)
        if schedule.works_on(day):
            left -= 1
    return day


def _last_minute(calendar: Calendar) -> time:
    ends = datetime.combine(date(2000, 1, 1), calendar.ends) - timedelta(minutes=1)
    return ends.time()
