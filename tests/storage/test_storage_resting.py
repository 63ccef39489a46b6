"""Tasks that rest: the sweep for cases leaves them out, and takes them in again in time."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from alembic import command
from sqlalchemy import Engine, text

from domain.ladder import CaseKind, Outcome
from domain.ports import UnitOfWork
from domain.tasks import Task
from storage import schema
from storage.engine import make_engine
from storage.unit_of_work import SqlStorage, SqlUnitOfWork
from tests import mothers
from tests.mothers import NOW, TODAY, days_ago

SOON = NOW + timedelta(hours=1)


@pytest.fixture
def task(uow: UnitOfWork) -> Task:
    """A task that nobody owns."""
    return uow.tasks.add(mothers.task())


def found(uow: UnitOfWork, now: datetime = NOW) -> list[int]:
    """The tasks that the sweep finds at a moment, after waking those whose rest is over."""
    uow.cases.wake(now, 100)
    return [reason.task_id for reason in uow.cases.reasons(mothers.thresholds(), 100)]


def test_a_task_rests_until_then(uow: UnitOfWork, task: Task) -> None:
    """A moment before it is left out, from then on it is found; others are found meanwhile."""
    other = uow.tasks.add(mothers.task())
    uow.cases.rest({task.id: SOON})
    assert found(uow, SOON - timedelta(seconds=1)) == [other.id]
    assert found(uow, SOON) == [task.id, other.id]


def test_there_is_something_new_when_a_rest_is_over(uow: UnitOfWork, task: Task) -> None:
    """Not a moment before, and not for a task that gives no reason of its own."""
    uow.cases.rest({task.id: SOON})
    soon = (SOON - timedelta(seconds=1), SOON)
    assert [uow.cases.anything_new(mothers.thresholds(now=now)) for now in soon] == [False, True]
    assert uow.cases.wake(SOON, 10) == 1
    assert uow.cases.anything_new(mothers.thresholds())
    uow.tasks.save(mothers.task(id=task.id, owner_id=uow.people.add(mothers.person()).id))
    assert not uow.cases.anything_new(mothers.thresholds())


def test_any_change_ends_a_rest(uow: UnitOfWork, task: Task) -> None:
    """What was true when it was laid to rest may be so no longer; a cooldown goes on."""
    uow.cases.rest({task.id: SOON})
    uow.tasks.save(task)
    assert found(uow) == [task.id]
    uow.tasks.save(mothers.task(id=task.id, quiet_until=SOON))
    assert (found(uow), found(uow, SOON)) == ([], [task.id])


def test_a_task_rests_while_its_case_is_open(uow: UnitOfWork, task: Task) -> None:
    """No change of the task ends that, only the end of the case; a cooldown written meanwhile begins then."""
    case = uow.cases.add(mothers.case(task.id))
    assert case is not None
    uow.tasks.save(mothers.task(id=task.id, quiet_until=SOON))
    assert found(uow, days_ago(-1000)) == []
    assert uow.cases.close(case, Outcome.ANSWERED, NOW)
    assert (found(uow), found(uow, SOON)) == ([], [task.id])


def test_closing_a_closed_case_wakes_nothing(uow: UnitOfWork, task: Task) -> None:
    """Whoever comes second leaves the newer case alone."""
    first = uow.cases.add(mothers.case(task.id))
    assert first is not None
    assert uow.cases.close(first, Outcome.ANSWERED, NOW)
    assert uow.cases.add(mothers.case(task.id)) is not None
    assert not uow.cases.close(first, Outcome.ANSWERED, NOW)
    assert found(uow) == []


def test_so_many_are_woken_at_a_time(uow: UnitOfWork) -> None:
    """Two of three, then the third, then none."""
    uow.cases.rest({uow.tasks.add(mothers.task()).id: NOW for _ in range(3)})
    assert [uow.cases.wake(NOW, 2) for _ in range(3)] == [2, 1, 0]


def test_so_many_are_woken_however_that_is_planned(shared_postgresql: Engine) -> None:
    """The limit holds where the database looks anew for each task, as it does for a small or uncounted table."""
    with shared_postgresql.connect() as connection, connection.begin() as transaction:
        for way in ("hashjoin", "mergejoin", "hashagg", "sort", "material"):
            connection.execute(text(f"SET LOCAL enable_{way} = off"))
        uow = SqlUnitOfWork(connection, writes=True)
        uow.cases.rest({uow.tasks.add(mothers.task()).id: NOW for _ in range(3)})
        assert [uow.cases.wake(NOW, 2) for _ in range(3)] == [2, 1, 0]
        transaction.rollback()


@pytest.mark.parametrize(
    ("changes", "begins"),
    [
        ({"last_check_in_at": days_ago(15)}, True),
        ({"owned_since": days_ago(15)}, True),
        ({"created_at": days_ago(15)}, True),
        ({"owned_since": days_ago(13)}, False),
        ({"owned_since": days_ago(15), "start_on": TODAY - timedelta(days=13)}, True),
        ({"owned_since": days_ago(15), "start_on": TODAY - timedelta(days=14)}, False),
        ({"owned_since": days_ago(15), "start_on": None}, False),
        ({"owned_since": days_ago(15), "owner_id": None}, False),
    ],
)
def test_what_would_be_silent_has_not_begun(uow: UnitOfWork, changes: dict[str, Any], begins: bool) -> None:
    """Owned, not heard of for long, and begun lately or later; found with its days, and not once it rests."""
    tomorrow = TODAY + timedelta(days=1)
    owner = uow.people.add(mothers.person())
    usual: dict[str, Any] = {"owner_id": owner.id, "start_on": tomorrow, "due_on": TODAY, "created_at": days_ago(1)}
    task = uow.tasks.add(mothers.task(**(usual | changes)))
    found = [(each.task_id, each.start_on, each.due_on) for each in uow.cases.unbegun(mothers.thresholds(), 10)]
    assert found == ([(task.id, task.start_on, TODAY)] if begins else [])
    assert uow.cases.anything_new(mothers.thresholds()) or not begins
    uow.cases.rest({task.id: SOON})
    assert uow.cases.unbegun(mothers.thresholds(), 10) == []


def test_a_candidate_comes_with_those_who_may_stand_on_its_ladder(uow: UnitOfWork) -> None:
    """Manager and deputy of its owner, the head of its department, and the owner's leave; none where there are none."""
    head, manager, deputy = (uow.people.add(mothers.person(name)).id for name in ("Head", "Manager", "Deputy"))
    department = uow.departments.add(mothers.department(head_id=head))
    owner = uow.people.add(mothers.person(manager_id=manager, deputy_id=deputy, away_until=TODAY))
    of: dict[str, Any] = {"owner_id": owner.id, "department_id": department.id, "due_on": TODAY - timedelta(days=1)}
    late, nobodys = uow.tasks.add(mothers.task(**of)), uow.tasks.add(mothers.task())
    first, second = uow.cases.candidates(mothers.thresholds(), 10)
    assert (first.task_id, first.kind, first.owner_id, first.head_id) == (nobodys.id, CaseKind.UNOWNED, None, None)
    assert (second.task_id, second.kind, second.owner_id) == (late.id, CaseKind.OVERDUE, owner.id)
    assert (second.manager_id, second.deputy_id, second.head_id, second.away_until) == (manager, deputy, head, TODAY)


