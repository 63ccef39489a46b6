"""Charts of the data_visualization block as SVG, with their numbers in reach of everybody."""

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil, cos, floor, log10, pi, sin
from typing import Any

WIDTH, HEIGHT = 480, 260
LEFT, RIGHT, TOP, BOTTOM = 52, 12, 12, 46
_TICKS = 5
_MOST_LABELS = 10


@dataclass(frozen=True)
class Slice:
    """One piece of a pie: its outline and its numbers."""

    label: str
    value: float
    share: float
    outline: str


@dataclass(frozen=True)
class Mark:
    """Where a point, bar or label stands in the drawing, in its own units."""

    x: float
    y: float
    width: float = 0
    height: float = 0
    words: str = ""


@dataclass(frozen=True)
class Drawn:
    """One series ready to be drawn."""

    name: str
    marks: list[Mark]
    line: str
    area: str


@dataclass(frozen=True)
class Plot:
    """A chart with axes ready to be drawn."""

    kind: str
    series: list[Drawn]
    ticks: list[Mark]
    labels: list[Mark]
    zero: float


def number(value: float) -> str:
    """A number without needless decimals."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.2f}".rstrip("0")


def slices(chart: dict[str, Any]) -> list[Slice]:
    """The pieces of a pie around the middle of a square of 200 units."""
    total = sum(segment["value"] for segment in chart["segments"])
    pieces, begin = [], 0.0
    for segment in chart["segments"]:
        share = segment["value"] / total
        pieces.append(Slice(segment["label"], segment["value"], share, _outline(begin, begin + share)))
        begin += share
    return pieces


def _outline(begin: float, end: float) -> str:
    middle, radius = 100, 96
    if end - begin > 1 - 1e-9:
        # An arc from a point to itself draws nothing: a whole pie is two halves.
        return f"M100 4 A{radius} {radius} 0 1 1 100 196 A{radius} {radius} 0 1 1 100 4 Z"
    points = [(middle + radius * sin(2 * pi * part), middle - radius * cos(2 * pi * part)) for part in (begin, end)]
    large = int(end - begin > 1 / 2)
    (x1, y1), (x2, y2) = points
    return f"M{middle} {middle} L{x1:.2f} {y1:.2f} A{radius} {radius} 0 {large} 1 {x2:.2f} {y2:.2f} Z"


def plot(chart: dict[str, Any]) -> Plot:
    """The axes and marks of a bar, line or area chart."""
    categories = chart["axis_config"]["categories"]
    rows = [
        (series["name"], {point["label"]: float(point["value"]) for point in series["data"]})
        for series in chart["series"]
    ]
    values = [value for _, points in rows for value in points.values()]
    whole = all(value.is_integer() for value in values)
    ticks = _ticks(min(0.0, *values), max(0.0, *values), whole=whole)
    low, high = ticks[0], ticks[-1]

    def height(value: float) -> float:
        return round(TOP + (HEIGHT - TOP - BOTTOM) * (high - value) / (high - low), 2)

    step = (WIDTH - LEFT - RIGHT) / len(categories)
    drawn = []
    for index, (name, points) in enumerate(rows):
        ordered = [points[category] for category in categories]
        marks = (
            _bars(ordered, index, len(rows), step, height)
            if chart["type"] == "bar"
            else [
                Mark(round(LEFT + step * (n + 0.5), 2), height(value), words=number(value))
                for n, value in enumerate(ordered)
            ]
        )
        line = " ".join(f"{mark.x},{mark.y}" for mark in marks)
        area = f"{marks[0].x},{height(0)} {line} {marks[-1].x},{height(0)}"
        drawn.append(Drawn(name, marks, line, area))
    return Plot(
        chart["type"],
        drawn,
        [Mark(LEFT, height(tick), words=number(tick)) for tick in ticks],
        _labels(categories, step),
        height(0),
    )


def _bars(values: list[float], index: int, count: int, step: float, height: Callable[[float], float]) -> list[Mark]:
    wide = step * 0.72 / count
    bars = []
    for n, value in enumerate(values):
        x = LEFT + step * n + step * 0.14 + wide * index
        top, bottom = sorted((height(value), height(0)))
        bars.append(Mark(round(x, 2), top, round(wide * 0.94, 2), max(round(bottom - top, 2), 1), number(value)))
    return bars


def _labels(categories: list[str], step: float) -> list[Mark]:
    """Names under the axis; when they are many, only every second, third ... is written."""
    every = ceil(len(categories) / _MOST_LABELS)
    return [
        Mark(round(LEFT + step * (n + 0.5), 2), HEIGHT - BOTTOM + 18, words=name)
        for n, name in enumerate(categories)
        if n % every == 0
    ]


def _ticks(low: float, high: float, *, whole: bool) -> list[float]:
    """Round numbers from at most the lowest to at least the highest value; whole ones if all values are."""
    if low == high:
        return [0.0, 1.0]
    rough = (high - low) / (_TICKS - 1)
    power = 10.0 ** floor(log10(rough))
    steps = (power * factor for factor in (1, 2, 2.5, 5, 10, 20))
    step = next(each for each in steps if each >= rough - 1e-12 and not (whole and each % 1))
    first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    return [round(n * step, 10) for n in range(first, last + 1)]
