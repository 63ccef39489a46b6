"""On which days somebody is reminded of the week's question."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.cadence import Schedule, at_work
from domain.calendars import Calendar
from domain.people import Leave
from domain.reminders import next_reminder, reminders
from domain.strength import Strength
from domain.workspace import Rhythm

WEEK = date(2027, 1, 11)
AT = time(9, 30)
MONDAY = Rhythm(1, AT)
BERLIN = Schedule("Europe/Berlin", Calendar("default"))
GULF = Schedule("Asia/Riyadh", Calendar("gulf", frozenset({7, 1, 2, 3, 4}), time(8), time(16)))
ASKED = at_work(BERLIN, WEEK, AT)
LIGHT, STANDARD, ACTIVE = Strength


def days(schedule: Schedule, strength: Strength, asked: datetime = ASKED, week: date = WEEK) -> list[str]:
    """The local moments of the reminders."""
    zone = ZoneInfo(schedule.zone)
    found = reminders(schedule, Rhythm(week.isoweekday(), AT), week, asked, strength)
    return [moment.astimezone(zone).strftime("%a %d %H:%M") for moment in found]


@pytest.mark.parametrize(
    ("strength", "expected"), [(LIGHT, []), (STANDARD, ["Fri 15 09:30"]), (ACTIVE, ["Wed 13 09:30", "Fri 15 09:30"])]
)
def test_each_strength_has_its_days(strength: Strength, expected: list[str]) -> None:
    """None, the last working day, or two working days after the question as well."""
    assert days(BERLIN, strength) == expected


def test_the_last_working_day_is_the_persons_own() -> None:
    """In a week that begins on Sunday and ends on Thursday it is Thursday; whoever is away then, the day before."""
    sunday = date(2027, 1, 10)
    asked = at_work(GULF, sunday, AT)
    assert days(GULF, STANDARD, asked, sunday) == ["Thu 14 09:30"]
    away = Schedule(GULF.zone, GULF.calendar, later_leaves=(Leave(date(2027, 1, 14), date(2027, 1, 14)),))
    assert days(away, STANDARD, asked, sunday) == ["Wed 13 09:30"]


def test_a_question_of_the_last_day_has_no_reminder() -> None:
    """Nobody is reminded on the day of the question, nor twice on one day."""
    assert days(BERLIN, ACTIVE, at_work(BERLIN, date(2027, 1, 15), AT)) == []
    assert days(BERLIN, ACTIVE, at_work(BERLIN, date(2027, 1, 13), AT)) == ["Fri 15 09:30"]


@pytest.mark.parametrize(("weekday", "expected"), [(5, ["Thu 14 10:00"]), (3, ["Tue 12 10:00"]), (7, ["Fri 15 10:00"])])
def test_a_week_ends_where_the_next_one_begins_by_the_new_day(weekday: int, expected: list[str]) -> None:
    """Once the day of the question was changed, the reminder comes on the last working day before that day."""
    found = reminders(BERLIN, Rhythm(weekday, time(10)), WEEK, ASKED, STANDARD)
    assert [moment.astimezone(ZoneInfo(BERLIN.zone)).strftime("%a %d %H:%M") for moment in found] == expected


def test_the_next_one_comes_later() -> None:
    """Of two the second follows the first, and nothing the second."""
    first, second = reminders(BERLIN, MONDAY, WEEK, ASKED, ACTIVE)
    assert next_reminder(BERLIN, MONDAY, WEEK, ASKED, ACTIVE, ASKED) == first
    assert next_reminder(BERLIN, MONDAY, WEEK, ASKED, ACTIVE, first) == second
    assert next_reminder(BERLIN, MONDAY, WEEK, ASKED, ACTIVE, second) is None


@given(
    st.dates(date(2026, 1, 1), date(2030, 1, 1)),
    st.integers(0, 6 * 24 * 60),
    st.sampled_from(Strength),
    st.sampled_from(["Europe/Berlin", "America/New_York", "Asia/Riyadh", "Pacific/Chatham"]),
    st.frozensets(st.integers(1, 7), min_size=1),
)
def test_reminders_come_at_work_and_within_the_week(
    week: date, minutes: int, strength: Strength, zone: str, work_days: frozenset[int]
) -> None:
    """In working time, after the day of the question, before the week is over, at most one a day and two in all."""
    schedule = Schedule(zone, Calendar("some", work_days))
    asked = datetime.combine(week, time(), ZoneInfo(zone)).astimezone(UTC) + timedelta(minutes=minutes)
    found = reminders(schedule, Rhythm(week.isoweekday(), AT), week, asked, strength)
    on = [schedule.today(moment) for moment in found]
    assert len(found) <= {LIGHT: 0, STANDARD: 1, ACTIVE: 2}[strength]
    assert on == sorted(set(on))
    assert all(schedule.working_at(moment) for moment in found)
    assert all(schedule.today(asked) < day < week + timedelta(weeks=1) for day in on)
