"""Everything that is measured on a large company: it is made once, used by each measurement in turn, and deleted."""

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager

from benchmarks import digest, large, opening, ticks
from benchmarks.large import LARGE, SMALL, Size
from benchmarks.table import Row
from tests.postgres_server import PostgresServer

QUICK = Size(5_000, 50_000)
"""What SCALE=small measures, for a look in a minute."""


def run() -> list[Row]:
    """On SQLite, or with DATABASE=postgresql on a PostgreSQL server that is started for it."""
    size = QUICK if os.environ.get("SCALE") == "small" else LARGE
    with _databases() as (small, huge):
        began = time.perf_counter()
        large.found(huge, size)
        large.found(small, SMALL)
        made = time.perf_counter() - began
        note = f"{size.people:,} people, {size.tasks:,} tasks, {size.tasks * large.WEEKS:,} check-ins"
        opening.run(small, SMALL)
        return [
            Row("large company: made", round(made), "seconds", note=note),
            *opening.run(huge, size),
            *ticks.run(huge, size),
            *digest.run(huge, size),
            *_growth(small, huge, size),
        ]


def _growth(small: str, huge: str, size: Size) -> list[Row]:
    ticks.run(small, SMALL)  # leaves nothing due there either
    ticks.run(huge, size)
    return ticks.growth(small, huge, (SMALL, size))


@contextmanager
def _databases() -> Iterator[tuple[str, str]]:
    if os.environ.get("DATABASE") == "postgresql":
        server = PostgresServer()
        try:
            yield server.url(server.create_database()), server.url(server.create_database())
        finally:
            server.stop()
        return
    with tempfile.TemporaryDirectory() as folder:
        yield f"sqlite:///{folder}/small.db", f"sqlite:///{folder}/large.db"
