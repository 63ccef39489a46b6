"""What was measured, as a table to read and as a file to keep."""

import json
import os
import platform
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

COLUMNS = ("what", "value", "unit", "ratio", "to", "note")

SMALL = 0.1
"""Below it two decimals tell nothing."""


@dataclass(frozen=True, slots=True)
class Row:
    """One figure. `ratio` compares it with the figure named `to`, measured in the same run."""

    what: str
    value: float
    unit: str
    ratio: float | None = None
    to: str = ""
    note: str = ""


def shown(rows: Sequence[Row]) -> str:
    """The rows as lines of a terminal."""
    texts = [COLUMNS, *(tuple(_text(getattr(row, name)) for name in COLUMNS) for row in rows)]
    widths = [max(len(line[number]) for line in texts) for number in range(len(COLUMNS))]
    lines = ["  ".join(text.ljust(width) for text, width in zip(line, widths, strict=True)).rstrip() for line in texts]
    return "\n".join(lines)


def kept(rows: Sequence[Row], path: Path) -> None:
    """Write the rows into a JSON file, with the machine they were measured on."""
    machine = {"python": platform.python_version(), "system": platform.system(), "processors": os.cpu_count()}
    load = round(os.getloadavg()[0], 1)
    content = {"machine": machine, "load": load, "rows": [asdict(row) for row in rows]}
    path.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


def _text(value: object) -> str:
    if isinstance(value, float):
        return f"{value:,.2f}" if value >= SMALL else f"{value:.3f}"
    return "" if value is None else str(value)
