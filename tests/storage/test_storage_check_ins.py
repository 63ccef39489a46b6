"""Check-ins and needs."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from domain.people import Person
from domain.ports import UnitOfWork
from domain.tasks import Status, Task
from domain.views import Participation
from tests import mothers
from tests.mothers import NOW, UNKNOWN, WEEK, days_ago

LAST_WEEK = WEEK - timedelta(weeks=1)


@pytest.fixture
def owner(uow: UnitOfWork) -> Person:
    """Somebody who answers for tasks."""
    return uow.people.add(mothers.person())


@pytest.fixture
def task(uow: UnitOfWork, owner: Person) -> Task:
    """One of their tasks."""
    return uow.tasks.add(mothers.task(owner_id=owner.id))


def test_a_week_is_asked_about_once(uow: UnitOfWork, owner: Person, task: Task) -> None:
    """Rows that are there stay as they are; only the new ones count."""
    other = uow.tasks.add(mothers.task())
    assert uow.check_ins.ask([task.id], owner.id, WEEK, days_ago(1)) == 1
    assert uow.check_ins.ask([task.id, other.id], owner.id, WEEK, NOW) == 1
    assert uow.check_ins.ask([task.id, other.id], owner.id, WEEK, NOW) == 0
    assert uow.check_ins.ask([], owner.id, WEEK, NOW) == 0
    first = uow.check_ins.find(task.id, WEEK)
    assert first is not None
    assert first == mothers.check_in(task.id, owner.id, id=first.id, asked_at=days_ago(1))
    assert uow.check_ins.find(task.id, LAST_WEEK) is None


def test_the_last_week_in_which_a_task_was_asked_about(uow: UnitOfWork, owner: Person, task: Task) -> None:
    """The newest earlier week of each task that has one, whoever was asked."""
    other, never = uow.tasks.add(mothers.task()), uow.tasks.add(mothers.task())
    uow.check_ins.ask([task.id, other.id], owner.id, LAST_WEEK, days_ago(7))
    uow.check_ins.ask([task.id], owner.id, WEEK, NOW)
    ids = [task.id, other.id, never.id]
    assert uow.check_ins.last_weeks(ids, WEEK) == {task.id: LAST_WEEK, other.id: LAST_WEEK}
    assert uow.check_ins.last_weeks(ids, WEEK + timedelta(weeks=1)) == {task.id: WEEK, other.id: LAST_WEEK}
    assert uow.check_ins.last_weeks([], WEEK) == {}


def test_a_week_has_one_check_in_for_a_task(uow: UnitOfWork, owner: Person, task: Task) -> None:
    """A second row for the same task and week is refused."""
    uow.check_ins.add(mothers.check_in(task.id, owner.id))
    with pytest.raises(IntegrityError):
        uow.check_ins.add(mothers.check_in(task.id, owner.id))


def test_the_latest_answer_is_that_of_the_newest_week_before(uow: UnitOfWork, owner: Person, task: Task) -> None:
    """Unanswered weeks and the week itself are passed over."""
    for weeks, answered_at in ((1, None), (2, days_ago(14)), (3, NOW)):
        week = WEEK - timedelta(weeks=weeks)
        uow.check_ins.add(mothers.check_in(task.id, owner.id, week=week, answered_at=answered_at))
    uow.check_ins.add(mothers.check_in(task.id, owner.id, answered_at=NOW))
    latest = uow.check_ins.latest_answered(task.id, WEEK)
    assert latest is not None
    assert latest.week == WEEK - timedelta(weeks=2)
    assert uow.check_ins.latest_answered(task.id, WEEK - timedelta(weeks=3)) is None


def test_the_tasks_of_a_week_are_those_asked_about(uow: UnitOfWork, owner: Person, task: Task) -> None:
    """Not those of another week or person, nor those on which the owner came by themselves."""
    own_will = uow.tasks.add(mothers.task())
    somebody = uow.people.add(mothers.person("Omar"))
    theirs = uow.tasks.add(mothers.task())
    uow.check_ins.ask([task.id], owner.id, WEEK, NOW)
    uow.check_ins.ask([theirs.id], somebody.id, WEEK, NOW)
    uow.check_ins.add(mothers.check_in(own_will.id, owner.id, answered_at=NOW))
    assert uow.check_ins.tasks_asked(owner.id, WEEK) == [task.id]
    assert uow.check_ins.tasks_asked(owner.id, LAST_WEEK) == []


def test_a_plain_reply_belongs_to_the_task_answered_last(uow: UnitOfWork, owner: Person, task: Task) -> None:
    """The newest answer of that person in that week decides; without one there is none."""
    other = uow.tasks.add(mothers.task())
    uow.check_ins.ask([task.id, other.id], owner.id, WEEK, days_ago(1))
    assert uow.check_ins.last_answered_task(owner.id, WEEK) is None
    for answered, at in ((other, days_ago(0.5)), (task, NOW)):
        check_in = uow.check_ins.find(answered.id, WEEK)
        assert check_in is not None
        uow.check_ins.save(replace(check_in, answered_at=at, status=Status.ON_TRACK))
        assert uow.check_ins.last_answered_task(owner.id, WEEK) == answered.id
    assert uow.check_ins.last_answered_task(owner.id, LAST_WEEK) is None


def test_participation_tells_how_many_of_the_asked_answered(uow: UnitOfWork, owner: Person) -> None:
    """Questions put after the start and up to the end, their answers up to the end, and late answers in that time."""
    start, end = days_ago(7), NOW

    def row(asked_at: datetime | None, answered_at: datetime | None, *, late: bool = False) -> None:
        task = uow.tasks.add(mothers.task())
        uow.check_ins.add(mothers.check_in(task.id, owner.id, asked_at=asked_at, answered_at=answered_at, late=late))

    row(days_ago(3), days_ago(2))
    row(days_ago(3), None)
    row(end, end)
    row(start, days_ago(6))  # asked in the time before
    row(days_ago(10), days_ago(1), late=True)
    row(days_ago(20), days_ago(15), late=True)
    row(None, days_ago(1))  # came by themselves
    assert uow.check_ins.participation(start, end) == Participation(asked=3, answered=2, late=1)
    assert uow.check_ins.participation(days_ago(100), days_ago(90)) == Participation(0, 0, 0)


def test_unanswered_needs_of_a_task_are_listed_oldest_first(uow: UnitOfWork, owner: Person, task: Task) -> None:
    """Answered ones and those of other tasks are not."""
    other = uow.tasks.add(mothers.task())
    younger = uow.needs.add(mothers.need(task.id, owner.id, raised_at=days_ago(1)))
    older = uow.needs.add(mothers.need(task.id, owner.id, raised_at=days_ago(2)))
    uow.needs.add(mothers.need(task.id, owner.id, answered_at=NOW))
    uow.needs.add(mothers.need(other.id, owner.id))
    assert uow.needs.open_on(task.id) == [older, younger]
    with pytest.raises(KeyError):
        uow.needs.get(UNKNOWN)
