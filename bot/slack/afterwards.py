"""What is done once a person's answer is stored: showing it, which may take Slack a while and loses nothing.

Slack wants its acknowledgement within three seconds, and a Monday morning brings a thousand answers at once. A call of
Slack before each acknowledgement would keep all the others waiting.
"""

import threading
import uuid
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from functools import partial
from typing import Protocol

from bot.slack.unexpected import log_unexpected

WORKERS = 10
"""Calls of Slack at the same time; each spends its time waiting."""

Work = Callable[[], object]


class Afterwards(Protocol):
    """Does what can wait until Slack was told."""

    def do(self, work: Work, key: str = "") -> None:
        """Do it soon. Of several with the same key one runs at a time, and only the newest of those that wait."""
        ...

    def finish(self, seconds: float) -> bool:
        """Take nothing more and finish what was taken; False when that took longer."""
        ...


class AtOnce(Afterwards):
    """Does everything on the spot, for a program that lives in one thread."""

    def do(self, work: Work, key: str = "") -> None:  # noqa: ARG002  (nothing ever waits)
        """Do it now."""
        work()

    def finish(self, seconds: float) -> bool:  # noqa: ARG002  (as above)
        """Nothing is ever left."""
        return True


class Behind(Afterwards):
    """Does it on threads of its own."""

    def __init__(self, workers: int = WORKERS) -> None:
        self._pool = ThreadPoolExecutor(workers, thread_name_prefix="afterwards")
        self._guard = threading.Lock()
        self._running: dict[str, Work | None] = {}  # by key; the one that waits for it, if any
        self._in_hand: set[Future[object]] = set()
        self._is_closed = False

    def do(self, work: Work, key: str = "") -> None:
        """Queue it; a state that a newer one follows at once need not be shown."""
        name = key or uuid.uuid4().hex
        with self._guard:
            if self._is_closed:
                return  # a message that was not rewritten still answers a press with what is true
            if name in self._running:
                self._running[name] = work
                return
            handling = self._submit(name, work)
        handling.add_done_callback(partial(self._done, name))

    def finish(self, seconds: float) -> bool:
        """Wait for what was taken, for so long at most."""
        with self._guard:
            self._is_closed = True
            in_hand = tuple(self._in_hand)
        _, unfinished = wait(in_hand, seconds)
        self._pool.shutdown(wait=False, cancel_futures=True)
        return not unfinished

    def _submit(self, name: str, work: Work) -> "Future[object]":
        self._running[name] = None
        handling = self._pool.submit(work)
        self._in_hand.add(handling)
        return handling

    def _done(self, name: str, handling: "Future[object]") -> None:
        error = None if handling.cancelled() else handling.exception()
        if isinstance(error, Exception):
            log_unexpected(error, uuid.uuid4().hex[:8])
        with self._guard:
            self._in_hand.discard(handling)
            waiting = self._running.pop(name)
            if waiting is None or self._is_closed:
                return
            following = self._submit(name, waiting)
        following.add_done_callback(partial(self._done, name))
