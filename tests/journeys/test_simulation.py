"""The simulation: weeks of the sample company in one line of counts, with every promise watched."""

import json

import pytest

from bot.cli import main

COUNTS = [
    *("asked", "answered", "late", "nudged", "cases", "climbed", "decided", "digests", "agendas"),
    *("duplicates", "lost", "violations", "transcript"),
]


def test_four_weeks_break_no_promise(capsys: pytest.CaptureFixture[str]) -> None:
    """A month of the sample company, by its hours, ends with no duplicate, no loss and no broken promise."""
    counts = _told(capsys, weeks=4, seed=1)
    assert list(counts) == COUNTS
    assert (counts["duplicates"], counts["lost"], counts["violations"]) == (0, 0, 0)
    assert counts["agendas"] in {1, 2}
    assert counts["digests"] == 4
    assert counts["answered"] <= counts["asked"]
    assert all(counts[name] for name in ("late", "nudged", "cases", "climbed", "decided"))


def _told(capsys: pytest.CaptureFixture[str], *, weeks: int, seed: int) -> dict[str, int]:
    code = main(["simulate", "--weeks", str(weeks), "--seed", str(seed), "--json"])
    printed = capsys.readouterr()
    assert (code, printed.err) == (0, "")
    (line,) = printed.out.splitlines()
    counts: dict[str, int] = json.loads(line)
    return counts
