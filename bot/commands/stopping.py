"""Being asked to stop: what a supervisor's TERM and a person's Ctrl-C do."""

import queue
import signal


class StopSignal:
    """Remembers, from now on, that the program was asked to stop; made by the main thread.

    A handler runs on the main thread between any two of its steps, also while that thread waits here. A
    `threading.Event` may then hold the very lock that setting it needs, and the program would never end;
    a `SimpleQueue` may be put to from a handler at any moment:
    https://docs.python.org/3/library/queue.html#queue.SimpleQueue.put
    """

    def __init__(self) -> None:
        self._asked: queue.SimpleQueue[int] = queue.SimpleQueue()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._ask)

    def wait(self, seconds: float) -> bool:
        """Wait at most so long; whether to stop."""
        try:
            number = self._asked.get(timeout=seconds)
        except queue.Empty:
            return False
        self._asked.put(number)
        return True

    def _ask(self, number: int, _frame: object) -> None:
        self._asked.put(number)
