"""Rich text, tables and charts."""

import pytest

from sandbox.checks.blocks import problems
from tests.sandbox.checks.samples import Json, data_table, pie, plot, raw, rich, table, words

LEAVES: dict[str, Json] = {
    "text": {"type": "text", "text": "a", "style": {"bold": True, "underline": True}},
    "link": {"type": "link", "url": "https://example.com", "text": "there", "style": {"italic": True}},
    "user": {"type": "user", "user_id": "U1", "style": {"highlight": True}},
    "usergroup": {"type": "usergroup", "usergroup_id": "S1"},
    "channel": {"type": "channel", "channel_id": "C1"},
    "team": {"type": "team", "team_id": "T1"},
    "emoji": {"type": "emoji", "name": "tada", "skin_tone": 2, "unicode": "1f389"},
    "date": {"type": "date", "timestamp": 1_800_000_000, "format": "{date}", "fallback": "then"},
    "broadcast": {"type": "broadcast", "range": "here"},
    "color": {"type": "color", "value": "#ff0000"},
}


def reasons(block: Json) -> list[str]:
    """What is wrong with a block in a message."""
    return [p.reason for p in problems([block], "message")]


@pytest.mark.parametrize("kind", LEAVES)
def test_leaf(kind: str) -> None:
    """Each kind of leaf passes whole and is refused with an unknown key."""
    assert reasons(rich(LEAVES[kind])) == []
    assert reasons(rich({**LEAVES[kind], "colour": 1})) == ["invalid additional property: colour"]


@pytest.mark.parametrize(
    "leaf",
    [
        words(""),
        {"type": "text"},
        {"type": "text", "text": "a", "style": {"huge": True}},
        {"type": "text", "text": "a", "style": {"bold": "yes"}},
        {"type": "link", "url": "javascript:alert(1)"},
        {"type": "date", "timestamp": "now", "format": "{date}"},
        {"type": "date", "timestamp": 1},
        {"type": "broadcast", "range": "all"},
        {"type": "nothing"},
    ],
)
def test_bad_leaf(leaf: Json) -> None:
    """A leaf that is empty, mistyped or unknown is refused."""
    assert len(reasons(rich(leaf))) == 1


def test_parts() -> None:
    """Lists hold sections, quotes hold leaves, and preformatted text holds only text and links."""
    inner = {"type": "rich_text_section", "elements": [words("a")]}
    good: list[Json] = [
        {"type": "rich_text_list", "style": "ordered", "elements": [inner], "indent": 1, "offset": 2},
        {"type": "rich_text_quote", "elements": [LEAVES["user"]]},
        {"type": "rich_text_preformatted", "elements": [words("x = 1")], "border": 1},
    ]
    assert reasons({"type": "rich_text", "elements": good}) == []
    bad: list[Json] = [
        {"type": "rich_text_list", "style": "bullet", "elements": [words("a")]},
        {"type": "rich_text_list", "style": "stars", "elements": [inner]},
        {"type": "rich_text_preformatted", "elements": [LEAVES["user"]]},
        words("a"),
    ]
    for part in bad:
        assert len(reasons({"type": "rich_text", "elements": [part]})) == 1


def test_cells() -> None:
    """A table's cells are raw text, raw numbers or rich text, and not empty."""
    cells: list[Json] = [raw(), {"type": "raw_number", "value": 1.5, "text": "1.5"}, rich(words("a"))]
    assert reasons({"type": "table", "rows": [cells]}) == []
    for cell in (raw(""), {"type": "plain_text", "text": "a"}, {"type": "raw_number", "value": "1"}):
        assert len(reasons({"type": "table", "rows": [[cell]]})) == 1


def test_table_characters() -> None:
    """A table's cells hold 10,000 characters together, a data table's 20,000."""
    assert reasons({"type": "table", "rows": [[raw("a" * 5000), raw("a" * 5000)]]}) == []
    assert len(reasons({"type": "table", "rows": [[raw("a" * 5000), raw("a" * 5001)]]})) == 1
    rows = [[raw("a" * 9999)], [raw("a" * 10_001)]]
    assert reasons({**data_table(), "rows": rows}) == []
    assert len(reasons({**data_table(), "rows": [*rows, [raw("a")]]})) == 1


def test_data_table_rows() -> None:
    """A data table has a header and a row at least, equally long rows and no rich text in its header."""
    assert reasons(data_table(rows=1)) == ["no fewer than 2 items allowed"]
    assert reasons({**data_table(), "rows": [[raw(), raw()], [raw()]]}) == [
        "all rows must have the same number of cells"
    ]
    assert reasons({**data_table(), "rows": [[rich(words("a"))], [raw()]]}) == ["unsupported type: rich_text"]
    assert reasons({**table(), "rows": [[raw(), raw()], [raw()]]}) == []


@pytest.mark.parametrize(
    "more", [{"page_size": 0}, {"page_size": 101}, {"row_header_column_index": 2}, {"caption": ""}]
)
def test_data_table_settings(more: Json) -> None:
    """Page size is 1 to 100, the row header is an existing column, the caption says something."""
    assert reasons(data_table(page_size=100, row_header_column_index=1)) == []
    assert len(reasons(data_table(**more))) == 1


@pytest.mark.parametrize("kind", ["bar", "line", "area"])
def test_plot(kind: str) -> None:
    """Bars, lines and areas may hold any finite number, one point per category in each series."""
    assert reasons(plot(kind, categories=20, series=12)) == []
    short = plot(kind)
    short["chart"]["series"][0]["data"].pop()
    assert reasons(short) == ["must contain exactly one data point for each category"]
    doubled = plot(kind)
    doubled["chart"]["series"][0]["data"][0]["label"] = "W1"
    assert reasons(doubled) == ["must contain exactly one data point for each category"]


def test_series_names_differ() -> None:
    """Two series of one name, or two equal categories, are refused."""
    same = plot(series=2)
    same["chart"]["series"][1]["name"] = "S0"
    assert reasons(same) == ["must be unique"]
    twice = plot()
    twice["chart"]["axis_config"]["categories"] = ["W0", "W0"]
    assert "must be unique" in reasons(twice)


@pytest.mark.parametrize("value", [0, -1, "3", True, float("nan"), float("inf")])
def test_pie_values_are_positive(value: object) -> None:
    """A slice of nothing, of less, or of something that is no number is refused."""
    chart = {"type": "pie", "segments": [{"label": "A", "value": value}]}
    assert len(reasons(pie(chart=chart))) == 1


def test_unknown_chart() -> None:
    """A chart of another kind is refused, and a plot needs its axis."""
    assert reasons(pie(chart={"type": "radar"})) == ["unsupported type: radar"]
    bare = plot()
    del bare["chart"]["axis_config"]
    assert reasons(bare) == ["missing required field: axis_config"]
