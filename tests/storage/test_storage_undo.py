"""What an answer that is taken back, and a first meeting, need of the tables."""

from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from domain.audit import AuditEntry
from domain.ladder import Outcome
from domain.notices import NoticeKind, NoticeState
from domain.people import Person
from domain.ports import UnitOfWork
from domain.tasks import Task
from tests import mothers
from tests.mothers import NOW, UNKNOWN, WEEK, days_ago

SOON = NOW + timedelta(days=2)
ASKED = NoticeKind.CHECK_IN_ASKED


@pytest.fixture
def owner(uow: UnitOfWork) -> Person:
    """Somebody who answers for tasks."""
    return uow.people.add(mothers.person())


@pytest.fixture
def task(uow: UnitOfWork, owner: Person) -> Task:
    """One of their tasks, overdue."""
    return uow.tasks.add(mothers.task(owner_id=owner.id, due_on=WEEK - timedelta(days=1), last_check_in_at=NOW))


def test_the_newest_entry_of_a_subject_is_found(uow: UnitOfWork) -> None:
    """The one written last counts, whatever moment it tells; other subjects do not."""
    for what, at in (("first", NOW), ("second", days_ago(1))):
        uow.audit.add(AuditEntry(at, what, f"task:{UNKNOWN}"))
    uow.audit.add(AuditEntry(NOW, "other", f"task:{UNKNOWN - 1}"))
    found = uow.audit.latest(f"task:{UNKNOWN}")
    assert found is not None
    assert found.what == "second"
    assert uow.audit.latest("task:0") is None


def test_only_what_nobody_asked_for_is_removed(uow: UnitOfWork, owner: Person, task: Task) -> None:
    """A row that holds a question stays, for the question was put."""
    unasked = uow.check_ins.add(mothers.check_in(task.id, owner.id, answered_at=NOW))
    uow.check_ins.remove(unasked)
    assert uow.check_ins.find(task.id, WEEK) is None
    asked = uow.check_ins.add(mothers.check_in(task.id, owner.id, asked_at=NOW))
    uow.check_ins.remove(asked)
    assert uow.check_ins.find(task.id, WEEK) == asked


def test_questions_keep_the_order_they_were_put_in(uow: UnitOfWork, owner: Person) -> None:
    """The ids of a week's rows ascend in the order in which the tasks were named."""
    tasks = [uow.tasks.add(mothers.task(f"Task {number}")).id for number in range(5)]
    wanted = [tasks[place] for place in (3, 0, 4, 2, 1)]
    uow.check_ins.ask(wanted, owner.id, WEEK, NOW)
    rows = [uow.check_ins.find(task_id, WEEK) for task_id in tasks]
    assert [row.task_id for row in sorted((row for row in rows if row), key=lambda row: row.id)] == wanted


def test_a_case_opens_again_where_it_stood(uow: UnitOfWork, owner: Person, task: Task) -> None:
    """Rung and ladder are as they were, and no second case is opened on the task meanwhile."""
    opened = uow.cases.add(mothers.case(task.id, mothers.ladder(owner.id)))
    assert opened is not None
    assert uow.cases.climb(opened, rung=0, now=NOW, next_at=SOON)
    before = uow.cases.find(opened.id)
    assert uow.cases.close(opened, Outcome.ANSWERED, NOW)
    assert task.id in {reason.task_id for reason in uow.cases.reasons(mothers.thresholds(), 1000)}
    assert uow.cases.reopen(opened.id, SOON) == before == uow.cases.find(opened.id)
    assert task.id not in {reason.task_id for reason in uow.cases.reasons(mothers.thresholds(), 1000)}


def test_a_case_does_not_open_again_beside_another(uow: UnitOfWork, task: Task) -> None:
    """A task has one open case at most."""
    first = uow.cases.add(mothers.case(task.id))
    assert first is not None
    assert uow.cases.close(first, Outcome.ANSWERED, NOW)
    assert uow.cases.add(mothers.case(task.id)) is not None
    with pytest.raises(IntegrityError):
        uow.cases.reopen(first.id, SOON)


def test_the_first_message_is_the_first_one_that_went(uow: UnitOfWork, owner: Person) -> None:
    """One that was never sent, because it was answered before, was no meeting, and neither was a rewriting."""
    changed = NoticeKind.MESSAGE_CHANGED
    made: tuple[tuple[str, NoticeState, NoticeKind], ...] = (
        ("a", NoticeState.SUPERSEDED, ASKED),
        ("b", NoticeState.SENT, changed),
        ("c", NoticeState.SENT, ASKED),
        ("d", NoticeState.PENDING, ASKED),
    )
    for occasion, state, kind in made:
        notice = mothers.notice(owner.id, kind=kind, occasion=occasion, state=state, person_id=owner.id, channel=None)
        assert uow.notices.add(notice)
    found = uow.notices.first_to(owner.id)
    assert found is not None
    assert found.occasion == "c"
    assert uow.notices.first_to(UNKNOWN) is None