def test_cases_are_opened_together_once(uow: UnitOfWork) -> None:
    """Of three tasks the one that has a case keeps it; the others get theirs, with their rungs."""
    people = [uow.people.add(mothers.person(name)).id for name in ("Owner", "Leader")]
    tasks = [uow.tasks.add(mothers.task()).id for _ in range(3)]
    uow.cases.add(mothers.case(tasks[1]))
    opened = uow.cases.add_all([mothers.case(task_id, mothers.ladder(*people)) for task_id in tasks])
    assert [case.task_id for case in opened] == [tasks[0], tasks[2]]
    assert [uow.cases.find(case.id) for case in opened] == opened
    assert len({case.id for case in opened}) == 2
    assert uow.cases.add_all([]) == []


def test_an_older_database_learns_which_tasks_rest(database_url: str) -> None:
    """Those with an open case and those in a cooldown do; a closed case is no reason to."""
    engine = make_engine(database_url)
    with schema.migrating(engine) as config:
        command.upgrade(config, "0005")
        connection = config.attributes["connection"]
        for number, quiet in ((1, None), (2, None), (3, "2999-01-01 00:00:00.000000"), (4, None)):
            connection.execute(
                text(
                    "INSERT INTO tasks (id, title, state, off_track_weeks, quiet_until) "
                    "VALUES (:id, 't', 'open', 0, :q)"
                ),
                {"id": number, "q": quiet},
            )
        for number, closed in ((2, None), (4, "2026-01-01 00:00:00.000000")):
            connection.execute(
                text(
                    "INSERT INTO cases (task_id, kind, ladder, opened_at, rung, closed_at) "
                    "VALUES (:task, 'unowned', '[]', '2026-01-01 00:00:00.000000', -1, :closed)"
                ),
                {"task": number, "closed": closed},
            )
    schema.upgrade(engine)
    _expect_awake(engine, [1, 4])
    engine.dispose()


def _expect_awake(engine: Engine, ids: list[int]) -> None:
    with SqlStorage(engine).read() as uow:
        assert [reason.task_id for reason in uow.cases.reasons(mothers.thresholds(), 10)] == ids
