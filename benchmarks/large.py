"""A large company, made by the database itself: the same rows on every machine, in a minute or two.

By default 100,000 people, 1,000,000 tasks and 5,000,000 check-ins. One task in 55 has no owner, one in 33 was not
heard of for a month, one in a hundred was finished this week and as many changed their word; nobody is due to be asked.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from benchmarks.bare import Bare, opened
from domain.calendars import Calendar
from domain.workspace import MeetingRhythm, Rhythm, Workspace
from storage.database import Database

NOW = datetime(2027, 1, 13, 9, 0, tzinfo=UTC)
"""A Wednesday noon in Riyadh, always the same."""

MONDAY = date(2027, 1, 11)
NEXT_MONDAY = datetime(2027, 1, 18, 6, 30, tzinfo=UTC)
WEEKS = 5
_BULKY = ("people", "tasks", "task_words", "check_ins")
_NUMBERS = """
CREATE TEMPORARY TABLE numbers AS
WITH RECURSIVE counted(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM counted WHERE i < CAST(? AS INTEGER))
SELECT i FROM counted
"""

_PEOPLE = """
INSERT INTO people (id, chat_id, name, zone, locale, calendar, department_id, manager_id, deputy_id,
                    is_active, is_guest, is_plan_keeper, next_ask_at)
SELECT i, 'U' || (1000000 + i), 'Person ' || i, CASE WHEN i % 5 = 0 THEN 'Europe/Berlin' ELSE 'Asia/Riyadh' END,
       CASE WHEN i % 3 = 0 THEN 'ar-SA' ELSE 'en-US' END, 'default', i % 50 + 1,
       CASE WHEN i = 1 THEN NULL WHEN i < 100 THEN 1 ELSE 50 + i % 50 END,
       CASE WHEN i % 10 = 0 THEN i - 1 END, TRUE, FALSE, FALSE, next_ask
FROM numbers CROSS JOIN (SELECT day AS next_ask FROM moments WHERE k = -1) AS monday
WHERE i <= ?
"""
_DEPARTMENTS = """
INSERT INTO departments (id, key, name, head_id)
SELECT i, 'd' || i, 'Department ' || i, 50 + i - 1 FROM numbers WHERE i <= 50
"""
_GOALS = """
INSERT INTO goals (id, code, title, perspective, parent_id)
SELECT i, 'G' || i, 'Goal ' || i, 'operations', CASE WHEN i > 20 THEN (i - 1) % 20 + 1 END FROM numbers WHERE i <= 200
"""
_TASKS = """
INSERT INTO tasks (id, title, goal_id, department_id, owner_id, how, start_on, due_on, state, status, progress,
                   last_check_in_at, off_track_weeks, owned_since, created_at, closed_at)
SELECT i, 'Bring number ' || i || ' to its end', i % 200 + 1, i % 50 + 1,
       CASE WHEN i % 55 <> 0 THEN i % people + 1 END, 'It runs for a day', started.day_on, due.due_on,
       CASE WHEN i % 7 = 0 THEN 'done' ELSE 'open' END,
       CASE WHEN i % 7 = 0 THEN 'done' WHEN i % 33 = 5 THEN 'on_track'
            ELSE CASE i % 10 WHEN 0 THEN 'off_track' WHEN 1 THEN 'at_risk' WHEN 2 THEN 'at_risk' WHEN 3 THEN NULL
                             ELSE 'on_track' END END,
       i % 100, CASE WHEN i % 33 = 5 THEN started.day WHEN i % 10 <> 3 THEN heard.day END, 0,
       CASE WHEN i % 10 = 3 THEN heard.day ELSE started.day END, started.day,
       CASE WHEN i % 98 = 0 THEN heard.day WHEN i % 7 = 0 THEN started.day END
