"""Dropping a task: who may, what ends with it, and the way back."""

from datetime import date

import pytest

from domain.checkins import Answer
from domain.dropping import DropTold
from domain.errors import (
    MissingReasonError,
    NotAllowedError,
    StrangerError,
    TaskClosedError,
    TooLongError,
)
from domain.history import What
from domain.ladder import Outcome
from domain.needs import NeedKind
from domain.notices import NoticeKind
from domain.nudge_errors import TaskNotDroppedError
from domain.people import Person
from domain.services.tasks import NewTask
from domain.tasks import Status, Task, TaskState
from tests.company import MONDAY, Company, at

NOW = at("2027-01-11 10:00")
LATER = at("2027-01-11 11:00")
DROPPED, REOPENED = NoticeKind.TASK_DROPPED, NoticeKind.TASK_REOPENED


def drop(company: Company, task: Task, by: Person, why: str = "Sold.") -> TaskState:
    """Drop it."""
    return company.services.dropping.drop(by.chat_id, task.id, why, NOW, through="test").view.task.state


def proposed(company: Company, by: Person) -> Task:
    """A task that somebody proposed to operations."""
    new = NewTask("Paint the hall", department="ops")
    return company.services.tasks.add(by.chat_id, new, MONDAY, through="test").task


@pytest.mark.parametrize("who", ["leader", "keeper"])
def test_whoever_leads_or_keeps_the_plan_drops_any_task(company_anywhere: Company, who: str) -> None:
    """The owner and the head read who did it and why; the trail has both."""
    company, by = company_anywhere, getattr(company_anywhere, who)
    task = company.task()
    assert drop(company, task, by) is TaskState.DROPPED
    assert company.told(DROPPED) == ["Omar", "Hanna"]
    contents = [post.content for post in company.deliver(LATER) if post.notice.kind is DROPPED]
    assert all(isinstance(each, DropTold) and each.why == "Sold." and each.by == by for each in contents)
    assert len(contents) == 2
    history = company.services.history.of(company.owner.chat_id, task.id)
    assert (history.entries[0].what, history.entries[0].word) == (What.DROPPED, "Sold.")


@pytest.mark.parametrize("who", ["head", "owner", "deputy", "colleague"])
def test_what_somebody_answers_for_is_not_for_others_to_drop(company: Company, who: str) -> None:
    """The refusal names the leader and the plan keepers, and nothing changes."""
    task, by = company.task(), getattr(company, who)
    with pytest.raises(NotAllowedError) as fault:
        drop(company, task, by)
    assert [person.name for person in fault.value.values["who"]] == ["Layla", "Kim"]  # type: ignore[attr-defined]  # people
    with pytest.raises(NotAllowedError):
        company.services.dropping.form(by.chat_id, task.id, NOW)
    assert not company.services.dropping.may(by.chat_id, task.id, NOW)
    assert company.task_now(task) == task


def test_what_nobody_owns_is_dropped_by_whoever_leads_there(company: Company) -> None:
    """The head may; somebody else is told to ask the head."""
    task = company.task(owner_id=None, owned_since=None)
    with pytest.raises(NotAllowedError) as fault:
        drop(company, task, company.colleague)
    assert [person.name for person in fault.value.values["who"]] == ["Hanna"]  # type: ignore[attr-defined]  # people
    assert drop(company, task, company.head) is TaskState.DROPPED


def test_a_proposal_is_turned_down_or_withdrawn(company: Company) -> None:
    """The head turns it down, and whoever proposed it reads why; or they withdraw it, and the head reads that."""
    first, second = proposed(company, company.colleague), proposed(company, company.colleague)
    drop(company, first, company.head)
    assert company.told(DROPPED) == ["Rana"]
    drop(company, second, company.colleague)
    assert company.told(DROPPED) == ["Rana", "Hanna"]
    again = company.services.dropping.open_again(company.colleague.chat_id, second.id, LATER, through="test")
    assert (again.view.task.state, again.quiet_until) == (TaskState.PROPOSED, None)


