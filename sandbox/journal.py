"""The traffic, for whoever wants to see what the app and the pocket Slack said to each other."""

import itertools
import threading
from collections import deque
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sandbox.changes import Changes
from sandbox.clock import Clock
from sandbox.model import Json

REMEMBERED = 5_000
EntryKind = Literal["call", "delivery", "ack", "expired", "response_url", "problem", "socket"]


@dataclass(frozen=True)
class Entry:
    """One line of the traffic.

    `title` is a method, an event or a command; `sent` went out from whoever started it, `answer` came back. `error` is
    Slack's error code or a sentence about what was wrong, empty when all was well.
    """

    number: int
    at: datetime
    kind: EntryKind
    title: str
    sent: object
    answer: object
    error: str = ""
    milliseconds: float | None = None

    @property
    def ok(self) -> bool:
        """Whether nothing was wrong with it."""
        return not self.error


class Journal:
    """The last few thousand lines of traffic."""

    def __init__(self, clock: Clock, changes: Changes) -> None:
        self._clock = clock
        self._changes = changes
        self._numbers = itertools.count(1)
        self._lock = threading.Lock()
        self._entries: deque[Entry] = deque(maxlen=REMEMBERED)

    @property
    def entries(self) -> list[Entry]:
        """Every remembered line, oldest first."""
        with self._lock:
            return list(self._entries)

    def add(
        self,
        kind: EntryKind,
        title: str,
        sent: object = None,
        answer: object = None,
        error: str = "",
        milliseconds: float | None = None,
    ) -> Entry:
        """Write one line and return it."""
        with self._lock:
            entry = Entry(next(self._numbers), self._clock.now(), kind, title, sent, answer, error, milliseconds)
            self._entries.append(entry)
        self._changes.add("journal", number=entry.number)
        return entry

    def problem(self, title: str, words: str, sent: object = None) -> None:
        """Write down something an app did that Slack takes without a word but that is a mistake."""
        self.add("problem", title, sent=sent, error=words)

    def calls(self, method: str) -> list[Json]:
        """The arguments of every remembered call of one method, oldest first."""
        return [
            entry.sent
            for entry in self.entries
            if entry.kind == "call" and entry.title == method and isinstance(entry.sent, dict)
        ]
