"""Being asked to stop, at whatever moment."""

import signal
import sys
from collections.abc import Iterator
from types import FrameType

import pytest

from bot.commands.stopping import StopSignal


@pytest.fixture
def stop() -> Iterator[StopSignal]:
    """One that leaves the handlers as they were."""
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    yield StopSignal()
    for number, handler in before.items():
        signal.signal(number, handler)


def test_nobody_asked(stop: StopSignal) -> None:
    """Without a signal the wait ends by itself."""
    assert not stop.wait(0)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_asked_once_is_asked_for_good(stop: StopSignal, number: int) -> None:
    """A signal is remembered however often one looks."""
    signal.raise_signal(number)
    assert stop.wait(0)
    assert stop.wait(0)


def test_a_signal_at_every_step_of_the_wait(stop: StopSignal) -> None:
    """Signals that come at each line of the wait itself end it; none of them blocks."""
    raised: set[int] = set()

    def at(frame: FrameType, event: str, _argument: object) -> object:
        if event == "line" and frame.f_lineno not in raised:
            raised.add(frame.f_lineno)
            signal.raise_signal(signal.SIGTERM)
        return at

    def follow(frame: FrameType, _event: str, _argument: object) -> object:
        return at if frame.f_code is StopSignal.wait.__code__ else None

    tracing = sys.gettrace()
    sys.settrace(follow)  # type: ignore[arg-type]  # a tracer may answer with None, which its type leaves out
    try:
        assert stop.wait(0)
    finally:
        sys.settrace(tracing)
    assert raised
