"""Charts that Slack draws itself.

Limits: https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block
"""

from typing import Any

from bot.messages.model import Chart, Series
from bot.slack.elements import clipped

Json = dict[str, Any]

_TITLE = 50
_LABEL = 20
_CATEGORIES = 20
_SERIES = 12


def chart(of: Chart) -> list[Json]:
    """The block of a chart; none when it has nothing to show."""
    series = [each for each in of.series if any(each.values)][:_SERIES]
    if not series or not of.categories:
        return []
    labels = _labels(of.categories[:_CATEGORIES])
    drawn = _pie(series[0], labels) if of.kind == "pie" else _plot(of.kind, series, labels)
    return [{"type": "data_visualization", "title": clipped(of.title, _TITLE), "chart": drawn}]


def _pie(series: Series, labels: list[str]) -> Json:
    slices = [(label, value) for label, value in zip(labels, series.values, strict=False) if value > 0]
    return {"type": "pie", "segments": [{"label": label, "value": value} for label, value in slices[:_SERIES]]}


def _plot(kind: str, series: list[Series], labels: list[str]) -> Json:
    names = _labels(tuple(each.name for each in series))
    drawn = [
        {
            "name": name,
            "data": [{"label": label, "value": value} for label, value in zip(labels, each.values, strict=False)],
        }
        for name, each in zip(names, series, strict=True)
    ]
    return {"type": kind, "series": drawn, "axis_config": {"categories": labels}}


def _labels(texts: tuple[str, ...]) -> list[str]:
    """Short labels, no two alike: Slack takes them for keys."""
    labels: list[str] = []
    for text in texts:
        label, again = clipped(text, _LABEL), 2
        while label in labels:
            tail = f" {again}"
            label, again = clipped(text, _LABEL - len(tail)) + tail, again + 1
        labels.append(label)
    return labels
