"""Answers: short words to whoever just wrote, which take their turn among the messages of the outbox.

They are kept in memory alone: what they tell is stored already, so a stop loses a courtesy and no fact.
"""

from collections import deque
from collections.abc import Callable
from datetime import datetime

from domain.pace import Pacer

Say = Callable[[], float | None]
"""Sends an answer; the seconds to wait before it is tried again if the chat asks for that, None when it is settled."""


class Answers:
    """What was said and is not sent yet, the oldest first. Listeners put in, the one thread that sends takes out."""

    def __init__(self, pacer: Pacer, wake: Callable[[], object]) -> None:
        self._pacer = pacer
        self._wake = wake
        self._waiting: deque[tuple[tuple[str, ...], Say]] = deque()

    def add(self, names: tuple[str, ...], say: Say) -> None:
        """Have it sent as soon as the pace of its channel lets it, by whatever names that channel is written to."""
        self._waiting.append((names, say))
        self._wake()

    def send_next(self, now: datetime) -> datetime | None:
        """Send the oldest one if it may go now.

        Returns the instant at which to call again (`now` itself when one was sent), None when nothing waits.
        """
        if not self._waiting:
            return None
        names, say = self._waiting[0]
        ready = max(self._pacer.ready_at(now, name) for name in names)
        if ready > now:
            return ready
        for name in names:
            self._pacer.took(now, name)
        rest = say()
        if rest is None:
            self._waiting.popleft()
        else:
            self._pacer.pause(now, rest)
        return now
