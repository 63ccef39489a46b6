"""The weekly moment in every zone of the time zone database, over ten years."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest

from domain.cadence import Schedule, next_week_slot, slot_in_week, week_of
from domain.calendars import Calendar
from domain.workspace import Rhythm

ZONES = sorted(available_timezones())
PARTS = 8
BEGIN = date(2024, 1, 1)
WEEKS = 520
HOLIDAYS = frozenset(BEGIN + timedelta(days=days) for days in range(0, WEEKS * 7, 31))

DAY = Calendar("day", days_off=HOLIDAYS)
"""Nine to five with a holiday each month: what most people have."""

NIGHT = Calendar("night", work_days=frozenset(range(1, 8)), starts=time(0, 0), ends=time(23, 59))
"""Every hour of every day, so that a rhythm can fall into the hour that a clock change skips or repeats."""


def moments(zone: str, calendar: Calendar, rhythm: Rhythm) -> list[datetime]:
    """Ten years of weekly moments, each found from the week of the one before."""
    schedule = Schedule(zone, calendar)
    week = week_of(rhythm, BEGIN)
    found = []
    for _ in range(WEEKS):
        moment = next_week_slot(schedule, rhythm, week)
        week = week_of(rhythm, moment.astimezone(ZoneInfo(zone)).date())
        found.append(moment)
    return found


@pytest.mark.parametrize("part", range(PARTS))
def test_everybody_is_asked_once_a_week_in_their_working_time(part: int) -> None:
    """One moment for each week, on a working day, within the hours, on no holiday, wherever somebody lives."""
    rhythm = Rhythm(1, time(9, 30))
    for zone in ZONES[part::PARTS]:
        locals_ = [moment.astimezone(ZoneInfo(zone)) for moment in moments(zone, DAY, rhythm)]
        weeks = [week_of(rhythm, local.date()) for local in locals_]
        assert len(set(weeks)) == WEEKS, zone
        assert all(local.isoweekday() in DAY.work_days for local in locals_), zone
        assert all(local.date() not in HOLIDAYS for local in locals_), zone
        assert all(DAY.starts <= local.time() < DAY.ends for local in locals_), zone


@pytest.mark.parametrize("part", range(PARTS))
def test_a_clock_change_neither_skips_nor_repeats_a_moment(part: int) -> None:
    """In a gap the moment moves forward, in a fold it is the first one; either way there is one on that local date."""
    rhythm = Rhythm(7, time(2, 30))
    for zone in ZONES[part::PARTS]:
        found = moments(zone, NIGHT, rhythm)
        for moment in found:
            local = moment.astimezone(ZoneInfo(zone))
            wished = datetime.combine(local.date(), rhythm.at, tzinfo=ZoneInfo(zone))
            assert moment == wished.astimezone(UTC), zone
            assert local.fold == 0, zone
            assert local.time() >= rhythm.at, zone
        assert found == sorted(set(found)), zone


def test_a_day_that_a_zone_left_out_is_passed_over() -> None:
    """Samoa had no 30 December 2011; whoever was due on that Friday is asked on another day of the week."""
    schedule = Schedule("Pacific/Apia", NIGHT)
    moment = slot_in_week(schedule, Rhythm(5, time(9, 30)), date(2011, 12, 30))

    assert moment is not None
    assert moment.astimezone(ZoneInfo("Pacific/Apia")).time() == time(9, 30)
