"""What holds for every zone, calendar, leave and rhythm."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import assume, given
from hypothesis import strategies as st

from domain.cadence import (
    Schedule,
    instant,
    next_slot,
    next_week_slot,
    slot_in_week,
    week_of,
    workdays_before,
    workdays_later,
    working_moment,
)
from domain.calendars import Calendar
from domain.people import ZoneMove
from domain.workspace import Rhythm

ZONES = (
    "America/New_York",
    "Europe/Berlin",
    "Africa/Cairo",
    "Asia/Riyadh",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
)
DAYS = st.dates(date(2026, 12, 1), date(2027, 12, 31))
NOWS = st.datetimes(datetime(2026, 12, 1), datetime(2027, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001 (bounds)


@st.composite
def calendars(draw: st.DrawFn, earliest: int = 0) -> Calendar:
    """A calendar with at least one working day of five to twelve hours; the Gulf's week is drawn often."""
    days = draw(
        st.sampled_from([frozenset({1, 2, 3, 4, 5}), frozenset({7, 1, 2, 3, 4})])
        | st.frozensets(st.integers(1, 7), min_size=1)
    )
    starts = draw(st.integers(earliest * 60, 11 * 60))
    ends = starts + draw(st.integers(5 * 60, 12 * 60))
    off = draw(st.frozensets(DAYS, max_size=5))
    return Calendar("some", days, time(starts // 60, starts % 60), time(ends // 60, ends % 60), off)


@st.composite
def schedules(draw: st.DrawFn, earliest: int = 0) -> Schedule:
    """Somebody somewhere, perhaps on leave for up to two months."""
    first = draw(st.none() | DAYS)
    last = None if first is None else first + timedelta(days=draw(st.integers(0, 60)))
    return Schedule(draw(st.sampled_from(ZONES)), draw(calendars(earliest)), first, last)


rhythms = st.builds(
    Rhythm, weekday=st.integers(1, 7), at=st.times().map(lambda at: at.replace(second=0, microsecond=0))
)


def local(schedule: Schedule, moment: datetime) -> datetime:
    """The moment on the person's own clock."""
    return moment.astimezone(ZoneInfo(schedule.zone))


@given(schedules(), NOWS)
def test_nobody_is_written_to_outside_their_working_time(schedule: Schedule, now: datetime) -> None:
    """The moment is now or later, within working hours, not on a day off, not on leave; asking again agrees."""
    moment = working_moment(schedule, now)

    assert moment >= now
    assert schedule.working_at(moment)
    assert working_moment(schedule, moment) == moment


@given(schedules(earliest=4), NOWS, st.floats(0, 1))
def test_nobody_waits_longer_than_they_must(schedule: Schedule, now: datetime, share: float) -> None:
    """Between now and the moment there is no working time; work starts after the hours that clocks repeat."""
    moment = working_moment(schedule, now)

    between = now + (moment - now) * share
    assert between >= moment or not schedule.working_at(between)


@given(schedules(), rhythms, DAYS)
def test_a_weekly_moment_is_on_the_first_working_day_of_its_week(schedule: Schedule, rhythm: Rhythm, day: date) -> None:
    """Within the working time of that day; a week without a working day has no moment."""
    week = week_of(rhythm, day)
    working = [week + timedelta(days=ahead) for ahead in range(7) if schedule.works_on(week + timedelta(days=ahead))]

    slot = slot_in_week(schedule, rhythm, week)

    assert (slot is None) == (not working)
    assert slot is None or (local(schedule, slot).date() == working[0] and schedule.working_at(slot))


@given(rhythms, DAYS)
def test_every_day_is_in_one_week(rhythm: Rhythm, day: date) -> None:
    """Weeks begin on the weekday of the rhythm and leave no day out."""
    week = week_of(rhythm, day)

    assert week.isoweekday() == rhythm.weekday
    assert week <= day < week + timedelta(weeks=1)


@given(schedules(), rhythms, NOWS)
def test_every_week_has_at_most_one_moment(schedule: Schedule, rhythm: Rhythm, now: datetime) -> None:
    """Moments follow each other, each in a later week than the one before."""
    slot = next_slot(schedule, rhythm, now)
    assert slot > now
    for _ in range(10):
        week = week_of(rhythm, local(schedule, slot).date())
        following = next_week_slot(schedule, rhythm, week)
        assert week_of(rhythm, local(schedule, following).date()) > week
        assert following == next_slot(schedule, rhythm, slot)
        slot = following


@given(schedules(), rhythms, NOWS)
def test_no_week_with_a_moment_is_left_out(schedule: Schedule, rhythm: Rhythm, now: datetime) -> None:
    """The weeks between two moments have none."""
    week = week_of(rhythm, local(schedule, next_slot(schedule, rhythm, now)).date())
    following = week_of(rhythm, local(schedule, next_week_slot(schedule, rhythm, week)).date())

    between = week + timedelta(weeks=1)
    while between < following:
        assert slot_in_week(schedule, rhythm, between) is None
        between += timedelta(weeks=1)


@given(schedules(), NOWS, st.integers(1, 10))
def test_working_days_are_counted_exactly(schedule: Schedule, now: datetime, days: int) -> None:
    """Neither weekends, days off nor leave count, and the end is within working time."""
    end = workdays_later(schedule, now, days)

    day, counted = schedule.today(now), 0
    while day < local(schedule, end).date():
        day += timedelta(days=1)
        counted += schedule.works_on(day)
    assert counted == days
    assert schedule.working_at(end)


@given(schedules(), DAYS, st.integers(0, 10))
def test_working_days_before_undo_working_days_later(schedule: Schedule, day: date, days: int) -> None:
    """From a working day there and back again."""
    assume(schedule.works_on(day))
    noon = instant(schedule.zone, day, time(12, 0))

    there = local(schedule, workdays_later(schedule, noon, days)).date()

    assert workdays_before(schedule, there, days) == day


@given(st.sampled_from(ZONES), DAYS, st.times())
def test_a_local_time_is_one_instant(zone: str, day: date, at: time) -> None:
    """The instant shows the time that was meant, or one up to an hour later where that time does not exist."""
    moment = instant(zone, day, at)

    shown = moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    late = shown - datetime.combine(day, at)
    assert timedelta(0) <= late <= timedelta(hours=1)
    if late == timedelta(0):
        assert moment.astimezone(ZoneInfo(zone)).fold == 0


@st.composite
def movers(draw: st.DrawFn) -> tuple[Schedule, datetime]:
    """Somebody who may have moved, and a moment from then on."""
    schedule, now = draw(schedules()), draw(NOWS)
    since = now - timedelta(minutes=draw(st.integers(0, 10 * 24 * 60)))
    return replace(schedule, move=ZoneMove(draw(st.sampled_from(ZONES)), schedule.zone, since)), now


@given(movers())
def test_whoever_may_have_moved_is_written_to_in_hours_of_both_zones(mover: tuple[Schedule, datetime]) -> None:
    """Within a week never outside the working time of either zone; afterwards never outside that of the new one."""
    schedule, now = mover
    move = schedule.move
    assert move is not None
    moment = working_moment(schedule, now)

    assert moment >= now
    assert working_moment(schedule, moment) == moment
    assert replace(schedule, zone=move.zone, move=None).working_at(moment)
    assert moment >= move.settled_at or replace(schedule, move=None).working_at(moment)


@given(movers(), st.floats(0, 1))
def test_whoever_may_have_moved_waits_no_longer_than_they_must(mover: tuple[Schedule, datetime], share: float) -> None:
    """Between now and the moment there is no time that is working time in every zone that counts."""
    schedule, now = mover
    moment = working_moment(schedule, now)
    between = now + (moment - now) * share
    if now <= between < moment:
        local_day = between.astimezone(ZoneInfo(schedule.zone))
        assume(local_day.utcoffset() == moment.astimezone(ZoneInfo(schedule.zone)).utcoffset())
        assert not schedule.working_at(between) or _in_repeated_hour(schedule, between)


def _in_repeated_hour(schedule: Schedule, moment: datetime) -> bool:
    """Whether clocks there show that time twice on that day, of which the first counts."""
    zones = [schedule.zone, *([schedule.move.zone] if schedule.move else [])]
    return any(moment.astimezone(ZoneInfo(zone)).fold for zone in zones)
