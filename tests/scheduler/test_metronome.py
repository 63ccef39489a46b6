"""The metronome: every tick at its interval, one after another."""

import logging
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from domain.errors import StorageFaultError
from scheduler.clock import SystemClock
from scheduler.runner import Metronome
from scheduler.ticks import HOUR, MINUTE, Tick
from tests.company import MONDAY
from tests.scheduler.moved_clock import MovedClock

SOON = timedelta(milliseconds=5)
PATIENCE = 20.0
"""Seconds after which a thread that should have acted counts as stuck; nothing waits that long when all is well."""


class Diary:
    """What ticks did, in order, and whether two of them ever did something at the same time."""

    def __init__(self) -> None:
        self.lines: list[tuple[str, datetime]] = []
        self.overlapped = False
        self._busy = threading.Lock()
        self._written = threading.Condition()

    def tick(self, name: str, every: timedelta = HOUR, then: Callable[[], None] | None = None) -> Tick:
        """A tick that writes down when it looked."""

        def look(now: datetime) -> None:
            if not self._busy.acquire(blocking=False):
                self.overlapped = True
                return
            try:
                if then is not None:
                    then()
            finally:
                self._busy.release()
                with self._written:
                    self.lines.append((name, now))
                    self._written.notify_all()

        return Tick(name, every, look)

    def names(self) -> list[str]:
        """Who looked, in order."""
        return [name for name, _ in self.lines]

    def wait_for(self, name: str, count: int) -> bool:
        """Whether a tick has looked so many times."""
        with self._written:
            return self._written.wait_for(lambda: self.names().count(name) >= count, PATIENCE)


def test_a_beat_runs_every_tick_in_order() -> None:
    """As of the moment it is given, whatever their intervals are."""
    diary = Diary()
    metronome = Metronome(MovedClock(), [diary.tick("ask"), diary.tick("climb", MINUTE), diary.tick("digest")])
    moment = MONDAY + timedelta(days=3)

    metronome.beat(moment)
    metronome.beat(moment)

    assert diary.lines == [("ask", moment), ("climb", moment), ("digest", moment)] * 2


def test_the_first_beat_comes_at_once() -> None:
    """Whatever was due while the program was down is found at the start, by the clock."""
    diary = Diary()
    metronome = Metronome(MovedClock(), [diary.tick("ask"), diary.tick("climb")])

    metronome.start()
    metronome.stop()

    assert diary.lines == [("ask", MONDAY), ("climb", MONDAY)]


def test_ticks_come_again_and_never_two_at_once() -> None:
    """Each at its interval, with the present of the clock."""
    diary, clock = Diary(), MovedClock()
    metronome = Metronome(clock, [diary.tick("ask", SOON), diary.tick("climb", SOON), diary.tick("digest")])
    metronome.start()
    clock.move_to(MONDAY + MINUTE)

    assert diary.wait_for("ask", 5)
    assert diary.wait_for("climb", 5)
    metronome.beat(MONDAY)
    metronome.stop()

    assert not diary.overlapped
    assert diary.names().count("digest") == 2
    assert {now for _, now in diary.lines} == {MONDAY, MONDAY + MINUTE}


def test_a_beat_waits_for_the_tick_that_runs() -> None:
    """Moving the clock by hand does not run into the background's work."""
    diary, gate, reached = Diary(), threading.Event(), threading.Event()

    def hold() -> None:
        reached.set()
        assert gate.wait(PATIENCE)

    metronome = Metronome(MovedClock(), [diary.tick("slow", HOUR, hold)])
    first, second = (threading.Thread(target=metronome.beat, args=[MONDAY]) for _ in range(2))
    first.start()
    assert reached.wait(PATIENCE)
    second.start()

    gate.set()
    first.join(PATIENCE)
    second.join(PATIENCE)

    assert not diary.overlapped
    assert diary.names() == ["slow", "slow"]


def test_stopping_finishes_the_tick_that_runs() -> None:
    """Nothing is cut in half, and nothing begins afterwards."""
    diary, gate, reached = Diary(), threading.Event(), threading.Event()

    def hold() -> None:
        if diary.lines:  # the first beat, at the start, passes
            reached.set()
            assert gate.wait(PATIENCE)

    metronome = Metronome(MovedClock(), [diary.tick("slow", SOON, hold)])
    metronome.start()
    assert reached.wait(PATIENCE)
    stopper = threading.Thread(target=metronome.stop)
    stopper.start()
    gate.set()
    stopper.join(PATIENCE)

    assert not stopper.is_alive()
    finished = len(diary.lines)
    assert finished >= 2
    assert not any(thread.name.startswith("APScheduler") and thread.is_alive() for thread in threading.enumerate())
    assert len(diary.lines) == finished


def test_a_metronome_that_never_ran_stops_quietly() -> None:
    """Stopping is always allowed."""
    metronome = Metronome(MovedClock(), [])
    metronome.stop()
    assert not any(thread.name.startswith("APScheduler") and thread.is_alive() for thread in threading.enumerate())


def test_a_tick_that_fails_is_logged_and_comes_again(caplog: pytest.LogCaptureFixture) -> None:
    """A database that does not answer for a moment stops neither this tick nor the others."""
    diary = Diary()

    def fail_once() -> None:
        if diary.names().count("ask") == 1:
            raise StorageFaultError("locked")

    metronome = Metronome(MovedClock(), [diary.tick("ask", SOON, fail_once), diary.tick("climb", SOON)])
    with caplog.at_level(logging.ERROR):
        metronome.start()
        assert diary.wait_for("ask", 4)
        assert diary.wait_for("climb", 3)
        metronome.stop()

    assert any(record.exc_info for record in caplog.records)


def test_the_clock_of_the_program_is_the_machines_in_utc() -> None:
    """Aware, and it does not go backwards."""
    clock = SystemClock()

    first, second = clock.now(), clock.now()

    assert first.tzinfo is UTC
    assert first <= second
