"""Favours: whoever may not do something has somebody asked who may, once a day."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from domain.errors import CaseClosedError, NotAllowedError, UnknownGoalError
from domain.favours import ASKABLE, NEVER_ASKED, Favour, FavourAsked
from domain.ladder import Outcome
from domain.matters import MatterKind
from domain.measure_errors import UnknownMeasureError
from domain.need_errors import MayThemselvesError
from domain.notices import Content, Introduced, NoticeKind, NoticeState
from domain.people import Person
from domain.rights import Right
from domain.tasks import Task, TaskState
from domain.views import MeasureView, TaskView
from tests import mothers
from tests.company import Company, Post, at, in_state

NOW = at("2027-01-12 10:00")
ASKED = NoticeKind.FAVOUR_ASKED


def ask(company: Company, favour: Favour, of: Person, by: Person, now: datetime = NOW) -> FavourAsked:
    """Somebody has another one asked."""
    return company.services.favours.ask(by.chat_id, favour, of.id, now, through="test")


def of_task(right: Right, task: Task) -> Favour:
    """A favour about a task."""
    return Favour(right, MatterKind.TASK, task.id)


def content_of(post: Post) -> Content:
    """What a post says, without the introduction that stands before somebody's first one."""
    return post.content.content if isinstance(post.content, Introduced) else post.content


def test_it_is_told_once_a_day(company_anywhere: Company) -> None:
    """Pressed twice it is told once, and written down once; on another day it can be asked again."""
    company = company_anywhere
    task = company.task()
    favour = of_task(Right.ASSIGN_TASK, task)
    for moment in (NOW, NOW + timedelta(hours=1), NOW + timedelta(days=1)):
        ask(company, favour, company.head, company.owner, moment)
        company.deliver(moment)
    first, _ = (content_of(post) for post in company.chat.posts if post.notice.kind is ASKED)
    assert isinstance(first, FavourAsked)
    assert (first.to.id, first.by.id, first.right) == (company.head.id, company.owner.id, Right.ASSIGN_TASK)
    assert isinstance(first.about, TaskView)
    assert first.about.task.id == task.id
    assert [what for what, _ in company.audited(f"task:{task.id}")] == ["favour_asked"] * 2


def test_who_may_is_looked_at_anew(company: Company) -> None:
    """What a button carries is a wish: whoever may not is not asked, and whoever may by now is told to go on."""
    task = company.task()
    favour = of_task(Right.ASSIGN_TASK, task)
    with pytest.raises(NotAllowedError) as refused:
        ask(company, favour, company.colleague, company.owner)
    assert [each.name for each in refused.value.who] == ["Hanna"]
    with pytest.raises(MayThemselvesError):
        ask(company, favour, company.head, company.keeper)
    with pytest.raises(NotAllowedError):
        ask(company, of_task(Right.ANSWER_NEED, task), company.head, company.colleague)
    assert company.outbox(ASKED) == []


@pytest.mark.parametrize("change", ["closed", "may", "may_not"])
def test_what_is_wanted_no_more_is_not_asked(company: Company, change: str) -> None:
    """The task was closed, the one who asks may do it now, or the one who is asked may not any more."""
    task = company.task()
    ask(company, of_task(Right.ASSIGN_TASK, task), company.head, company.owner)
    if change == "closed":
        company.save(replace(task, state=TaskState.DROPPED, closed_at=NOW))
    elif change == "may":
        company.change(company.owner, is_plan_keeper=True)
    else:
        with company.storage.write() as uow:
            uow.departments.save(replace(company.operations, head_id=None))
    assert [post for post in company.deliver(NOW) if post.notice.kind is ASKED] == []
    assert len(in_state(company.outbox(ASKED), NoticeState.SUPERSEDED)) == 1


def test_of_the_plan_and_of_a_department(company: Company) -> None:
    """A file of the department is asked of its head, settings of the leader or a plan keeper."""
    ask(
        company,
        Favour(Right.EXPORT_DEPARTMENT, MatterKind.DEPARTMENT, company.operations.id),
        company.head,
        company.owner,
    )
    ask(company, Favour(Right.SET_COMPANY), company.keeper, company.owner)
    contents = {post.notice.person_id: content_of(post) for post in company.deliver(NOW)}
    assert isinstance(contents[company.head.id], FavourAsked)
    assert isinstance(contents[company.keeper.id], FavourAsked)
    assert ("favour_asked", None) in company.audited("plan")


def test_everything_is_askable_or_has_a_reason() -> None:
    """Each right stands in exactly one of the two tables."""
    assert {*ASKABLE, *NEVER_ASKED} == set(Right)
    assert not NEVER_ASKED & set(ASKABLE)


def test_of_goals_measures_and_leaves(company: Company) -> None:
    """Each is asked of the head it belongs to, and reads what it is about; what is not there cannot be asked for."""
    with company.storage.write() as uow:
        goal = uow.goals.add(mothers.goal(department_id=company.operations.id))
        measure = uow.measures.add(mothers.measure(goal.id))
    for favour in (
        Favour(Right.SET_GOAL, MatterKind.GOAL, goal.id),
        Favour(Right.TAKE_READING, MatterKind.MEASURE, measure.id),
        Favour(Right.NOTE_LEAVE, MatterKind.PERSON, company.owner.id),
    ):
        ask(company, favour, company.head, company.colleague)
    told = [content_of(post) for post in company.deliver(NOW) if post.notice.kind is ASKED]
    names = [each.about for each in told if isinstance(each, FavourAsked)]
    assert names[0] == goal
    assert isinstance(names[1], MeasureView)
    assert names[1].measure == measure
    assert isinstance(names[2], Person)
    assert names[2].id == company.owner.id
    with pytest.raises(UnknownGoalError):
        ask(company, Favour(Right.SET_GOAL, MatterKind.GOAL, 999), company.head, company.colleague)
    with pytest.raises(UnknownMeasureError):
        ask(company, Favour(Right.TAKE_READING, MatterKind.MEASURE, 999), company.head, company.colleague)


def test_of_a_decision(company: Company) -> None:
    """The leader is asked to decide what waits; once it is decided nobody is asked."""
    task = company.task()
    favour = of_task(Right.DECIDE_CASE, task)
    with pytest.raises(CaseClosedError):
        ask(company, favour, company.leader, company.colleague)
    with company.storage.write() as uow:
        case = uow.cases.add(mothers.case(task.id, mothers.ladder(company.owner.id, company.head.id)))
    assert case is not None
    ask(company, favour, company.leader, company.colleague)
    with company.storage.write() as uow:
        uow.cases.close(case, Outcome.NOTED, NOW)
    assert [post for post in company.deliver(NOW) if post.notice.kind is ASKED] == []
