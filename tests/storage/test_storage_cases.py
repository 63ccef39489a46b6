"""Cases: one open case a task, changes that one of two makes, and their views."""

from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from domain.decisions import DecisionKind
from domain.ladder import Case, Outcome
from domain.ports import UnitOfWork
from domain.tasks import Task
from domain.views import CaseView
from tests import mothers
from tests.mothers import NOW, UNKNOWN, days_ago

SOON = NOW + timedelta(days=2)


@pytest.fixture
def three(uow: UnitOfWork) -> tuple[int, int, int]:
    """The ids of an owner, a head and a leader."""
    owner, head, leader = (uow.people.add(mothers.person(name)).id for name in ("Owner", "Head", "Leader"))
    return owner, head, leader


@pytest.fixture
def task(uow: UnitOfWork) -> Task:
    """A task."""
    return uow.tasks.add(mothers.task())


@pytest.fixture
def case(uow: UnitOfWork, three: tuple[int, int, int], task: Task) -> Case:
    """An open case on the task, on the ladder of the three, nobody told."""
    opened = uow.cases.add(mothers.case(task.id, mothers.ladder(*three)))
    assert opened is not None
    return opened


def reread(uow: UnitOfWork, case: Case) -> Case:
    """The case as it is in the database now."""
    found = uow.cases.find(case.id)
    assert found is not None
    return found


def test_a_task_has_one_open_case(uow: UnitOfWork, task: Task, case: Case) -> None:
    """A second one is None until the first is closed; closed ones stay on record."""
    assert uow.cases.add(mothers.case(task.id)) is None
    assert uow.cases.open_on(task.id) == case
    assert uow.cases.close(case, Outcome.ANSWERED, NOW)
    assert uow.cases.open_on(task.id) is None
    second = uow.cases.add(mothers.case(task.id))
    assert second is not None
    assert uow.cases.open_on(task.id) == second
    assert reread(uow, case).outcome is Outcome.ANSWERED
    assert uow.cases.find(UNKNOWN) is None


def test_a_case_climbs_once(uow: UnitOfWork, case: Case) -> None:
    """Whoever read it on its rung moves it; the second, who read the same, finds it moved."""
    assert uow.cases.climb(case, rung=0, now=NOW, next_at=SOON)
    assert not uow.cases.climb(case, rung=0, now=SOON, next_at=None)
    moved = reread(uow, case)
    assert (moved.rung, moved.told_at, moved.next_at) == (0, NOW, SOON)


def test_a_case_is_postponed_on_the_rung_it_was_read_at(uow: UnitOfWork, case: Case) -> None:
    """Once it has climbed, what was decided about the rung below no longer holds."""
    assert uow.cases.postpone(case, SOON)
    assert reread(uow, case).next_at == SOON
    assert uow.cases.climb(case, rung=0, now=NOW, next_at=None)
    assert not uow.cases.postpone(case, SOON)
    assert reread(uow, case).next_at is None


def test_a_closed_case_stays_as_it_ended(uow: UnitOfWork, case: Case) -> None:
    """It is closed once, and then neither climbs nor waits."""
    assert uow.cases.close(case, Outcome.HANDLED, NOW)
    assert not uow.cases.close(case, Outcome.DROPPED, SOON)
    assert not uow.cases.climb(case, rung=0, now=SOON, next_at=SOON)
    assert not uow.cases.postpone(case, SOON)
    ended = reread(uow, case)
    assert (ended.outcome, ended.closed_at, ended.next_at, ended.rung) == (Outcome.HANDLED, NOW, None, -1)


def test_due_are_open_cases_whose_look_has_come(uow: UnitOfWork) -> None:
    """The longest waiting first, up to the limit; closed ones and those that wait on the leader never."""
    made = [
        uow.cases.add(mothers.case(uow.tasks.add(mothers.task()).id, next_at=next_at, closed_at=closed_at))
        for next_at, closed_at in ((NOW, None), (days_ago(1), None), (SOON, None), (None, None), (days_ago(3), NOW))
    ]
    assert uow.cases.due(NOW, 10) == [made[1], made[0]]
    assert uow.cases.due(NOW, 1) == [made[1]]


def test_a_view_holds_all_around_a_case(uow: UnitOfWork, three: tuple[int, int, int]) -> None:
    """Task, owner, department with its head, goal; the case stands in the task's view while it is open."""
    owner, head, _ = (uow.people.get(person_id) for person_id in three)
    department = uow.departments.add(mothers.department(head_id=head.id))
    goal = uow.goals.add(mothers.goal())
    task = uow.tasks.add(mothers.task(owner_id=owner.id, department_id=department.id, goal_id=goal.id))
    case = uow.cases.add(mothers.case(task.id, mothers.ladder(*three)))
    assert case is not None
    (seen,) = uow.cases.views()
    assert uow.cases.view(case.id) == seen
    view = seen.view
    assert (seen.case, seen.head, view.task, view.owner) == (case, head, task, owner)
    assert (view.department, view.goal, view.case, seen.decision) == (department, goal, case, None)
    assert uow.cases.view(UNKNOWN) is None


def decide(uow: UnitOfWork, case: Case, by: int, days: float, new_owner: int | None = None) -> None:
    """Close a case by a decision so many days ago."""
    assert uow.cases.close(case, Outcome.REASSIGNED, days_ago(days))
    uow.decisions.add(
        mothers.decision(
            case.id, case.task_id, by, kind=DecisionKind.ASSIGN, decided_at=days_ago(days), owner_id=new_owner
        )
    )