FROM numbers
JOIN moments AS heard ON heard.k = i % 6 + 1
JOIN moments AS due ON due.k = i % 60
JOIN moments AS started ON started.k = 40
CROSS JOIN (SELECT CAST(? AS INTEGER) AS people) AS size
"""
_WORDS = """
INSERT INTO task_words (task_id, status, said_at)
SELECT id, CASE WHEN id % 100 = 1 THEN 'on_track' ELSE status END, day
FROM tasks CROSS JOIN (SELECT day FROM moments WHERE k = 40) AS long_ago
WHERE status IS NOT NULL
"""
_CHANGED = """
INSERT INTO task_words (task_id, status, said_at)
SELECT id, status, last_check_in_at FROM tasks WHERE id % 100 = 1 AND status IS NOT NULL
"""
_CHECK_INS = """
INSERT INTO check_ins (task_id, person_id, week, asked_at, answered_at, status, progress, late)
SELECT i, i % people + 1, weeks.day_on, weeks.day,
       CASE WHEN (i + weeks.k) % 8 <> 0 THEN weeks.day END,
       CASE WHEN (i + weeks.k) % 8 <> 0 THEN 'on_track' END, i % 100, i % 50 = 1
FROM numbers
CROSS JOIN (SELECT k, day, day_on FROM moments WHERE k >= 100 ORDER BY k) AS weeks
CROSS JOIN (SELECT CAST(? AS INTEGER) AS people) AS size
"""


@dataclass(frozen=True, slots=True)
class Size:
    """How many people and tasks a company has; every task has five check-ins."""

    people: int
    tasks: int


LARGE = Size(100_000, 1_000_000)
SMALL = Size(1_000, 10_000)


def found(url: str, size: Size) -> None:
    """Fill a new database at `url`."""
    database = Database(url)
    with opened(url) as bare:
        _keys_unchecked(bare)
        spared = _drop_indexes(bare)
        bare.run("BEGIN")
        _moments(bare)
        bare.run(_NUMBERS, size.tasks)
        bare.run(_DEPARTMENTS)
        bare.run(_PEOPLE, size.people)
        bare.run(_GOALS)
        bare.run(_TASKS, size.people)
        bare.run(_WORDS)
        bare.run(_CHANGED)
        bare.run(_CHECK_INS, size.people)
        bare.run("COMMIT")
        for statement in spared:
            bare.run(statement)
        bare.run("ANALYZE")
    with database.storage().write() as uow:
        uow.calendars.save(Calendar("default", work_days=frozenset({7, 1, 2, 3, 4})))
        uow.workspaces.save(_settings())
    database.close()


def _settings() -> Workspace:
    return Workspace(
        "Large",
        "Plan 2027",
        leader_id=1,
        digest_channel="C0DIGEST",
        meeting_channel="C0MEETING",
        check_in=Rhythm(1, time(9, 30)),
        digest=Rhythm(4, time(9, 0)),
        meeting=MeetingRhythm(1, 2, time(10, 0)),
        next_digest_at=NOW + timedelta(days=1),
        next_agenda_at=NOW + timedelta(days=14),
        next_meeting_on=date(2027, 2, 2),
    )


def _moments(bare: Bare) -> None:
    """Instants and days to choose from: so many days ago, and from 100 on the Mondays of the last weeks."""
    bare.run(
        "CREATE TEMPORARY TABLE moments (k INTEGER PRIMARY KEY, day TIMESTAMP WITH TIME ZONE, day_on DATE, due_on DATE)"
    )
    for k in range(61):
        ago = timedelta(days=k)
        rows = (k, NOW - ago, NOW.date() - ago, NOW.date() + timedelta(days=10 + k))
        bare.run("INSERT INTO moments VALUES (?, ?, ?, ?)", *rows)
    bare.run("INSERT INTO moments VALUES (-1, ?, NULL, NULL)", NEXT_MONDAY)
    for number in range(WEEKS):
        week = MONDAY - timedelta(weeks=number)
        asked = datetime.combine(week, time(6, 30), tzinfo=UTC)
        bare.run("INSERT INTO moments VALUES (?, ?, ?, NULL)", 100 + number, asked, week)


def _keys_unchecked(bare: Bare) -> None:
    """Rows come in any order, and all of them fit together."""
    bare.run("PRAGMA foreign_keys = OFF" if bare.is_sqlite else "SET session_replication_role = replica")


def _drop_indexes(bare: Bare) -> list[str]:
    """Take away the indexes of the bulky tables; the statements that make them again."""
    if bare.is_sqlite:
        asking = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name = ?"
    else:
        asking = (
            "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = ? AND indexname NOT IN "
            "(SELECT conname FROM pg_constraint)"
        )
    made = []
    for table in _BULKY:
        for name, statement in bare.run(asking, table):
            bare.run(f'DROP INDEX "{name}"')
            made.append(statement)
    return made
