"""Living through time that a moved clock skips: the same ticks and the same sender, one step after another."""

from datetime import datetime

from bot.bootstrap import Program
from domain.errors import StorageFaultError
from sandbox.clock import Clock

TRIES = 3
"""Looks at what is due before a database that does not answer is told."""


class MovedTime:
    """Follows a sandbox clock: after each of its steps the program does what is due, and sends it at its pace."""

    def __init__(self, program: Program, clock: Clock) -> None:
        self._program = program
        self._clock = clock
        self._inside = False

    def step(self, now: datetime) -> None:
        """Called by the clock after each step; waiting for the pace moves the clock too, and needs no second visit."""
        if self._inside:
            return
        self._inside = True
        try:
            self._beat(now)
            self._program.pump.drain(self._wait_until)
        finally:
            self._inside = False

    def _beat(self, now: datetime) -> None:
        """Look at what is due; a database that is locked is tried again, as there may be no later look to do it."""
        for left in reversed(range(TRIES)):
            try:
                self._program.metronome.beat(now)
            except StorageFaultError:
                if not left:
                    raise
            else:
                return

    def _wait_until(self, moment: datetime) -> None:
        if moment > self._clock.now():
            self._clock.set(moment)
