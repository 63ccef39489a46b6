"""The pump: sends while something may go, naps, wakes, stops."""

import threading
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from domain.errors import StorageFaultError
from scheduler.pump import MOMENTS, Pump
from tests.company import MONDAY
from tests.scheduler.moved_clock import MovedClock

SECOND = timedelta(seconds=1)
PATIENCE = 20.0
"""Seconds after which a thread that should have acted counts as stuck; nothing waits that long when all is well."""


class Outbox:
    """Answers `send_due` from a list; each answer is an instant, None, an error, or something to do first."""

    def __init__(self, *answers: datetime | Exception | Callable[[], None] | None) -> None:
        self.calls: list[datetime] = []
        self._answers = list(answers)
        self._called = threading.Condition()

    def send_due(self, now: datetime) -> datetime | None:
        """Note the call and give the next answer; None when there are no more."""
        answer = self._answers.pop(0) if self._answers else None
        with self._called:
            self.calls.append(now)
            self._called.notify_all()
        if isinstance(answer, Exception):
            raise answer
        if callable(answer):
            answer()
            return None
        return answer

    def longest_nap(self, now: datetime) -> timedelta:
        """So long that only a wake or the next turn ends a nap."""
        assert now >= MONDAY
        return timedelta(minutes=5)

    def wait_for_calls(self, count: int) -> bool:
        """Whether so many calls have come."""
        with self._called:
            return self._called.wait_for(lambda: len(self.calls) >= count, PATIENCE)


class Gate:
    """Holds a thread until it is opened."""

    def __init__(self) -> None:
        self.reached = threading.Event()
        self.opened = threading.Event()
        self.passed = threading.Event()

    def __call__(self) -> None:
        """Wait to be let through."""
        self.reached.set()
        assert self.opened.wait(PATIENCE)
        self.passed.set()


def test_draining_sends_all_that_may_go_now() -> None:
    """As long as more may go at once, at the same moment."""
    clock, outbox = MovedClock(), Outbox(MONDAY, MONDAY, None)

    Pump(clock, outbox.send_due, outbox.longest_nap).drain(clock.move_to)

    assert outbox.calls == [MONDAY] * 3


def test_draining_moves_the_clock_to_the_next_turn() -> None:
    """A pause of moments is lived through, one of hours is left for later."""
    clock = MovedClock()
    outbox = Outbox(MONDAY + SECOND, MONDAY + 2 * SECOND, MONDAY + 2 * SECOND + MOMENTS + SECOND)

    Pump(clock, outbox.send_due, outbox.longest_nap).drain(clock.move_to)

    assert outbox.calls == [MONDAY, MONDAY + SECOND, MONDAY + 2 * SECOND]
    assert clock.now() == MONDAY + 2 * SECOND


def test_a_running_pump_sends_until_nothing_may_go() -> None:
    """Without naps in between."""
    outbox = Outbox(MONDAY, MONDAY, MONDAY, None)
    pump = Pump(MovedClock(), outbox.send_due, outbox.longest_nap)

    pump.start()

    assert outbox.wait_for_calls(4)
    assert pump.stop()


def test_a_nap_ends_with_the_next_turn() -> None:
    """What may go in a moment is sent then, without being woken."""
    outbox = Outbox(MONDAY + timedelta(milliseconds=1))
    pump = Pump(MovedClock(), outbox.send_due, outbox.longest_nap)

    pump.start()

    assert outbox.wait_for_calls(2)
    assert pump.stop()


@pytest.mark.parametrize("by_event", [False, True])
def test_a_napping_pump_is_woken(by_event: bool) -> None:
    """By a call, or by whoever sets the event it was given."""
    outbox, awake = Outbox(), threading.Event()
    pump = Pump(MovedClock(), outbox.send_due, outbox.longest_nap, awake)
    pump.start()
    assert outbox.wait_for_calls(1)

    for count in (2, 3):
        if by_event:
            awake.set()
        else:
            pump.wake()
        assert outbox.wait_for_calls(count)

    assert pump.stop()


def test_being_woken_while_working_is_not_forgotten() -> None:
    """What was put in meanwhile is looked at right after."""
    gate = Gate()
    outbox = Outbox(gate)
    pump = Pump(MovedClock(), outbox.send_due, outbox.longest_nap)
    pump.start()
    assert gate.reached.wait(PATIENCE)

    pump.wake()
    gate.opened.set()

    assert outbox.wait_for_calls(2)
    assert pump.stop()


def test_stopping_finishes_the_one_in_hand() -> None:
    """And takes no other."""
    gate = Gate()
    outbox = Outbox(gate, MONDAY)
    pump = Pump(MovedClock(), outbox.send_due, outbox.longest_nap)
    pump.start()
    assert gate.reached.wait(PATIENCE)
    assert not pump.stop(timedelta(0))
    assert pump.alive

    gate.opened.set()

    assert pump.stop()
    assert gate.passed.is_set()
    assert len(outbox.calls) == 1


def test_stopping_ends_a_nap() -> None:
    """At once, and a pump that never ran stops as well."""
    outbox = Outbox()
    pump = Pump(MovedClock(), outbox.send_due, outbox.longest_nap)
    assert pump.stop()

    napping = Pump(MovedClock(), outbox.send_due, outbox.longest_nap)
    napping.start()
    assert outbox.wait_for_calls(1)
    assert napping.stop()
    assert not napping.alive


def test_a_database_that_does_not_answer_ends_nothing() -> None:
    """The pump rests and goes on."""
    outbox = Outbox(StorageFaultError("locked"))
    pump = Pump(MovedClock(), outbox.send_due, outbox.longest_nap)
    pump.start()
    assert outbox.wait_for_calls(1)

    pump.wake()

    assert outbox.wait_for_calls(2)
    assert pump.alive
    assert pump.stop()


# The error ends the thread on purpose, and the test runner reports every thread that ends by an error.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_an_error_nobody_foresaw_ends_the_pump() -> None:
    """Whoever started it sees that it is not alive any more."""
    outbox = Outbox(KeyError("notices 7"), MONDAY)
    pump = Pump(MovedClock(), outbox.send_due, outbox.longest_nap)

    pump.start()

    assert outbox.wait_for_calls(1)
    assert pump.stop()
    assert len(outbox.calls) == 1
