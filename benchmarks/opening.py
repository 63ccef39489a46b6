"""Opening a case on every stalled and unowned task of a large company, against the same in hand-written SQL."""

import time
from datetime import timedelta

from benchmarks.bare import Bare, opened
from benchmarks.large import NOW, Size
from benchmarks.table import Row
from domain.services.cases import ANSWER_WINDOW, SLICE, CaseService
from storage.database import Database

_FOUND = """
CREATE TEMPORARY TABLE found AS
SELECT tasks.id AS task_id, CASE WHEN owner_id IS NULL THEN 'unowned' ELSE 'stalled' END AS kind,
       CASE WHEN owner_id <> 1 THEN owner_id END AS owner_id,
       CASE WHEN owner_id = head_id THEN CASE WHEN manager_id <> 1 THEN manager_id END
            WHEN head_id <> 1 THEN head_id END AS head_id
FROM tasks
LEFT JOIN people ON people.id = tasks.owner_id
LEFT JOIN departments ON departments.id = tasks.department_id
WHERE state = 'open' AND rests_until IS NULL
  AND (owner_id IS NULL OR last_check_in_at < ? OR last_check_in_at IS NULL AND owned_since < ?)
"""
_CASES = """
INSERT INTO cases (task_id, kind, ladder, opened_at, rung, next_at)
SELECT task_id, kind,
       CAST('[' || CASE WHEN owner_id IS NULL THEN '' ELSE '{"role":"owner","person_id":' || owner_id || '},' END
                || CASE WHEN head_id IS NULL THEN '' ELSE '{"role":"head","person_id":' || head_id || '},' END
                || '{"role":"leader","person_id":1}]' AS JSON_TYPE),
       CAST(? AS MOMENT_TYPE), -1, CAST(? AS MOMENT_TYPE)
FROM found ORDER BY kind DESC, task_id
"""
_RUNGS = """
INSERT INTO case_rungs (case_id, position, person_id)
SELECT id, 0, owner_id FROM cases JOIN found ON found.task_id = cases.task_id WHERE owner_id IS NOT NULL
UNION ALL
SELECT id, CASE WHEN owner_id IS NULL THEN 0 ELSE 1 END, head_id
FROM cases JOIN found ON found.task_id = cases.task_id WHERE head_id IS NOT NULL
UNION ALL
SELECT id, CASE WHEN owner_id IS NULL THEN 0 ELSE 1 END + CASE WHEN head_id IS NULL THEN 0 ELSE 1 END, 1
FROM cases JOIN found ON found.task_id = cases.task_id
ORDER BY 1, 2
"""
_AUDIT = """
INSERT INTO audit (at, what, subject, after, why)
SELECT opened_at, 'case_opened', 'case:' || id, CAST('{"task":' || task_id || '}' AS JSON_TYPE), kind FROM cases
"""
_REST = "UPDATE tasks SET rests_until = CAST(? AS MOMENT_TYPE) WHERE id IN (SELECT task_id FROM found)"
_FOREVER = NOW.replace(year=9999)


def run(url: str, size: Size) -> list[Row]:
    """Both sides on the same new company; the first leaves nothing."""
    Database(url).close()
    with opened(url) as bare:
        found, by_hand = _by_hand(bare)
    database = Database(url)
    service = CaseService(database.storage())
    longest, whole, number = 0.0, 0.0, 0
    for _ in range(2 + found // SLICE):
        began = time.perf_counter()
        number += service.open_new(NOW, slices=1)
        taken = time.perf_counter() - began
        longest, whole = max(longest, taken), whole + taken
    database.close()
    if number != found:
        raise RuntimeError(f"{number} cases were opened, not {found}")
    about = f"{size.tasks:,} tasks, {found:,} cases"
    return [
        Row("open cases: SQL by hand", round(by_hand, 2), "seconds", note=f"{about}; one transaction"),
        Row(
            *("open cases: the program", round(whole, 2), "seconds", round(whole / by_hand, 2), "SQL by hand"),
            f"the longest transaction took {longest * 1000:,.0f} ms",
        ),
    ]


def _by_hand(bare: Bare) -> tuple[int, float]:
    silent = NOW - timedelta(weeks=2) - ANSWER_WINDOW
    with bare.taken_back():
        began = time.perf_counter()
        bare.run(_FOUND, silent, silent)
        bare.run(_typed(bare, _CASES), NOW, NOW)
        bare.run(_RUNGS)
        bare.run(_typed(bare, _AUDIT))
        bare.run(_typed(bare, _REST), _FOREVER)
        taken = time.perf_counter() - began
        found = bare.run("SELECT count(*) FROM found")[0][0]
    return found, taken


def _typed(bare: Bare, statement: str) -> str:
    kinds = ("TEXT", "TEXT") if bare.is_sqlite else ("JSONB", "TIMESTAMPTZ")
    return statement.replace("JSON_TYPE", kinds[0]).replace("MOMENT_TYPE", kinds[1])
