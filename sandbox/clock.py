"""The sandbox's clock: it can flow, stand still and be moved forward.

Every age the pocket Slack measures (trigger ids, response URLs, rate windows, message timestamps) is measured on
this clock. It only ever goes forward, so that message timestamps stay unique and increasing.
"""

import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

Follower = Callable[[datetime], None]


def real_seconds() -> float:
    """Seconds since 1970 on the machine's own clock, for what a transport must sign or measure in real time."""
    return time.time()


class Clock:
    """A clock in UTC that flows with real time plus an offset, or stands still.

    Args:
        start: where it begins; the machine's present when left out.
        frozen: stands still until it is moved.
    """

    def __init__(self, start: datetime | None = None, *, frozen: bool = False) -> None:
        present = datetime.now(UTC)
        begin = _aware(start) if start is not None else present
        self._lock = threading.RLock()
        self._move = threading.RLock()
        self._offset = begin - present
        self._frozen_at: datetime | None = begin if frozen else None
        self._followers: list[Follower] = []
        self._target: datetime | None = None

    def now(self) -> datetime:
        """The present of the sandbox, aware, in UTC."""
        with self._lock:
            return self._frozen_at or datetime.now(UTC) + self._offset

    @property
    def is_frozen(self) -> bool:
        """Whether it stands still between moves."""
        with self._lock:
            return self._frozen_at is not None

    @property
    def target(self) -> datetime | None:
        """Where a move under way is heading, or nothing when no move is under way."""
        with self._lock:
            return self._target

    def freeze(self) -> None:
        """Stand still from here on."""
        with self._lock:
            self._frozen_at = self.now()

    def flow(self) -> None:
        """Flow with real time from here on."""
        with self._lock:
            self._offset = self.now() - datetime.now(UTC)
            self._frozen_at = None

    def follow(self, follower: Follower) -> Callable[[], None]:
        """Call `follower` with the present after each step of every move; returns how to stop that.

        A program beside the sandbox lives through the skipped time in its follower. What the follower raises reaches
        whoever moves the clock.
        """
        with self._lock:
            self._followers.append(follower)

        def stop() -> None:
            with self._lock:
                if follower in self._followers:
                    self._followers.remove(follower)

        return stop

    def advance(self, by: timedelta, step: timedelta | None = None) -> datetime:
        """Move forward by a span, in one jump or in steps; returns the present afterwards."""
        return self.set(self.now() + by, step)

    def set(self, moment: datetime, step: timedelta | None = None) -> datetime:
        """Move forward to a moment, in one jump or in steps; returns the present afterwards.

        Raises:
            ValueError: the moment has no zone or lies in the past, or the step is not positive.
        """
        self._travel(_aware(moment), step, lambda: False)
        return self.now()

    def advance_until(self, happened: Callable[[], bool], limit: timedelta, step: timedelta) -> bool:
        """Move in steps until `happened()` holds or `limit` has passed; tells whether it happened."""
        return self._travel(self.now() + limit, step, happened)

    def _travel(self, target: datetime, step: timedelta | None, happened: Callable[[], bool]) -> bool:
        if step is not None and step <= timedelta(0):
            raise ValueError("a step must be longer than nothing")
        with self._move:
            if target < self.now():
                raise ValueError(f"the clock only goes forward: {target.isoformat()} has passed")
            self._aim(target)
            try:
                while not happened():
                    left = target - self.now()
                    if left <= timedelta(0):
                        return False
                    self._jump(left if step is None else min(step, left))
                return True
            finally:
                self._aim(None)

    def _aim(self, target: datetime | None) -> None:
        with self._lock:
            self._target = target

    def _jump(self, by: timedelta) -> None:
        with self._lock:
            if self._frozen_at is not None:
                self._frozen_at += by
            else:
                self._offset += by
            followers = list(self._followers)
        for follower in followers:
            follower(self.now())


def _aware(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("the clock takes moments with a zone only")
    return moment.astimezone(UTC)
