"""The data_visualization block: pie, bar, line and area charts.

Limits: https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block
"""

from collections.abc import Iterator

from sandbox.checks.parts import ID
from sandbox.checks.problem import Problem
from sandbox.checks.shape import Check, also, by_type, many, number, one_of, string, thing

_TITLE = string(50, 1)
_LABEL = string(20, 1)


def _positive(value: object, path: str) -> Iterator[Problem]:
    if isinstance(value, int | float) and value <= 0:
        yield Problem(path, "must be greater than 0")


def _points_match_categories(value: object, path: str) -> Iterator[Problem]:
    """Each series holds exactly one point per category, and series have names of their own."""
    if not isinstance(value, dict):
        return
    categories = value["axis_config"]["categories"]
    if len(set(categories)) < len(categories):
        yield Problem(f"{path}/axis_config/categories", "must be unique")
    names: set[str] = set()
    for index, series in enumerate(value["series"]):
        where = f"{path}/series/{index}"
        if series["name"] in names:
            yield Problem(f"{where}/name", "must be unique")
        names.add(series["name"])
        if sorted(point["label"] for point in series["data"]) != sorted(categories):
            yield Problem(f"{where}/data", "must contain exactly one data point for each category")


_SEGMENT = thing({"label": _LABEL, "value": also(number, _positive)})
_POINT = thing({"label": _LABEL, "value": number})
_SERIES = thing({"name": _LABEL, "data": many(_POINT, 1, 20)})
_AXIS = thing({"categories": many(_LABEL, 1, 20)}, {"x_label": _TITLE, "y_label": _TITLE})


def _plotted(kind: str) -> Check:
    shape = thing({"type": one_of(kind), "series": many(_SERIES, 1, 12), "axis_config": _AXIS})
    return also(shape, _points_match_categories)


_CHARTS = {
    "pie": thing({"type": one_of("pie"), "segments": many(_SEGMENT, 1, 12)}),
    "bar": _plotted("bar"),
    "line": _plotted("line"),
    "area": _plotted("area"),
}

DATA_VISUALIZATION = thing(
    {"type": one_of("data_visualization"), "title": _TITLE, "chart": by_type(_CHARTS)}, {"block_id": ID}
)
