"""The clock that can be moved."""

from datetime import UTC, datetime, timedelta

import pytest

from sandbox.clock import Clock
from tests.sandbox.lunch import START

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


def test_a_frozen_clock_stands_still(clock: Clock) -> None:
    """Between moves a frozen clock shows the same moment."""
    assert clock.now() == clock.now() == START
    assert clock.is_frozen


def test_a_flowing_clock_keeps_its_distance() -> None:
    """A clock that flows is never behind where it began."""
    clock = Clock(START)
    assert clock.now() >= START
    assert not clock.is_frozen


def test_it_moves_by_a_span_and_to_a_moment(clock: Clock) -> None:
    """A move ends exactly where it was meant to."""
    assert clock.advance(HOUR) == START + HOUR
    assert clock.set(START + 2 * HOUR) == START + 2 * HOUR


def test_it_never_goes_back(clock: Clock) -> None:
    """A moment that has passed is refused."""
    with pytest.raises(ValueError, match="only goes forward"):
        clock.set(START - MINUTE)


def test_it_takes_no_moment_without_a_zone(clock: Clock) -> None:
    """A naive moment is refused."""
    with pytest.raises(ValueError, match="zone"):
        clock.set(START.replace(tzinfo=None))


def test_a_step_must_be_longer_than_nothing(clock: Clock) -> None:
    """A move in steps of nothing would never end, so it is refused."""
    with pytest.raises(ValueError, match="longer"):
        clock.advance(HOUR, timedelta(0))


def test_followers_live_through_each_step(clock: Clock) -> None:
    """A follower sees every step of a move, the last one shorter if need be."""
    seen: list[datetime] = []
    stop = clock.follow(seen.append)
    clock.advance(timedelta(minutes=5), timedelta(minutes=2))
    stop()
    clock.advance(HOUR)
    assert seen == [START + n * MINUTE for n in (2, 4, 5)]


def test_a_move_tells_where_it_is_heading(clock: Clock) -> None:
    """While it moves, and only then, the clock has a target."""
    targets: list[datetime | None] = []
    clock.follow(lambda _now: targets.append(clock.target))
    clock.advance(HOUR)
    assert targets == [START + HOUR]
    assert clock.target is None


def test_it_stops_when_something_happens(clock: Clock) -> None:
    """A move until something happens ends at the step in which it did."""
    assert clock.advance_until(lambda: clock.now() >= START + HOUR, timedelta(days=1), MINUTE)
    assert clock.now() == START + HOUR


def test_it_gives_up_at_the_limit(clock: Clock) -> None:
    """A move until something happens ends at its limit when nothing does."""
    assert not clock.advance_until(lambda: False, HOUR, MINUTE)
    assert clock.now() == START + HOUR


def test_it_can_be_frozen_and_let_flow() -> None:
    """Freezing and flowing again lose no time and jump over none."""
    clock = Clock(START)
    clock.freeze()
    held = clock.now()
    assert clock.now() == held
    clock.flow()
    assert clock.now() >= held
    assert clock.now().tzinfo is UTC
