"""When somebody may be asked: exact moments, clock changes, calendars and leave."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from domain.cadence import (
    Schedule,
    instant,
    is_zone,
    next_slot,
    next_week_slot,
    slot_in_week,
    week_of,
    workdays_before,
    workdays_earlier,
    workdays_later,
    working_moment,
)
from domain.calendars import Calendar
from domain.workspace import Rhythm
from tests.company import BERLIN, GULF, RIYADH, at

OFFICE = Calendar("default")
NIGHT = Calendar("night", work_days=frozenset(range(1, 8)), starts=time(0, 0), ends=time(23, 59))
MONDAY_MORNING = Rhythm(1, time(9, 30))
MONDAY = date(2027, 1, 11)


def utc(moment: str) -> datetime:
    """An instant written in UTC."""
    return datetime.fromisoformat(moment).replace(tzinfo=UTC)


def away(first: str, last: str, zone: str = BERLIN, calendar: Calendar = OFFICE) -> Schedule:
    """Somebody on leave."""
    return Schedule(zone, calendar, date.fromisoformat(first), date.fromisoformat(last))


GAPS = [
    ("America/New_York", "2027-03-14", "02:30", "2027-03-14 07:30"),
    ("Europe/Berlin", "2027-03-28", "02:30", "2027-03-28 01:30"),
    ("Africa/Cairo", "2027-04-30", "00:30", "2027-04-29 22:30"),
    ("Australia/Lord_Howe", "2027-10-03", "02:15", "2027-10-02 15:45"),
]
FOLDS = [
    ("America/New_York", "2027-11-07", "01:30", "2027-11-07 05:30"),
    ("Europe/Berlin", "2027-10-31", "02:30", "2027-10-31 00:30"),
    ("Africa/Cairo", "2027-10-28", "23:30", "2027-10-28 20:30"),
    ("Australia/Lord_Howe", "2027-04-04", "01:45", "2027-04-03 14:45"),
]
STEADY = [
    ("Asia/Riyadh", "2027-03-28", "02:30", "2027-03-27 23:30"),
    ("Asia/Kathmandu", "2027-10-31", "09:30", "2027-10-31 03:45"),
]


@pytest.mark.parametrize(("zone", "day", "local", "expected"), GAPS)
def test_a_time_that_does_not_exist_moves_forward(zone: str, day: str, local: str, expected: str) -> None:
    """In the gap of a clock change the moment comes later by the length of the gap."""
    found = instant(zone, date.fromisoformat(day), time.fromisoformat(local))

    assert found == utc(expected)
    assert found.astimezone(ZoneInfo(zone)).time() > time.fromisoformat(local)


@pytest.mark.parametrize(("zone", "day", "local", "expected"), FOLDS)
def test_of_a_time_that_comes_twice_the_first_counts(zone: str, day: str, local: str, expected: str) -> None:
    """In the fold of a clock change the earlier of the two moments is meant."""
    assert instant(zone, date.fromisoformat(day), time.fromisoformat(local)) == utc(expected)


@pytest.mark.parametrize(("zone", "day", "local", "expected"), STEADY)
def test_zones_that_never_change(zone: str, day: str, local: str, expected: str) -> None:
    """Riyadh and Kathmandu keep their odd and even offsets all year."""
    assert instant(zone, date.fromisoformat(day), time.fromisoformat(local)) == utc(expected)


@pytest.mark.parametrize(("zone", "day", "local", "expected"), [*GAPS, *FOLDS])
def test_a_weekly_moment_on_a_switch_day_comes_once(zone: str, day: str, local: str, expected: str) -> None:
    """One moment in the week of a clock change, and the next one a week later on the same local clock."""
    on = date.fromisoformat(day)
    rhythm = Rhythm(on.isoweekday(), time.fromisoformat(local))
    schedule = Schedule(zone, NIGHT)

    first = next_slot(
        schedule, rhythm, utc(expected).replace(hour=0, minute=0) - (utc("2027-01-03") - utc("2027-01-02"))
    )
    second = next_slot(schedule, rhythm, first)

    assert first == utc(expected)
    assert second.astimezone(ZoneInfo(zone)).date() == on.fromordinal(on.toordinal() + 7)
    assert second.astimezone(ZoneInfo(zone)).time() == time.fromisoformat(local)


@pytest.mark.parametrize("zone", [zone for zone, *_ in [*GAPS, *STEADY]])
def test_the_local_clock_decides_all_year(zone: str) -> None:
    """Half past nine stays half past nine, week after week, through both clock changes."""
    schedule = Schedule(zone, OFFICE)
    slot = at("2027-01-01 00:00", zone)
    for _ in range(52):
        slot = next_slot(schedule, MONDAY_MORNING, slot)
        local = slot.astimezone(ZoneInfo(zone))
        assert (local.isoweekday(), local.time()) == (1, time(9, 30))
    assert local.date() == date(2027, 12, 27)


def test_a_week_begins_on_the_day_of_its_rhythm() -> None:
    """A week from Monday to Sunday for one company, from Sunday to Saturday for another."""
    days = [date(2027, 1, day) for day in (9, 10, 11, 16, 17)]

    assert [week_of(MONDAY_MORNING, day).day for day in days] == [4, 4, 11, 11, 11]
    assert [week_of(Rhythm(7, time(9, 30)), day).day for day in days] == [3, 10, 10, 10, 17]


def test_within_working_time_is_now() -> None:
    """Who works may be written to at once."""
    now = at("2027-01-11 09:00")
    assert working_moment(Schedule(BERLIN, OFFICE), now) == now


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2027-01-11 08:59", "2027-01-11 09:00"),
        ("2027-01-11 17:00", "2027-01-12 09:00"),
        ("2027-01-15 17:00", "2027-01-18 09:00"),
        ("2027-01-16 12:00", "2027-01-18 09:00"),
    ],
)
def test_outside_working_time_is_the_next_morning(now: str, expected: str) -> None:
    """Before work, after work, on Friday evening, on the weekend."""
    assert working_moment(Schedule(BERLIN, OFFICE), at(now)) == at(expected)


def test_a_week_from_sunday_to_thursday() -> None:
    """In Riyadh Thursday evening waits for Sunday."""
    assert working_moment(Schedule(RIYADH, GULF), at("2027-01-14 16:00", RIYADH)) == at("2027-01-17 08:00", RIYADH)


def test_holidays_and_leave_are_waited_for() -> None:
    """Leave until Tuesday, a holiday on Wednesday: Thursday it is."""
    calendar = Calendar("default", days_off=frozenset({date(2027, 1, 13)}))
    schedule = away("2027-01-11", "2027-01-12", calendar=calendar)

    assert working_moment(schedule, at("2027-01-11 10:00")) == at("2027-01-14 09:00")


def test_leave_without_a_first_day_has_begun() -> None:
    """Away until a date means away already; no last day means not away."""
    assert Schedule(BERLIN, OFFICE, None, date(2027, 1, 12)).away_on(MONDAY)
    assert not Schedule(BERLIN, OFFICE, MONDAY, None).away_on(MONDAY)


def test_leave_counts_whole_local_days() -> None:
    """The first and the last day belong to it."""
    schedule = away("2027-01-12", "2027-01-13")
    assert [schedule.away_on(date(2027, 1, day)) for day in (11, 12, 13, 14)] == [False, True, True, False]


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2027-01-11", "2027-01-11 09:30"), ("2027-01-15", "2027-01-17 09:30"), ("2027-01-17", "2027-01-17 09:30")],
)
def test_the_weekly_moment_falls_on_a_day_of_work(day: str, expected: str) -> None:
    """In Riyadh a Monday or Sunday rhythm means that day, and a Friday rhythm the Sunday after."""
    week = date.fromisoformat(day)
    rhythm = Rhythm(week.isoweekday(), time(9, 30))

    assert slot_in_week(Schedule(RIYADH, GULF), rhythm, week) == at(expected, RIYADH)


@pytest.mark.parametrize(("local", "expected"), [("06:00", "09:00"), ("22:00", "16:59"), ("12:00", "12:00")])
def test_the_weekly_moment_keeps_to_working_hours(local: str, expected: str) -> None:
    """A rhythm outside the person's hours moves to their edge."""
    found = slot_in_week(Schedule(BERLIN, OFFICE), Rhythm(1, time.fromisoformat(local)), MONDAY)
    assert found == at(f"2027-01-11 {expected}")


