"""The leader's digest of a large company, against the same answers in hand-written SQL."""

import time
from datetime import timedelta
from typing import Any

from benchmarks import company
from benchmarks.bare import Bare, opened
from benchmarks.large import NOW, Size
from benchmarks.table import Row
from benchmarks.ticks import NOWHERE
from bot.bootstrap import Program
from bot.messages.notices import message_for
from bot.slack.render import render
from domain.notices import Content
from domain.services import contents
from domain.services.contents import Superseded

DUE = NOW + timedelta(days=1)
SINCE = DUE - timedelta(days=7)
ROUNDS = 3
_STATEMENTS: tuple[tuple[str, int], ...] = (
    ("SELECT count(*) FROM cases WHERE closed_at IS NULL", 0),
    (
        """
        SELECT count(*) FROM cases WHERE closed_at IS NULL
        AND rung >= (SELECT max(position) FROM case_rungs WHERE case_id = cases.id)
        """,
        0,
    ),
    (
        """
        SELECT id FROM cases WHERE closed_at IS NULL
        AND rung >= (SELECT max(position) FROM case_rungs WHERE case_id = cases.id) ORDER BY opened_at, id LIMIT 20
        """,
        0,
    ),
    (
        """
        WITH RECURSIVE below(root, id) AS (
            SELECT id, id FROM goals WHERE parent_id IS NULL
            UNION ALL SELECT below.root, goals.id FROM goals JOIN below ON goals.parent_id = below.id
        )
        SELECT root, state, status, sum(number) FROM below JOIN (
            SELECT goal_id, state, status, count(*) AS number FROM tasks GROUP BY goal_id, state, status
        ) AS counted ON counted.goal_id = below.id GROUP BY root, state, status
        """,
        0,
    ),
    (
        """
        SELECT id, status, count(*) OVER () FROM tasks
        WHERE id IN (SELECT task_id FROM task_words WHERE said_at > ?) AND state = 'open' AND status <> 'done'
        AND status <> coalesce((
            SELECT status FROM task_words WHERE task_words.task_id = tasks.id
            AND (said_at IS NULL OR said_at <= ?) ORDER BY task_words.id DESC LIMIT 1
        ), '')
        ORDER BY CASE status WHEN 'off_track' THEN 0 WHEN 'at_risk' THEN 1 ELSE 2 END, due_on, id LIMIT 20
        """,
        2,
    ),
    ("SELECT id FROM tasks WHERE state = 'done' AND closed_at >= ? ORDER BY due_on, id LIMIT 20", 1),
    ("SELECT count(*) FROM tasks WHERE state = 'done' AND closed_at >= ?", 1),
    ("SELECT count(*) FROM tasks WHERE state = 'open' AND owner_id IS NULL", 0),
)
_PARTICIPATION = """
    SELECT sum(CASE WHEN asked_at > ? AND asked_at <= ? THEN 1 ELSE 0 END),
           sum(CASE WHEN asked_at > ? AND asked_at <= ? AND answered_at <= ? THEN 1 ELSE 0 END),
           sum(CASE WHEN answered_at > ? AND answered_at <= ? AND late AND asked_at IS NOT NULL THEN 1 ELSE 0 END)
    FROM check_ins WHERE asked_at > ? AND asked_at <= ? OR answered_at > ? AND answered_at <= ?
"""


def run(url: str, size: Size) -> list[Row]:
    """From the moment the digest is due to the payload for Slack, with one case in ten on the leader's rung."""
    with opened(url) as bare, company.program(url, NOWHERE) as program:
        bare.run("UPDATE cases SET rung = 2, told_at = ?, next_at = NULL WHERE id % 10 = 0", NOW)
        by_hand = min(_by_hand(bare) for _ in range(ROUNDS))
        began = time.perf_counter()
        if not program.services.digests.digest_due(DUE):
            raise RuntimeError("the digest was not posted")
        decided = time.perf_counter() - began
        gathered, payload = min((_gathered(program) for _ in range(ROUNDS)), key=lambda each: each[0])
    whole = decided + gathered
    said = f"{len(payload['blocks'])} blocks, {len(payload['text']):,} characters of text"
    return [
        Row("digest: SQL by hand", round(by_hand, 2), "seconds", note=f"{size.tasks:,} tasks"),
        Row("digest: the program", round(whole, 2), "seconds", round(whole / by_hand, 2), "SQL by hand", said),
    ]


def _gathered(program: Program) -> tuple[float, dict[str, Any]]:
    """What the sender does with the notice that waits, without Slack."""
    began = time.perf_counter()
    with program.storage.read() as uow:
        content = contents.load(uow, uow.notices.get(1), DUE)
    return _drawn(content, began)


def _drawn(content: Content | Superseded, began: float) -> tuple[float, dict[str, Any]]:
    if isinstance(content, Superseded):
        raise TypeError(content.reason)
    payload = render(message_for(content))
    return time.perf_counter() - began, payload


def _by_hand(bare: Bare) -> float:
    began = time.perf_counter()
    for statement, moments in _STATEMENTS:
        bare.run(statement, *([SINCE] * moments))
    bare.run(_PARTICIPATION, *(SINCE, DUE), *(SINCE, DUE, DUE), *(SINCE, DUE), *(SINCE, DUE), *(SINCE, DUE))
    return time.perf_counter() - began
