"""The feed of changes: a version that grows, and who wants to hear of it."""

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from sandbox.model import Json

REMEMBERED = 2_000


@dataclass(frozen=True)
class Change:
    """One thing that changed: its version, what kind of thing, and which (ids by name)."""

    version: int
    kind: str
    ids: Json


class Changes:
    """Counts changes and tells subscribers. Safe to use from any thread."""

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._version = 0
        self._recent: deque[Change] = deque(maxlen=REMEMBERED)
        self._subscribers: list[Callable[[Change], None]] = []

    @property
    def version(self) -> int:
        """How many changes there have been."""
        with self._condition:
            return self._version

    def add(self, kind: str, **ids: object) -> None:
        """Record a change and tell every subscriber, in the thread that made it."""
        with self._condition:
            self._version += 1
            change = Change(self._version, kind, dict(ids))
            self._recent.append(change)
            subscribers = list(self._subscribers)
            self._condition.notify_all()
        for subscriber in subscribers:
            subscriber(change)

    def since(self, version: int) -> list[Change]:
        """The remembered changes after a version, oldest first."""
        with self._condition:
            return [change for change in self._recent if change.version > version]

    def subscribe(self, subscriber: Callable[[Change], None]) -> Callable[[], None]:
        """Hear of every change from here on; returns how to stop. A subscriber must not block."""
        with self._condition:
            self._subscribers.append(subscriber)

        def stop() -> None:
            with self._condition:
                if subscriber in self._subscribers:
                    self._subscribers.remove(subscriber)

        return stop

    def wait(self, version: int, seconds: float) -> int:
        """Wait in real time until the version has grown past `version`; returns the version then."""
        with self._condition:
            self._condition.wait_for(lambda: self._version > version, timeout=seconds)
            return self._version
