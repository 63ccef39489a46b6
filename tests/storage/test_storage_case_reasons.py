"""Which tasks deserve a case, and why."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from domain.ladder import CaseKind, Outcome
from domain.ports import Reason, UnitOfWork
from domain.rhythm import TaskRhythm
from domain.tasks import Status, TaskState
from tests import mothers
from tests.mothers import NOW, TODAY, days_ago

YESTERDAY = TODAY - timedelta(days=1)
TOMORROW = TODAY + timedelta(days=1)
FORTNIGHTLY, MONTHLY = TaskRhythm.FORTNIGHTLY, TaskRhythm.MONTHLY


@pytest.fixture
def healthy(uow: UnitOfWork) -> dict[str, Any]:
    """Fields of a task that gives no reason: owned, heard of lately, due tomorrow."""
    owner = uow.people.add(mothers.person())
    return {
        "owner_id": owner.id,
        "owned_since": days_ago(60),
        "created_at": days_ago(90),
        "status": Status.ON_TRACK,
        "last_check_in_at": days_ago(1),
        "due_on": TOMORROW,
    }


def kinds(uow: UnitOfWork) -> list[CaseKind]:
    """The kinds of the reasons that the sweep finds, once those whose rest is over are awake."""
    uow.cases.wake(NOW, 100)
    return [reason.kind for reason in uow.cases.reasons(mothers.thresholds(), 100)]


GIVES: list[tuple[CaseKind, dict[str, Any]]] = [
    (CaseKind.UNOWNED, {"owner_id": None}),
    (CaseKind.OVERDUE, {"due_on": YESTERDAY}),
    (CaseKind.BLOCKED, {"blocker": "no steel", "last_check_in_at": days_ago(2.1)}),
    (CaseKind.OFF_TRACK, {"status": Status.OFF_TRACK, "off_track_weeks": 2}),
    (CaseKind.SILENT, {"last_check_in_at": days_ago(14.1)}),
    (CaseKind.UNHEARD, {"last_check_in_at": None, "owned_since": days_ago(14.1)}),
    (CaseKind.UNHEARD, {"last_check_in_at": None, "owned_since": None, "created_at": days_ago(14.1)}),
    (CaseKind.SILENT, {"last_check_in_at": days_ago(14.1), "start_on": TODAY - timedelta(days=14)}),
    (CaseKind.UNHEARD, {"last_check_in_at": None, "start_on": TODAY - timedelta(days=14)}),
    (CaseKind.SILENT, {"last_check_in_at": days_ago(14.1), "rhythm_set_at": days_ago(14.1)}),
    (CaseKind.SILENT, {"last_check_in_at": days_ago(28.1), "rhythm": FORTNIGHTLY, "rhythm_set_at": days_ago(40)}),
    (CaseKind.UNHEARD, {"last_check_in_at": None, "owned_since": days_ago(70.1), "rhythm": MONTHLY}),
    (CaseKind.OVERDUE, {"due_on": YESTERDAY, "rhythm": MONTHLY}),
    (CaseKind.STALLED, {"still_since": days_ago(28.1)}),
    (CaseKind.STALLED, {"still_since": days_ago(56.1), "rhythm": FORTNIGHTLY}),
    (CaseKind.STALLED, {"still_since": days_ago(140.1), "rhythm": MONTHLY}),
]

GIVES_NOT: list[dict[str, Any]] = [
    {},
    {"due_on": TODAY},
    {"due_on": None},
    {"blocker": "no steel", "last_check_in_at": days_ago(1.9)},
    {"status": Status.OFF_TRACK, "off_track_weeks": 1},
    {"last_check_in_at": days_ago(13.9)},
    {"last_check_in_at": None, "owned_since": days_ago(13.9)},
    {"last_check_in_at": None, "owned_since": None, "created_at": None},
    {"last_check_in_at": days_ago(30), "start_on": TOMORROW},
    {"last_check_in_at": None, "start_on": TODAY - timedelta(days=13)},  # not asked about for long enough
    {"last_check_in_at": None, "start_on": TODAY - timedelta(days=69), "rhythm": MONTHLY},
    {"last_check_in_at": days_ago(30), "rhythm_set_at": days_ago(13.9)},
    {"last_check_in_at": days_ago(27.9), "rhythm": FORTNIGHTLY},
    {"last_check_in_at": days_ago(69.9), "rhythm": MONTHLY},
    {"still_since": days_ago(27.9)},
    {"still_since": days_ago(55.9), "rhythm": FORTNIGHTLY},
    {"still_since": days_ago(60), "last_check_in_at": None, "owned_since": days_ago(1)},  # another owner's words
]


@pytest.mark.parametrize(("kind", "changes"), GIVES)
def test_a_task_gives_its_reason(
    uow: UnitOfWork, healthy: dict[str, Any], kind: CaseKind, changes: dict[str, Any]
) -> None:
    """One thing amiss is one reason; the same question on the task alone agrees, and only for that kind."""
    task = uow.tasks.add(mothers.task(**{**healthy, **changes}))
    assert uow.cases.reasons(mothers.thresholds(), 100) == [Reason(task.id, kind)]
    true = [each for each in CaseKind if uow.cases.still_true(mothers.case(task.id, kind=each), mothers.thresholds())]
    assert true == [kind]


@pytest.mark.parametrize("changes", GIVES_NOT)
def test_a_task_within_its_limits_gives_none(uow: UnitOfWork, healthy: dict[str, Any], changes: dict[str, Any]) -> None:
    """A day or an hour before the limit there is no reason yet, in the sweep and for the task alone."""
    task = uow.tasks.add(mothers.task(**{**healthy, **changes}))
    assert kinds(uow) == []
    assert not any(uow.cases.still_true(mothers.case(task.id, kind=kind), mothers.thresholds()) for kind in CaseKind)


@pytest.mark.parametrize("state", [TaskState.PROPOSED, TaskState.DONE, TaskState.DROPPED])
def test_only_open_tasks_give_reasons(uow: UnitOfWork, healthy: dict[str, Any], state: TaskState) -> None:
    """What is not under way cannot be late, and a case on it is no longer true."""
    changes = {"due_on": YESTERDAY, "owner_id": None, "blocker": "x", "off_track_weeks": 5}
    task = uow.tasks.add(mothers.task(**{**healthy, **changes, "last_check_in_at": days_ago(90), "state": state}))
    assert kinds(uow) == []
    assert not any(uow.cases.still_true(mothers.case(task.id, kind=kind), mothers.thresholds()) for kind in CaseKind)


def test_a_need_that_nobody_is_asked_for_is_a_reason(uow: UnitOfWork, healthy: dict[str, Any]) -> None:
    """A need that waits too long is a reason until it is answered; a young one is none."""
    old, young = (uow.tasks.add(mothers.task(**healthy)) for _ in range(2))
    owner_id = healthy["owner_id"]
    need = uow.needs.add(mothers.need(old.id, owner_id, raised_at=days_ago(2.1)))
    uow.needs.add(mothers.need(young.id, owner_id, raised_at=days_ago(1.9)))
    assert uow.cases.reasons(mothers.thresholds(), 100) == [Reason(old.id, CaseKind.NEED)]
    case = mothers.case(old.id, kind=CaseKind.NEED)
    assert uow.cases.still_true(case, mothers.thresholds())
    uow.needs.save(mothers.need(old.id, owner_id, id=need.id, answered_at=NOW))
    assert kinds(uow) == []
    assert not uow.cases.still_true(case, mothers.thresholds())


@pytest.mark.parametrize(
    ("slipped_at", "changes", "gives"),
    [
        (days_ago(0.5), {}, True),
        (days_ago(0.5), {"last_check_in_at": None}, True),
        (days_ago(2), {}, False),  # there was a word since
        (None, {}, False),
    ],
)
def test_a_measure_that_slips_is_a_reason(
    uow: UnitOfWork, healthy: dict[str, Any], slipped_at: datetime | None, changes: dict[str, Any], *, gives: bool
) -> None:
    """Until its owner has said a word about it, or it recovers; a task that follows no other measure gives none."""
    goal = uow.goals.add(mothers.goal())
    slipping = uow.measures.add(mothers.measure(goal.id, slipped_at=slipped_at))
    well = uow.measures.add(mothers.measure(goal.id, "M2"))
    changes = {"owned_since": days_ago(1), **changes}
    task = uow.tasks.add(mothers.task(**{**healthy, **changes, "measure_id": slipping.id}))
    uow.tasks.add(mothers.task(**{**healthy, "measure_id": well.id}))
    expected = [Reason(task.id, CaseKind.MEASURE)] if gives else []
    assert uow.cases.reasons(mothers.thresholds(), 100) == expected
    assert uow.cases.still_true(mothers.case(task.id, kind=CaseKind.MEASURE), mothers.thresholds()) is gives
    assert uow.tasks.following(slipping.id) == uow.tasks.find(task.id)


def test_the_gravest_reason_of_a_task_is_given(uow: UnitOfWork, healthy: dict[str, Any]) -> None:
    """Of several reasons: unowned, overdue, blocked, off track, stalled; each task comes once."""
    everything: dict[str, Any] = {
        "off_track_weeks": 3,
        "blocker": "no steel",
        "due_on": YESTERDAY,
        "owner_id": None,
    }
    order = [CaseKind.SILENT, CaseKind.OFF_TRACK, CaseKind.BLOCKED, CaseKind.OVERDUE, CaseKind.UNOWNED]
    fields = {**healthy, "last_check_in_at": days_ago(90)}
    expected: list[Reason] = []
    for (name, value), kind in zip([("title", "late"), *everything.items()], order, strict=True):
        fields[name] = value
        expected.insert(0, Reason(uow.tasks.add(mothers.task(**fields)).id, kind))
    assert uow.cases.reasons(mothers.thresholds(), 100) == expected
    assert uow.cases.reasons(mothers.thresholds(), 2) == expected[:2]


def test_a_task_with_an_open_case_gives_no_second_one(uow: UnitOfWork, healthy: dict[str, Any]) -> None:
    """While a case is open the task is left out; once it is closed the task may give a reason again."""
    task = uow.tasks.add(mothers.task(**{**healthy, "due_on": YESTERDAY}))
    case = uow.cases.add(mothers.case(task.id))
    assert case is not None
    assert kinds(uow) == []
    assert uow.cases.still_true(case, mothers.thresholds())
    assert uow.cases.close(case, Outcome.ANSWERED, NOW)
    assert kinds(uow) == [CaseKind.OVERDUE]


def test_a_task_in_cooldown_is_left_alone(uow: UnitOfWork, healthy: dict[str, Any]) -> None:
    """Until the cooldown ends it gives no reason for a new case; an open case is not settled by it."""
    for days, expected in ((-0.01, []), (0, [CaseKind.OVERDUE])):
        task = uow.tasks.add(mothers.task(**{**healthy, "due_on": YESTERDAY, "quiet_until": days_ago(days)}))
        assert kinds(uow) == expected
        assert uow.cases.still_true(mothers.case(task.id), mothers.thresholds())
