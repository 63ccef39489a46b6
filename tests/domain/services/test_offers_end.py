"""How offers end: by an answer, by time, by being taken back, or with the task."""

from datetime import date

import pytest

from domain.checkins import Answer
from domain.decisions import Choice, DecisionKind
from domain.errors import (
    NotAllowedError,
    OfferOverError,
)
from domain.handing import OfferEnd, OfferMade
from domain.services.members import Profile
from domain.tasks import Status, Task
from tests import mothers
from tests.company import Company, at
from tests.domain.services.offering import DUE, NOW, TOLD, accept, now_of, offer


def test_an_offer_is_taken_back(company: Company) -> None:
    """By its owner alone; who had not read it yet is not written to at all."""
    made = offer(company, company.task(), company.deputy)
    with pytest.raises(NotAllowedError):
        company.services.handing.take_back(company.deputy.chat_id, made.id, NOW, through="test")
    company.services.handing.take_back(company.owner.chat_id, made.id, NOW, through="test")
    assert now_of(company, made).end is OfferEnd.WITHDRAWN
    assert company.deliver(NOW) == []
    with pytest.raises(OfferOverError):
        company.services.handing.take_back(company.owner.chat_id, made.id, NOW, through="test")


def test_without_an_answer_it_ends_and_the_owner_is_told_once(company: Company) -> None:
    """After two working days of whoever was asked, and not a minute before."""
    task = company.task()
    made = offer(company, task, company.deputy)
    assert company.services.handing.lapse_due(at("2027-01-13 09:59")) == 0
    assert [company.services.handing.lapse_due(DUE) for _ in range(2)] == [1, 0]
    assert now_of(company, made).end is OfferEnd.LAPSED
    assert company.told(TOLD) == ["Omar"]
    assert company.task_now(task) == task


def test_the_days_are_working_days_of_whoever_is_asked(company: Company) -> None:
    """Rana works from Sunday to Thursday in Riyadh: an offer of Wednesday noon waits until Sunday noon."""
    made = offer(company, company.task(), company.colleague, at("2027-01-13 12:00", "Asia/Riyadh"))
    assert made.due_at == at("2027-01-17 12:00", "Asia/Riyadh")


def test_a_leave_that_comes_between_gives_more_time(company: Company) -> None:
    """Whoever falls ill after being asked is not taken for silent."""
    made = offer(company, company.task(), company.deputy)
    company.change(company.deputy, away_from=date(2027, 1, 12), away_until=date(2027, 1, 15))
    assert company.services.handing.lapse_due(DUE) == 0
    assert now_of(company, made).due_at == at("2027-01-19 10:00")
    assert company.services.handing.lapse_due(at("2027-01-19 10:00")) == 1


def ended_by(company: Company, task: Task, how: str) -> None:
    """Something else happens to a task."""
    services = company.services
    if how == "done":
        services.check_ins.answer(company.owner.chat_id, task.id, Answer(Status.DONE), NOW, through="test")
    elif how == "assigned":
        services.tasks.assign(company.head.chat_id, task.id, company.colleague.chat_id, NOW, through="test")
    elif how == "dropped":
        with company.storage.write() as uow:
            case = uow.cases.add(mothers.case(task.id, mothers.ladder(company.owner.id, company.leader.id)))
        assert case is not None
        services.decisions.decide(company.leader.chat_id, case.id, Choice(DecisionKind.DROP), NOW, through="test")
    else:
        services.members.learn(Profile(company.owner.chat_id, is_active=False), NOW)


@pytest.mark.parametrize("how", ["done", "assigned", "dropped", "left"])
def test_it_ends_with_the_task_or_its_owner(company: Company, how: str) -> None:
    """Once the task is closed or in other hands nobody can accept it, and whoever was asked reads so."""
    task = company.task()
    made = offer(company, task, company.deputy)
    company.deliver(NOW)
    ended_by(company, task, how)
    assert now_of(company, made).end is OfferEnd.OVERTAKEN
    with pytest.raises(OfferOverError):
        accept(company, made, company.deputy)
    rewritten = [post.content for post in company.deliver(at("2027-01-11 10:01")) if post.place.replaces_ts]
    assert [each.of.offer.end for each in rewritten if isinstance(each, OfferMade)] == [OfferEnd.OVERTAKEN]