def test_a_case_ends_with_the_leaders_drop_as_a_decision(company: Company) -> None:
    """What was open is named before; it ends as dropped, is recorded as a decision, and told once to each."""
    task = company.task(due_on=date(2027, 1, 4), last_check_in_at=MONDAY)
    company.live("2027-01-11 10:00")
    hanging = company.services.dropping.form(company.leader.chat_id, task.id, NOW)
    assert hanging.case is not None
    assert hanging.next_person == company.person(company.owner)
    company.services.dropping.drop(company.leader.chat_id, task.id, "Sold.", LATER, through="test")
    assert company.case(task).outcome is Outcome.DROPPED
    assert company.told(NoticeKind.DECISION_TOLD) == ["Omar", "Hanna"]
    assert company.told(DROPPED) == []
    assert company.services.history.of(company.head.chat_id, task.id).entries[0].what is What.DECIDED


def test_requests_are_named(company: Company) -> None:
    """Whoever drops a task reads how many requests of it need no answer any more."""
    task = company.task()
    answer = Answer(Status.AT_RISK, need=NeedKind.MONEY, need_text="500")
    company.services.check_ins.answer(company.owner.chat_id, task.id, answer, NOW, through="test")
    dropped = company.services.dropping.drop(company.keeper.chat_id, task.id, "Sold.", NOW, through="test")
    assert dropped.before.needs == 1


def test_a_dropped_task_is_opened_again(company_anywhere: Company) -> None:
    """As it was before, with its owner told; no case is opened on it for the days that follow a decision."""
    company = company_anywhere
    task = company.task(due_on=date(2027, 1, 4))
    company.live("2027-01-11 09:50")
    drop(company, task, company.leader)
    again = company.services.dropping.open_again(company.keeper.chat_id, task.id, LATER, through="test")
    after = company.task_now(task)
    assert (after.state, after.owner_id, after.closed_at) == (TaskState.OPEN, company.owner.id, None)
    assert again.quiet_until == after.quiet_until
    assert company.told(REOPENED) == ["Omar", "Hanna"]
    company.live("2027-01-11 12:00", "2027-01-12 10:00")
    assert len(company.cases()) == 1
    company.live("2027-01-25 10:00")
    assert len(company.cases()) == 2
    assert company.services.history.of(company.head.chat_id, task.id).entries[1].what is What.REOPENED


def test_what_was_dropped_and_opened_before_it_was_told_is_not_told(company: Company) -> None:
    """Of two turns within a minute the owner reads only the last; what stands says that it is over."""
    task = company.task()
    drop(company, task, company.leader)
    company.services.dropping.open_again(company.leader.chat_id, task.id, LATER, through="test")
    told = [post.content for post in company.deliver(LATER) if isinstance(post.content, DropTold)]
    assert [(each.to.name, each.again, each.stands) for each in told] == [("Omar", True, True), ("Hanna", True, True)]


def test_slips_are_refused(company: Company) -> None:
    """No reason, one that is too long, a task that is closed, one that was never dropped, and strangers."""
    task = company.task()
    service, by = company.services.dropping, company.leader.chat_id
    with pytest.raises(MissingReasonError):
        service.drop(by, task.id, "  ", NOW, through="test")
    with pytest.raises(TooLongError):
        service.drop(by, task.id, "x" * 5000, NOW, through="test")
    with pytest.raises(TaskNotDroppedError):
        service.open_again(by, task.id, NOW, through="test")
    with pytest.raises(StrangerError):
        service.drop(company.guest.chat_id, task.id, "Sold.", NOW, through="test")
    drop(company, task, company.leader)
    with pytest.raises(TaskClosedError):
        drop(company, task, company.leader)
    with pytest.raises(NotAllowedError):
        service.open_again(company.head.chat_id, task.id, NOW, through="test")
