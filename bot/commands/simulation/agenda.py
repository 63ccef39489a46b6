"""What is going to be done when, in the order of the moments, and of adding among equals."""

import heapq
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from bot.commands.simulation.acts import Act

Plan = Callable[[], Iterable[Act]]
"""Says, when its moment has come, what is done."""


class Agenda:
    """Plans by their moment."""

    def __init__(self) -> None:
        self._heap: list[tuple[datetime, int, Plan]] = []
        self._added = 0

    def add(self, at: datetime, plan: Plan) -> None:
        """Plan something."""
        self._added += 1
        heapq.heappush(self._heap, (at, self._added, plan))

    def add_act(self, at: datetime, act: Act) -> None:
        """Plan a single act that is known already."""
        self.add(at, lambda: (act,))

    def next_at(self) -> datetime | None:
        """The moment of the next plan."""
        return self._heap[0][0] if self._heap else None

    def due(self, now: datetime) -> Iterator[Act]:
        """The acts of every plan whose moment has come."""
        while self._heap and self._heap[0][0] <= now:
            yield from heapq.heappop(self._heap)[2]()
