"""The pump: one thread that takes notices out of the outbox as fast as the pace allows, and sleeps otherwise."""

import logging
import threading
from collections.abc import Callable
from datetime import datetime, timedelta

from domain.errors import StorageFaultError
from domain.ports import Clock

log = logging.getLogger(__name__)

MOMENTS = timedelta(seconds=30)
"""What may go so soon is waited for when the clock is one that is moved."""

AFTER_A_FAULT = timedelta(seconds=5)
"""How long the pump rests when the database does not answer, so that it does not spin."""

SendDue = Callable[[datetime], datetime | None]
"""Sends one notice and tells when to call again; None when nothing waits."""


class Pump:
    """Calls `send_due` until nothing may go, naps, and is woken by `wake`, or by whoever sets `awake`.

    It naps no longer than `longest_nap` says.

    A fault that nobody foresaw ends the thread; whoever started it watches `alive` and ends the program.
    """

    def __init__(
        self,
        clock: Clock,
        send_due: SendDue,
        longest_nap: Callable[[datetime], timedelta],
        awake: threading.Event | None = None,
    ) -> None:
        self._clock = clock
        self._send_due = send_due
        self._longest_nap = longest_nap
        self._awake = awake or threading.Event()
        self._stopping = threading.Event()
        self._turn = threading.Lock()
        self._thread = threading.Thread(target=self._run, name="pump", daemon=True)

    def start(self) -> None:
        """Begin to send."""
        self._thread.start()

    def stop(self, timeout: timedelta = timedelta(seconds=10)) -> bool:
        """Finish the notice in hand and stop; False when that took longer than `timeout`."""
        self._stopping.set()
        self._awake.set()
        if self._thread.is_alive():
            self._thread.join(timeout.total_seconds())
        return not self._thread.is_alive()

    @property
    def alive(self) -> bool:
        """Whether the thread runs."""
        return self._thread.is_alive()

    def wake(self) -> None:
        """Something was put into the outbox."""
        self._awake.set()

    def drain(self, wait_until: Callable[[datetime], object]) -> None:
        """Send whatever may go within moments, for a clock that is moved: `wait_until` moves it to the next turn."""
        with self._turn:
            while True:
                now = self._clock.now()
                ready = self._send_due(now)
                if ready is None or ready > now + MOMENTS:
                    return
                if ready > now:
                    wait_until(ready)

    def _run(self) -> None:
        while not self._stopping.is_set():
            nap = self._work()
            if nap > timedelta(0):
                self._awake.wait(nap.total_seconds())
            # Cleared after the nap, never before the work: a call to stop or wake in between would be forgotten.
            self._awake.clear()

    def _work(self) -> timedelta:
        try:
            with self._turn:
                now = self._clock.now()
                ready = self._send_due(now)
                longest = self._longest_nap(now)
        except StorageFaultError:
            log.warning("the database did not answer; sending goes on in %s", AFTER_A_FAULT)
            return AFTER_A_FAULT
        if ready is None:
            return longest
        return min(max(ready - now, timedelta(0)), longest)
