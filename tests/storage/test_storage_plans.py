"""How SQLite finds what the ticks look for: by its index, never by looking at every row.

PostgreSQL weighs its plans by what is in the tables, so on a small one it says nothing of a large one.
"""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import Engine, event

from domain.ladder import CaseKind
from domain.notices import NoticeState
from domain.pausing import PauseKind
from domain.ports import UnitOfWork
from domain.views import TaskFilter
from storage.unit_of_work import SqlStorage
from tests import mothers
from tests.mothers import NOW, WEEK

SWEEP = {
    *("ix_tasks_unowned", "ix_tasks_awake_due", "ix_tasks_awake_blocked", "ix_tasks_awake_off_track"),
    *("ix_tasks_awake_last_word", "ix_tasks_awake_still", "ix_tasks_follow_up", "ix_needs_unanswered"),
}
OUTBOX = {"ix_notices_next", "ix_notices_sending", "COVERING INDEX ix_notices_ended"}
EACH_MINUTE: list[tuple[Callable[[UnitOfWork], object], set[str]]] = [
    (lambda uow: uow.offers.due(NOW, 500), {"ix_offers_due"}),
    (lambda uow: uow.needs.overdue(NOW, 1, 500), {"ix_needs_due"}),
    (lambda uow: uow.rounds.due(NOW, 200), {"ix_needs_asked_of", "ix_people_keepers"}),
    (lambda uow: uow.people.moved_before(NOW), {"ix_people_moving"}),
    (lambda uow: uow.people.returning_before(NOW.date()), {"ix_people_returning"}),
    (lambda uow: uow.people.due_to_ask(NOW, 200), {"ix_people_next_ask_at"}),
    (lambda uow: uow.people.due_to_remind(NOW, 200), {"ix_people_reminded"}),
    (lambda uow: uow.cases.due(NOW, 500), {"ix_cases_due"}),
    (lambda uow: uow.cases.anything_new(mothers.thresholds()), SWEEP | {"ix_tasks_resting"}),
]
"""What every tick looks for, and the indexes that were made for it."""

LOOKS: list[tuple[Callable[[UnitOfWork], object], set[str]]] = [
    (lambda uow: uow.cases.reasons(mothers.thresholds(), 500), SWEEP),
    (lambda uow: uow.cases.candidates(mothers.thresholds(), 500), SWEEP),
    (lambda uow: uow.cases.unbegun(mothers.thresholds(), 500), {"ix_tasks_awake_last_word"}),
    (lambda uow: uow.cases.wake(NOW, 500), {"ix_tasks_resting"}),
    (lambda uow: uow.cases.open_on(1), {"uq_cases_one_open_of_task"}),
    *EACH_MINUTE,
    (lambda uow: uow.offers.open_to(1), {"ix_offers_to"}),
    (lambda uow: uow.offers.open_on([1, 2]), {"uq_offers_one_open_of_task"}),
    (lambda uow: uow.offers.of_task(1), {"ix_offers_task_id"}),
    (lambda uow: uow.pauses.of_cases([1, 2]), {"sqlite_autoindex_pauses_1"}),
    (lambda uow: uow.claims.cases_of(1, WEEK), {"COVERING INDEX ix_offerings_department_id_day"}),
    (lambda uow: uow.pauses.of_task(1), {"ix_pauses_task_id"}),
    (lambda uow: uow.pauses.waiting_for(PauseKind.NEED, 1), {"ix_pauses_subject"}),
    (lambda uow: uow.proposals.open_on(1), {"uq_proposals_one_open_of_task"}),
    (lambda uow: uow.proposals.asked_of(1), {"ix_proposals_asked_of"}),
    (lambda uow: uow.proposals.of_task(1), {"ix_proposals_task_id"}),
    (lambda uow: uow.people.owners(), {"ix_tasks_owned"}),
    (lambda uow: uow.people.keepers(), {"ix_people_keepers"}),
    (lambda uow: uow.people.manages_anybody(1), {"COVERING INDEX ix_people_manager_id"}),
    (lambda uow: uow.people.covered_by(1), {"ix_people_deputy_id"}),
    (lambda uow: uow.notices.claim(NOW, NOW), {"ix_notices_waiting", "ix_notices_in_line"}),
    (lambda uow: uow.notices.overdue(NOW), {"ix_notices_sending"}),
    (lambda uow: uow.notices.next_at(), {"ix_notices_next"}),
    (lambda uow: uow.notices.sent_as("C1", "1.1"), {"ix_notices_sent_channel_sent_ts"}),
    (lambda uow: uow.notices.outbox(NOW, NOW), OUTBOX),
    (lambda uow: uow.notices.undelivered(NoticeState.REFUSED, 10), {"ix_notices_ended"}),
    (lambda uow: uow.notices.undelivered_since(NOW), {"COVERING INDEX ix_notices_ended"}),
    (lambda uow: uow.notices.weekly_progress(NOW), {"COVERING INDEX ix_notices_of_week"}),
    (lambda uow: uow.tasks.moved(NOW), {"ix_task_words_said_at", "ix_task_words_task_id_id"}),
    (lambda uow: uow.tasks.views(TaskFilter(owner_id=1)), {"ix_tasks_owned", "sqlite_autoindex_check_ins_1"}),
    (
        lambda uow: uow.tasks.views(TaskFilter(owner_id=1), week=WEEK),
        {"ix_tasks_owned", "sqlite_autoindex_check_ins_1"},
    ),
    (
        lambda uow: uow.tasks.views(TaskFilter(unowned=True), most=5),
        {"ix_tasks_unowned", "sqlite_autoindex_check_ins_1"},
    ),
    (lambda uow: uow.check_ins.came_late(WEEK), {"ix_check_ins_answered_at"}),
    (lambda uow: uow.check_ins.last_weeks([1, 2], WEEK), {"sqlite_autoindex_check_ins_1"}),
    (lambda uow: uow.goals.views(), {"COVERING INDEX ix_tasks_of_goal"}),
    (lambda uow: uow.departments.views(), {"COVERING INDEX ix_tasks_of_department"}),
    (
        lambda uow: uow.tasks.views(TaskFilter(unowned=True, within=(1, 2), untold=1), most=10, skip=10),
        {"ix_tasks_unowned", "ix_case_rungs_person_id"},
    ),
    (lambda uow: uow.cases.waiting_on(1), {"ix_case_rungs_person_id"}),
    (lambda uow: uow.cases.told_to(1), {"ix_case_rungs_person_id"}),
    (lambda uow: uow.cases.open_on_any([1, 2]), {"uq_cases_one_open_of_task"}),
    (lambda uow: uow.cases.climbing_to(1), {"ix_case_rungs_person_id"}),
    (lambda uow: uow.inbox.purge(NOW), {"ix_inbox_received_at"}),
]


