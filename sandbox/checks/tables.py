"""The table and data_table blocks.

Limits: https://docs.slack.dev/reference/block-kit/blocks/table-block and .../data-table-block
"""

from collections.abc import Iterator

from sandbox.checks.parts import ID
from sandbox.checks.problem import Problem
from sandbox.checks.rich_text import RICH_TEXT
from sandbox.checks.shape import Check, also, boolean, by_type, many, number, one_of, string, thing, whole
from sandbox.checks.words import characters

TABLE_CHARACTERS = 10_000
DATA_TABLE_CHARACTERS = 20_000

_RAW = {
    "raw_text": thing({"type": one_of("raw_text"), "text": string(at_least=1)}),
    "raw_number": thing({"type": one_of("raw_number"), "value": number}, {"text": string(at_least=1)}),
}
_CELL = by_type({**_RAW, "rich_text": RICH_TEXT})
_HEADER_CELL = by_type(_RAW)
_COLUMN = thing({}, {"align": one_of("left", "center", "right"), "is_wrapped": boolean})


def _column(value: object, path: str) -> Iterator[Problem]:
    """Settings of one column; null stands for the defaults."""
    if value is not None:
        yield from _COLUMN(value, path)


def _not_too_long(limit: int) -> Check:
    def check(value: object, path: str) -> Iterator[Problem]:
        if isinstance(value, dict) and characters(value["rows"]) > limit:
            yield Problem(f"{path}/rows", f"must be less than {limit + 1} characters over all cells")

    return check


def _header_and_columns(value: object, path: str) -> Iterator[Problem]:
    """Rows are equally long, the first holds no rich text, and the row header is one of the columns."""
    if not isinstance(value, dict):
        return
    header = value["rows"][0]
    for index, cell in enumerate(header):
        yield from _HEADER_CELL(cell, f"{path}/rows/0/{index}")
    for index, row in enumerate(value["rows"]):
        if len(row) != len(header):
            yield Problem(f"{path}/rows/{index}", "all rows must have the same number of cells")
    if value.get("row_header_column_index", 0) >= len(header):
        yield Problem(f"{path}/row_header_column_index", "must be the index of a column")


TABLE = also(
    thing(
        {"type": one_of("table"), "rows": many(many(_CELL, 1, 20), 1, 100)},
        {"column_settings": many(_column, 0, 20), "block_id": ID},
    ),
    _not_too_long(TABLE_CHARACTERS),
)

DATA_TABLE = also(
    thing(
        {
            "type": one_of("data_table"),
            "caption": string(at_least=1),
            "rows": many(many(_CELL, 1, 20), 2, 201),
        },
        {"page_size": whole(1, 100), "row_header_column_index": whole(0, 19), "block_id": ID},
    ),
    _header_and_columns,
    _not_too_long(DATA_TABLE_CHARACTERS),
)
