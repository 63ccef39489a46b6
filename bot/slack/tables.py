"""Tables that can be sorted, filtered and paged through.

Limits: https://docs.slack.dev/reference/block-kit/blocks/data-table-block
"""

from typing import Any

from bot.messages.model import Number, Table

Json = dict[str, Any]

ROWS = 200
"""Rows below the header that Slack takes."""

_CHARACTERS = 15_000  # Slack takes about 20,000
_PAGE = 10


def fits(table: Table) -> bool:
    """Whether Slack takes a table of that size."""
    characters = sum(len(_shown(cell)) for row in (table.header, *table.rows) for cell in row)
    return len(table.rows) <= ROWS and characters <= _CHARACTERS


def table(of: Table) -> Json:
    """The block of a table that has at least one row; its first column names the row for screen readers."""
    return {
        "type": "data_table",
        "caption": of.caption,
        "page_size": _PAGE,
        "row_header_column_index": 0,
        "rows": [[_cell(cell) for cell in row] for row in (of.header, *of.rows)],
    }


def _cell(cell: str | Number) -> Json:
    if isinstance(cell, Number):
        return {"type": "raw_number", "value": cell.value, "text": cell.text}
    return {"type": "raw_text", "text": cell or "-"}


def _shown(cell: str | Number) -> str:
    return cell.text if isinstance(cell, Number) else cell
