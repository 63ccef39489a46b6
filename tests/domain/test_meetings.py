"""When the monthly meeting is, and when its agenda goes out."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.cadence import Schedule
from domain.calendars import Calendar
from domain.meetings import meeting_day, next_meeting, next_meeting_day
from domain.workspace import MeetingRhythm
from tests.company import BERLIN, GULF, RIYADH, at

FIRST_TUESDAY = MeetingRhythm(1, 2, time(10, 0))
OFFICE = Schedule(BERLIN, Calendar("default"))
rhythms = st.builds(
    MeetingRhythm,
    nth=st.integers(1, 4),
    weekday=st.integers(1, 7),
    at=st.just(time(10)),
    agenda_lead=st.integers(0, 10),
)


@pytest.mark.parametrize(
    ("nth", "weekday", "expected"),
    [(1, 5, "2027-01-01"), (1, 4, "2027-01-07"), (4, 4, "2027-01-28"), (2, 2, "2027-01-12"), (1, 7, "2027-01-03")],
)
def test_the_nth_weekday_of_a_month(nth: int, weekday: int, expected: str) -> None:
    """January 2027 begins on a Friday."""
    assert meeting_day(MeetingRhythm(nth, weekday, time(10)), 2027, 1) == date.fromisoformat(expected)


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ("2027-01-04", "2027-01-05"),
        ("2027-01-05", "2027-02-02"),
        ("2027-12-31", "2028-01-04"),
        ("2027-12-07", "2028-01-04"),
    ],
)
def test_the_next_meeting_is_later(after: str, expected: str) -> None:
    """On the day itself the next one is a month ahead, and December is followed by January."""
    assert next_meeting_day(FIRST_TUESDAY, date.fromisoformat(after)) == date.fromisoformat(expected)


def test_the_agenda_leads_by_working_days() -> None:
    """Three working days before Tuesday is the Thursday before."""
    meeting = next_meeting(FIRST_TUESDAY, OFFICE, date(2027, 1, 5))

    assert (meeting.on, meeting.agenda_at) == (date(2027, 2, 2), at("2027-01-28 09:00"))


def test_the_agenda_leads_over_holidays() -> None:
    """Two holidays make it go out two days earlier."""
    calendar = Calendar("default", days_off=frozenset({date(2027, 1, 28), date(2027, 1, 29)}))

    meeting = next_meeting(FIRST_TUESDAY, Schedule(BERLIN, calendar), date(2027, 1, 5))

    assert meeting.agenda_at == at("2027-01-26 09:00")


def test_the_agenda_keeps_the_week_of_riyadh() -> None:
    """Three working days before Tuesday are Sunday, Monday and the Thursday before."""
    meeting = next_meeting(FIRST_TUESDAY, Schedule(RIYADH, GULF), date(2027, 1, 5))

    assert meeting.agenda_at == at("2027-01-28 08:00", RIYADH)


@given(rhythms, st.dates(date(2026, 1, 1), date(2030, 1, 1)))
def test_there_is_one_meeting_a_month(rhythm: MeetingRhythm, day: date) -> None:
    """Each month has one, on the weekday, and no month is left out, across years."""
    first = next_meeting_day(rhythm, day)
    second = next_meeting_day(rhythm, first)

    assert day < first < second
    assert first.isoweekday() == second.isoweekday() == rhythm.weekday
    assert (second.year * 12 + second.month) - (first.year * 12 + first.month) == 1
    assert first - day <= timedelta(days=35)
    assert (first.day - 1) // 7 + 1 == rhythm.nth