def test_a_week_without_a_working_day_has_no_moment() -> None:
    """The whole week on leave: the moment is in the next week."""
    schedule = away("2027-01-11", "2027-01-17")

    assert slot_in_week(schedule, MONDAY_MORNING, MONDAY) is None
    assert next_slot(schedule, MONDAY_MORNING, at("2027-01-08 12:00")) == at("2027-01-18 09:30")


def test_whoever_works_early_in_the_week_is_asked_too() -> None:
    """A Friday rhythm reaches somebody who works from Monday to Thursday on the Monday after."""
    short = Calendar("short", work_days=frozenset({1, 2, 3, 4}))

    assert next_slot(Schedule(BERLIN, short), Rhythm(5, time(9, 30)), at("2027-01-11 09:30")) == at("2027-01-18 09:30")


def test_the_next_week_is_never_the_same_week() -> None:
    """A question delayed to Friday is followed by the next Monday's, not by another one that week."""
    assert next_week_slot(Schedule(BERLIN, OFFICE), MONDAY_MORNING, MONDAY) == at("2027-01-18 09:30")


def test_working_days_skip_weekends_and_holidays() -> None:
    """Two working days after Thursday are Monday, or Tuesday when Friday is a holiday."""
    plain = Schedule(BERLIN, OFFICE)
    holiday = Schedule(BERLIN, Calendar("default", days_off=frozenset({date(2027, 1, 15)})))

    assert workdays_later(plain, at("2027-01-14 10:00"), 2) == at("2027-01-18 10:00")
    assert workdays_later(holiday, at("2027-01-14 10:00"), 2) == at("2027-01-19 10:00")
    assert workdays_before(plain, date(2027, 1, 18), 2) == date(2027, 1, 14)


def test_working_days_earlier_keep_the_time() -> None:
    """Two working days before Monday noon is Thursday noon."""
    assert workdays_earlier(Schedule(BERLIN, OFFICE), at("2027-01-18 12:00"), 2) == at("2027-01-14 12:00")


def test_working_days_later_is_within_working_hours() -> None:
    """What began at night or on a clock-change weekend ends within the hours of the day."""
    assert workdays_later(Schedule(BERLIN, OFFICE), at("2027-03-26 23:00"), 1) == at("2027-03-29 16:59")


def test_a_leave_of_years_is_looked_at_again() -> None:
    """No endless search: after a year one looks again."""
    now = at("2027-01-11 09:30")
    schedule = away("2027-01-01", "2030-01-01")

    assert working_moment(schedule, now) > now
    assert next_slot(schedule, MONDAY_MORNING, now) > now
    assert next_week_slot(schedule, MONDAY_MORNING, MONDAY) > now


@pytest.mark.parametrize(
    ("name", "known"),
    [("Africa/Cairo", True), ("Mars/Olympus", False), ("", False), ("../x", False), ("Africa", False)],
)
def test_a_zone_is_known_by_its_name(name: str, known: bool) -> None:
    """A name without a clock is none, nor is a part of one."""
    assert is_zone(name) is known
