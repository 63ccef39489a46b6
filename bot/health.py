"""Health: whether the program lives, whether it is ready for work, and what it has in hand, in Prometheus' form."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from bot.web import PLAIN, Page
from domain.errors import StorageFaultError
from domain.notices import NoticeState
from domain.ports import Clock, Storage

OK = 200
UNAVAILABLE = 503


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the program that lives or does not."""

    name: str
    alive: Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Count:
    """Something that is counted since the program started; `what` is said of it in words."""

    name: str
    what: str
    number: Callable[[], int]


class Health:
    """Answers the three questions of those who look after the program."""

    def __init__(
        self,
        storage: Storage,
        clock: Clock,
        parts: Sequence[Part],
        lines: Sequence[Part],
        counts: Sequence[Count] = (),
    ) -> None:
        """`parts` must live for the program to live; `lines` must be open for it to be ready."""
        self._storage = storage
        self._parts = tuple(parts)
        self._lines = tuple(lines)
        self._registry = CollectorRegistry(auto_describe=False)
        self._registry.register(_Work(storage, clock))
        self._registry.register(_Lines(self._lines, counts))

    def pages(self) -> dict[str, Callable[[], Page]]:
        """The pages by path."""
        return {"/healthz": self.lives, "/readyz": self.ready, "/metrics": self.metrics}

    def lives(self) -> Page:
        """Whether every part lives; a supervisor restarts the program when not."""
        return _told([part.name for part in self._parts if not part.alive()], "is dead")

    def ready(self) -> Page:
        """Whether it can work: every part lives, the line to Slack is open, the database answers."""
        missing = [part.name for part in (*self._parts, *self._lines) if not part.alive()]
        if not self._database_answers():
            missing.append("database")
        return _told(missing, "is not ready")

    def metrics(self) -> Page:
        """What the program has in hand."""
        try:
            return OK, CONTENT_TYPE_LATEST, generate_latest(self._registry).decode()
        except StorageFaultError:
            return UNAVAILABLE, PLAIN, "the database does not answer\n"

    def _database_answers(self) -> bool:
        try:
            with self._storage.read() as uow:
                uow.workspaces.find()
        except StorageFaultError:
            return False
        return True


class _Work(Collector):
    """Reads the outbox and the cases when somebody looks; nothing is counted twice by several processes."""

    def __init__(self, storage: Storage, clock: Clock) -> None:
        self._storage = storage
        self._clock = clock

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """The numbers of this moment."""
        now = self._clock.now()
        with self._storage.read() as uow:
            counts = uow.notices.counts()
            waiting = uow.notices.next_at()
            cases = uow.cases.count()
        notices = GaugeMetricFamily("followthrough_notices", "Notices in the outbox by state", labels=["state"])
        for state in NoticeState:
            notices.add_metric([state.value], counts.get(state, 0))
        yield notices
        late = 0.0 if waiting is None else max(0.0, (now - waiting).total_seconds())
        yield GaugeMetricFamily("followthrough_outbox_late_seconds", "How long the next notice is overdue", value=late)
        yield GaugeMetricFamily("followthrough_open_cases", "Cases without an answer", value=cases)


class _Lines(Collector):
    """Tells how this process stands to Slack."""

    def __init__(self, lines: Sequence[Part], counts: Sequence[Count]) -> None:
        self._lines = lines
        self._counts = counts

    def collect(self) -> Iterator[Metric]:
        """The numbers of this moment."""
        connected = all(line.alive() for line in self._lines)
        yield GaugeMetricFamily("followthrough_connected", "Whether Slack reaches this process", value=connected)
        for count in self._counts:
            yield CounterMetricFamily(count.name, count.what, value=count.number())


def _told(missing: Sequence[str], what: str) -> Page:
    if not missing:
        return OK, PLAIN, "ok\n"
    return UNAVAILABLE, PLAIN, "".join(f"{name} {what}\n" for name in missing)
