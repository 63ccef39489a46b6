"""The metronome: runs each tick at its interval. It remembers nothing; a missed beat is made up by the next one."""

import logging
import threading
from collections.abc import Sequence
from datetime import datetime

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler

from domain.ports import Clock
from scheduler.ticks import Tick

log = logging.getLogger(__name__)


class Metronome:
    """Beats in the background until it is stopped.

    Ticks run one after another, never two at once, so that the order in which they are listed is the order in which
    a moment is lived through, in the background as well as in `beat`.
    """

    def __init__(self, clock: Clock, ticks: Sequence[Tick]) -> None:
        self._clock = clock
        self._ticks = tuple(ticks)
        self._turn = threading.Lock()
        self._scheduler = BackgroundScheduler(
            timezone="UTC",
            executors={"default": ThreadPoolExecutor(1)},
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
        )

    def start(self) -> None:
        """Begin to beat; the first beat of every tick comes at once."""
        self.beat(self._clock.now())
        for tick in self._ticks:
            self._scheduler.add_job(
                self._run, "interval", args=[tick], seconds=tick.every.total_seconds(), id=tick.name
            )
        self._scheduler.start()

    def stop(self) -> None:
        """Finish the tick that runs and beat no more."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=True)

    def beat(self, now: datetime) -> None:
        """Run every tick once, as of `now`, in the order they were given."""
        with self._turn:
            for tick in self._ticks:
                tick.look(now)

    def _run(self, tick: Tick) -> None:
        with self._turn:
            tick.look(self._clock.now())
