"""A one-tap check-in from the payload to the acknowledgement, against a listener that only acknowledges."""

import statistics
import tempfile
import time

from slack_bolt import App

from benchmarks import company
from benchmarks.burst_app import acknowledging
from benchmarks.envelopes import Json
from benchmarks.table import Row
from bot.slack.direct import dispatch

TAPS = 200
WARM = 20
ROUNDS = 3
"""The two sides take turns, so that a busy moment of the machine hits both."""


def run() -> list[Row]:
    """Both sides, in turns, in one process on SQLite; medians of the rounds."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/bench.db"
        owned = company.found(url)
        bare = acknowledging()
        with company.program(url, "http://127.0.0.1:9/api/") as program:
            _per_second(program.app, list(company.taps(owned, WARM)))
            _per_second(bare, list(company.taps(owned, WARM)))
            rounds = [
                (
                    _per_second(bare, list(company.taps(owned, TAPS))),
                    _per_second(program.app, list(company.taps(owned, TAPS))),
                )
                for _ in range(ROUNDS)
            ]
    only, whole = (statistics.median(side) for side in zip(*rounds, strict=True))
    return [
        Row("tap: acknowledged only", round(only), "a second"),
        Row("tap: stored and shown", round(whole), "a second", round(whole / only, 2), "acknowledged only", "SQLite"),
    ]


def _per_second(app: App, payloads: list[Json]) -> float:
    began = time.perf_counter()
    for payload in payloads:
        acknowledged, _ = dispatch(app, payload)
        if not acknowledged:
            raise RuntimeError("a press was not acknowledged")
    return len(payloads) / (time.perf_counter() - began)
