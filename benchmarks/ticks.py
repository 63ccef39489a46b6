"""A tick of the metronome on a large company: with nothing due, and with the same few things due at any size."""

import statistics
import time
from collections.abc import Callable
from datetime import timedelta

from benchmarks import company
from benchmarks.bare import Bare, opened
from benchmarks.large import NOW, Size
from benchmarks.table import Row
from bot import bootstrap
from bot.bootstrap import Program

TICKS = 200
DUE, ROUNDS = 20, 7
SILENT = NOW - timedelta(days=16)
BLOCKED = NOW - timedelta(days=2)
NOWHERE = "http://127.0.0.1:9/api/"
_EACH_TICK = timedelta(minutes=1)
_LOOKS: tuple[tuple[str, tuple[object, ...]], ...] = (
    ("SELECT * FROM notices WHERE state = 'sending' AND deadline <= ? ORDER BY deadline, id", (NOW,)),
    ("SELECT * FROM workspaces", ()),
    ("SELECT * FROM people WHERE is_active AND next_ask_at <= ? ORDER BY next_ask_at, id LIMIT 200", (NOW,)),
    ("SELECT * FROM people WHERE id = 1", ()),
    ("SELECT * FROM calendars WHERE key = 'default'", ()),
    ("SELECT id FROM tasks WHERE state = 'open' AND rests_until IS NOT NULL AND rests_until <= ? LIMIT 1", (NOW,)),
    (
        """
        SELECT 1 WHERE
        EXISTS (SELECT id FROM tasks WHERE state = 'open' AND owner_id IS NULL AND rests_until IS NULL)
        OR EXISTS (SELECT id FROM tasks WHERE state = 'open' AND rests_until IS NULL AND due_on < ?)
        OR EXISTS (SELECT id FROM tasks WHERE state = 'open' AND rests_until IS NULL AND blocker IS NOT NULL
                   AND last_check_in_at < ?)
        OR EXISTS (SELECT task_id FROM needs WHERE answered_at IS NULL AND raised_at < ?)
        OR EXISTS (SELECT id FROM tasks WHERE state = 'open' AND rests_until IS NULL AND off_track_weeks >= 2)
        OR EXISTS (SELECT id FROM tasks WHERE state = 'open' AND rests_until IS NULL AND owner_id IS NOT NULL
                   AND last_check_in_at < ?)
        OR EXISTS (SELECT id FROM tasks WHERE state = 'open' AND rests_until IS NULL AND owner_id IS NOT NULL
                   AND last_check_in_at IS NULL AND owned_since < ?)
        OR EXISTS (SELECT id FROM tasks WHERE state = 'open' AND rests_until IS NULL AND owner_id IS NOT NULL
                   AND last_check_in_at IS NULL AND owned_since IS NULL AND created_at < ?)
        """,
        (NOW.date(), BLOCKED, BLOCKED, SILENT, SILENT, SILENT),
    ),
    ("SELECT * FROM cases WHERE closed_at IS NULL AND next_at <= ? ORDER BY next_at, id LIMIT 500", (NOW,)),
)


def run(url: str, size: Size) -> list[Row]:
    """Nothing due: cases are open on whatever deserves one, and all of them were told today."""
    with opened(url) as bare, company.program(url, NOWHERE) as program:
        bare.run("UPDATE cases SET rung = 0, told_at = ?, next_at = ?", NOW, NOW + timedelta(days=2))
        looks = looking(program)
        rounds = [(_median(lambda: _by_hand(bare)), _median(looks)) for _ in range(3)]
    by_hand, whole = (statistics.median(side) * 1000 for side in zip(*rounds, strict=True))
    about = f"{size.people:,} people, {size.tasks:,} tasks, nothing due"
    return [
        Row("tick: look-ups by hand", round(by_hand, 2), "ms", note=about),
        Row("tick: the program", round(whole, 2), "ms", round(whole / by_hand, 1), "look-ups by hand", about),
    ]


def growth(small: str, large: str, sizes: tuple[Size, Size]) -> list[Row]:
    """The same people, cases and tasks fall due at both sizes, round after round; medians."""
    taken = [_with_some_due(url) * 1000 for url in (small, large)]
    about = f"{DUE} people to ask, {DUE} cases to take a step, {DUE} tasks to open one on"
    few, many = (f"tick with the same due: {size.tasks:,} tasks" for size in sizes)
    return [
        Row(few, round(taken[0]), "ms", note=about),
        Row(many, round(taken[1]), "ms", round(taken[1] / taken[0], 2), f"{sizes[0].tasks:,} tasks", about),
    ]


def _with_some_due(url: str) -> float:
    taken = []
    with opened(url) as bare, company.program(url, NOWHERE) as program:
        looks = looking(program)
        looks()
        for number in range(ROUNDS):
            _fall_due(bare, 200 + number * DUE)
            began = time.perf_counter()
            looks()
            taken.append(time.perf_counter() - began)
    return statistics.median(taken)


def _fall_due(bare: Bare, first: int) -> None:
    """So many of each, from that id on; asked, told and silent since long enough, and not due before."""
    some = (first, first + DUE - 1)
    bare.run("UPDATE people SET next_ask_at = ? WHERE id BETWEEN ? AND ?", NOW - timedelta(hours=1), *some)
    bare.run("UPDATE cases SET rung = -1, next_at = ? WHERE id BETWEEN ? AND ? AND closed_at IS NULL", NOW, *some)
    bare.run(
        """
        UPDATE tasks SET last_check_in_at = ? WHERE id IN (
            SELECT id FROM tasks WHERE id > ? AND state = 'open' AND owner_id IS NOT NULL AND rests_until IS NULL
            AND last_check_in_at > ? ORDER BY id LIMIT ?
        )
        """,
        *(SILENT - timedelta(days=1), 1000 + first, SILENT, DUE),
    )


def looking(program: Program) -> Callable[[], object]:
    """Everything that the program looks at each minute."""
    ticks = bootstrap.ticks(program.storage, program.services, program.delivery, _EACH_TICK)
    every_minute = [tick for tick in ticks if tick.every == _EACH_TICK]

    def looks() -> None:
        for tick in every_minute:
            tick.look(NOW)

    return looks


def _by_hand(bare: Bare) -> None:
    bare.run("BEGIN")
    for statement, values in _LOOKS:
        bare.run(statement, *values)
    bare.run("ROLLBACK")


def _median(work: Callable[[], object]) -> float:
    taken = []
    for _ in range(TICKS):
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)
