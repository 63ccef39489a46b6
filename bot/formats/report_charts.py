"""The charts of the report: numbers turned into the places of shapes in a drawing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.words.catalogue import Words
from domain.measures import Reading
from domain.tasks import Task

WIDTH = 100
"""Units across a bar, and across a line."""

HEIGHT = 24
"""Units from the lowest value of a line to the highest."""

_SERIES = {
    "done": "goals.series.done",
    "on_track": "goals.series.on_track",
    "at_risk": "goals.series.at_risk",
    "off_track": "goals.series.off_track",
    "silent": "goals.series.silent",
}
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a bar: what it counts, where it begins, and how wide it is."""

    kind: str
    label: str
    count: int
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Bar:
    """Tasks by their last word, as parts of one bar; `said` has the same numbers in words."""

    segments: tuple[Segment, ...]
    total: int
    said: str


@dataclass(frozen=True, slots=True)
class Spark:
    """Readings as a line, and how high the target stands."""

    points: str
    target: float


def bar(tasks: Iterable[Task], words: Words) -> Bar:
    """The bar of some tasks; one without parts where there are none."""
    kinds = [task.status.value if task.status else "silent" for task in tasks]
    segments: list[Segment] = []
    at = 0.0
    for kind, key in _SERIES.items():
        count = kinds.count(kind)
        if count:
            width = WIDTH * count / len(kinds)
            segments.append(Segment(kind, words.line(key), count, round(at, 2), round(width, 2)))
            at += width
    said = " · ".join(f"{segment.label} {words.number(segment.count)}" for segment in segments)
    return Bar(tuple(segments), len(kinds), said)


def spark(readings: Sequence[Reading], target: Decimal) -> Spark | None:
    """The line from the oldest reading to the newest, by their days; None for fewer than two."""
    if len(readings) < _FEWEST:
        return None
    values = [reading.value for reading in readings] + [target]
    low, high = min(values), max(values)
    first, days = readings[0].on, (readings[-1].on - readings[0].on).days

    def height(value: Decimal) -> float:
        share = float((value - low) / (high - low)) if high > low else 0.5
        return round(HEIGHT * (1 - share), 2)

    places = (f"{round(WIDTH * (one.on - first).days / days, 2)},{height(one.value)}" for one in readings)
    return Spark(" ".join(places), height(target))