def test_decided_cases_are_shown_with_their_decision(uow: UnitOfWork, three: tuple[int, int, int], case: Case) -> None:
    """Who decided and who is the new owner come with it, from the moment of the decision on."""
    _, head, leader = three
    decide(uow, case, leader, 1, new_owner=head)
    assert uow.cases.views() == []
    assert uow.cases.views(decided_since=days_ago(0.9)) == []
    (seen,) = uow.cases.views(decided_since=days_ago(1))
    assert seen.decision is not None
    assert seen.decided_by == uow.people.get(leader)
    assert seen.new_owner == uow.people.get(head)
    assert seen.view.case is None
    assert uow.cases.view(case.id) == seen


def test_open_cases_come_oldest_first_and_with_the_decided(uow: UnitOfWork, three: tuple[int, int, int]) -> None:
    """One list by age; a case that was answered without a decision is in neither."""

    def opened(days: float) -> Case:
        case = uow.cases.add(mothers.case(uow.tasks.add(mothers.task()).id, opened_at=days_ago(days)))
        assert case is not None
        return case

    young, decided, old, answered = opened(1), opened(2), opened(3), opened(4)
    decide(uow, decided, three[2], 0)
    assert uow.cases.close(answered, Outcome.ANSWERED, NOW)
    assert ids(uow.cases.views()) == [old.id, young.id]
    assert ids(uow.cases.views(decided_since=days_ago(7))) == [old.id, decided.id, young.id]
    assert ids(uow.cases.views(decided_since=days_ago(7), most=2)) == [old.id, decided.id]


def ids(views: list[CaseView]) -> list[int]:
    """The ids of the cases."""
    return [view.case.id for view in views]


def test_a_case_is_decided_once(uow: UnitOfWork, three: tuple[int, int, int], case: Case) -> None:
    """The database takes one decision for a case."""
    uow.decisions.add(mothers.decision(case.id, case.task_id, three[2]))
    with pytest.raises(IntegrityError):
        uow.decisions.add(mothers.decision(case.id, case.task_id, three[1]))


def test_an_unknown_decision_is_an_error(uow: UnitOfWork) -> None:
    """KeyError, not a decision that nobody took."""
    with pytest.raises(KeyError):
        uow.decisions.get(UNKNOWN)


def test_on_the_last_rung_are_those_whose_leader_was_told(uow: UnitOfWork, three: tuple[int, int, int]) -> None:
    """Ladders of any length count by their own top, as the case itself says."""
    cases = []
    for people, rung in ((three, 1), (three, 2), (three[1:], 0), (three[1:], 1), (three[2:], -1), (three[2:], 0)):
        task = uow.tasks.add(mothers.task())
        cases.append(uow.cases.add(mothers.case(task.id, mothers.ladder(*people), rung=rung)))
    cases.append(uow.cases.add(mothers.case(uow.tasks.add(mothers.task()).id)))
    expected = [case.id for case in cases if case is not None and case.on_last_rung]
    assert len(expected) == 4
    assert ids(uow.cases.views(last_rung=True)) == expected
    assert (uow.cases.count(last_rung=True), uow.cases.count()) == (len(expected), len(cases))


def test_a_case_waits_on_whom_it_was_told(uow: UnitOfWork, three: tuple[int, int, int], case: Case) -> None:
    """Everybody from the first rung to the present one, those above not yet, and nobody once it is closed."""
    owner, head, leader = three
    for rung, told in ((0, {owner}), (1, {owner, head}), (2, {owner, head, leader})):
        assert uow.cases.waiting_on(three[rung]) == []
        assert {person for person in three if [each.id for each in uow.cases.climbing_to(person)] == [case.id]} == {
            three[rung]
        }
        assert uow.cases.climb(reread(uow, case), rung=rung, now=NOW, next_at=SOON)
        assert {person for person in three if ids(uow.cases.waiting_on(person)) == [case.id]} == told
    assert uow.cases.close(case, Outcome.ANSWERED, NOW)
    assert uow.cases.waiting_on(leader) == []


def test_others_tasks_that_somebody_was_told_of(uow: UnitOfWork, three: tuple[int, int, int]) -> None:
    """The oldest case first, once each, and none on a task of their own."""
    owner, head, _ = three
    tasks = [uow.tasks.add(mothers.task(owner_id=each)) for each in (owner, head, None)]
    for task, opened in zip(tasks, (SOON, NOW, NOW), strict=True):
        uow.cases.add(mothers.case(task.id, mothers.ladder(head, head, owner), rung=1, opened_at=opened))
    assert uow.cases.told_to(head) == [tasks[2].id, tasks[0].id]
    assert uow.cases.told_to(owner) == []
    assert [view.view.task.id for view in uow.cases.open_on_any([tasks[0].id, tasks[2].id])] == uow.cases.told_to(head)
    assert uow.cases.open_on_any([]) == []


def test_open_action_items_come_earliest_due_first(uow: UnitOfWork, three: tuple[int, int, int]) -> None:
    """Those without a date last, done ones not at all, each with its owner."""
    items = [
        uow.action_items.add(mothers.action_item(text, due_on=due_on, done_at=done_at, owner_id=owner_id))
        for text, due_on, done_at, owner_id in (
            ("whenever", None, None, None),
            ("later", SOON.date(), None, three[0]),
            ("first", NOW.date(), None, None),
            ("done", NOW.date(), NOW, None),
        )
    ]
    views = uow.action_items.open()
    assert [view.item.text for view in views] == ["first", "later", "whenever"]
    assert [view.owner.name if view.owner else None for view in views] == [None, "Owner", None]
    assert uow.action_items.all() == items
