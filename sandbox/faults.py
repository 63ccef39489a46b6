"""Faults on demand: what goes wrong with the next calls of a method."""

import threading
from dataclasses import dataclass
from typing import Literal

# refused: an error body; rate_limited: 429; server_error: 5xx; lost: done, but the answer never arrives;
# dropped: the connection breaks before anything is done; slow: answered late.
FaultKind = Literal["refused", "rate_limited", "server_error", "lost", "dropped", "slow"]
EVERY_METHOD = "*"


@dataclass
class Fault:
    """One thing that goes wrong.

    Attributes:
        kind: what goes wrong.
        method: a Web API method, or `*` for any.
        times: how many calls it hits.
        after: how many calls of that method pass before it begins.
        every: from the first one it hits on, only each so-many-th call is hit.
        seconds: `Retry-After` of `rate_limited`, the delay of `slow` (real time).
        status: HTTP status of `server_error`.
        error: the error code of `refused`.
    """

    kind: FaultKind
    method: str = EVERY_METHOD
    times: int = 1
    after: int = 0
    every: int = 1
    seconds: float = 1.0
    status: int = 500
    error: str = "internal_error"


class Faults:
    """The faults that wait for a call to hit. Safe to use from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: list[Fault] = []

    def add(self, fault: Fault) -> Fault:
        """Let something go wrong with calls to come."""
        with self._lock:
            self._waiting.append(fault)
        return fault

    def clear(self) -> None:
        """Let nothing go wrong any more."""
        with self._lock:
            self._waiting.clear()

    @property
    def waiting(self) -> list[Fault]:
        """The faults still to come."""
        with self._lock:
            return list(self._waiting)

    def next_for(self, method: str) -> Fault | None:
        """The fault that hits this call, if one does; it is used up by it."""
        with self._lock:
            for fault in self._waiting:
                if fault.method not in {method, EVERY_METHOD}:
                    continue
                if fault.after:
                    fault.after -= 1
                    continue
                fault.times -= 1
                fault.after = fault.every - 1
                if fault.times <= 0:
                    self._waiting.remove(fault)
                return fault
        return None