def plan_of(engine: Engine, look: Callable[[UnitOfWork], object]) -> str:
    """What the database says of how it runs the statements of a look, with their parameters bound as they are."""
    lines: list[str] = []

    def ask(connection: Any, _cursor: Any, statement: str, parameters: Any, *_: object) -> None:  # noqa: ANN401
        if statement.startswith(("SELECT", "UPDATE", "DELETE", "WITH")):
            cursor = connection.connection.cursor()
            cursor.execute(f"EXPLAIN QUERY PLAN {statement}", parameters)
            lines.extend(str(row[-1]) for row in cursor.fetchall())

    event.listen(engine, "before_cursor_execute", ask)
    with SqlStorage(engine).write() as uow:
        look(uow)
    event.remove(engine, "before_cursor_execute", ask)
    return "\n".join(lines)


@pytest.mark.parametrize(("look", "indexes"), LOOKS)
def test_a_look_walks_its_indexes(
    sqlite_engine: Engine, look: Callable[[UnitOfWork], object], indexes: set[str]
) -> None:
    """Every index that was made for a look serves it, with the parameters bound as they are."""
    plan = plan_of(sqlite_engine, look)
    assert {index for index in indexes if index not in plan} == set(), plan


@pytest.mark.parametrize(("look", "indexes"), EACH_MINUTE)
def test_a_tick_of_a_large_company_walks_its_indexes(
    sqlite_engine: Engine, look: Callable[[UnitOfWork], object], indexes: set[str]
) -> None:
    """Where SQLite knows from its statistics how many people and tasks there are, a tick still walks no table."""
    with sqlite_engine.begin() as connection:
        connection.exec_driver_sql("ANALYZE")
        connection.exec_driver_sql("INSERT INTO sqlite_stat1 VALUES ('people', 'ix_people_next_ask_at', '100000 9')")
        connection.exec_driver_sql(
            "INSERT INTO sqlite_stat1 VALUES ('people', 'sqlite_autoindex_people_1', '100000 1')"
        )
        connection.exec_driver_sql("INSERT INTO sqlite_stat1 VALUES ('tasks', 'ix_tasks_owned', '1000000 9')")
        connection.exec_driver_sql("ANALYZE sqlite_schema")
    sqlite_engine.dispose()
    plan = plan_of(sqlite_engine, look)
    assert {index for index in indexes if index not in plan} == set(), plan
    walked = [line for line in plan.splitlines() if line.startswith(("SCAN people", "SCAN tasks"))]
    assert [line for line in walked if "ix_people_keepers" not in line] == [], "that one holds the few keepers alone"


def test_the_sweep_looks_at_no_whole_table(sqlite_engine: Engine) -> None:
    """No step of SQLite's plan scans a table; each searches an index."""
    plan = plan_of(sqlite_engine, lambda uow: uow.cases.reasons(mothers.thresholds(), 500))
    assert [line for line in plan.splitlines() if line in {"SCAN tasks", "SCAN needs", "SCAN cases"}] == []


@pytest.mark.parametrize("kind", CaseKind)
def test_one_task_is_asked_for_by_its_id(sqlite_engine: Engine, kind: CaseKind) -> None:
    """Whether a case is still true is found without looking at other tasks."""
    case = mothers.case(1, kind=kind)
    plan = plan_of(sqlite_engine, lambda uow: uow.cases.still_true(case, mothers.thresholds()))
    assert "SEARCH tasks USING INTEGER PRIMARY KEY (rowid=?)" in plan
    assert "SCAN" not in plan
