"""Handing over a task: an offer, its answers, and everything that ends it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from domain.climbing import OwnerNudged
from domain.errors import (
    AssignInsteadError,
    FollowthroughError,
    NotAllowedError,
    OfferOverError,
    OwnTaskError,
    StrangerError,
    TaskClosedError,
    TaskProposedError,
    TooLongError,
    UnknownOfferError,
    UnknownPersonError,
    UnknownTaskError,
    UnreachablePersonError,
)
from domain.handing import OfferEnd, OfferMade, OfferTold
from domain.history import What
from domain.ladder import CaseKind, Outcome
from domain.notices import NoticeKind
from domain.tasks import TaskState
from tests import mothers
from tests.company import Company, at, kinds
from tests.domain.services.offering import DUE, NOW, OFFERED, TOLD, accept, decline, now_of, offer


def test_an_offer_leaves_the_task_where_it_is(company: Company) -> None:
    """The other one is told, with the word to them; the task stays the owner's."""
    task = company.task()
    made = offer(company, task, company.deputy, note=" You know the line. ")

    assert (made.offered_by, made.offered_to, made.due_at) == (company.owner.id, company.deputy.id, DUE)
    assert company.task_now(task) == task
    (post,) = company.deliver(NOW)
    assert isinstance(post.content, OfferMade)
    assert (post.content.to.name, post.content.head and post.content.head.name) == ("Dana", "Hanna")
    assert post.content.of.offer.note == "You know the line."
    assert company.audited(f"offer:{made.id}") == [("offer_made", "You know the line.")]


def test_whoever_accepts_owns_it(company: Company) -> None:
    """From that moment on; the giver and the head of the department are told, each once."""
    task = company.task()
    made = offer(company, task, company.deputy)
    company.deliver(NOW)
    later = at("2027-01-11 11:00")
    accept(company, made, company.deputy, later)

    after = company.task_now(task)
    assert (after.owner_id, after.owned_since, after.last_check_in_at) == (company.deputy.id, later, None)
    assert now_of(company, made).end is OfferEnd.ACCEPTED
    assert sorted(company.told(TOLD)) == ["Hanna", "Omar"]
    assert company.told(NoticeKind.TASK_GIVEN) == []
    assert [what for what, _ in company.audited(f"task:{task.id}")] == ["handed_over"]
    contents = [post.content for post in company.deliver(later) if post.notice.kind is TOLD]
    assert all(isinstance(content, OfferTold) for content in contents)


@pytest.mark.parametrize("side", ["owner", "deputy"])
def test_a_head_who_is_one_of_the_two_is_not_told_twice(company: Company, side: str) -> None:
    """Whoever gives or takes knows already."""
    task = company.task()
    company_side = getattr(company, side)
    with company.storage.write() as uow:
        uow.departments.save(replace(company.operations, head_id=company_side.id))
    accept(company, offer(company, task, company.deputy), company.deputy)
    assert company.told(TOLD) == ["Omar"]


def test_a_no_leaves_it_with_the_owner(company: Company) -> None:
    """Who is told why; the task does not change."""
    task = company.task()
    made = offer(company, task, company.deputy)
    decline(company, made, company.deputy, "I leave in March.")

    ended = now_of(company, made)
    assert (ended.end, ended.reason) == (OfferEnd.DECLINED, "I leave in March.")
    assert company.told(TOLD) == ["Omar"]
    assert company.task_now(task) == task


@pytest.mark.parametrize("who", ["owner", "head", "leader", "keeper", "colleague"])
def test_only_the_one_it_is_offered_to_answers(company: Company, who: str) -> None:
    """Nobody accepts or declines for somebody else, whatever they lead."""
    made = offer(company, company.task(), company.deputy)
    other = getattr(company, who)
    for answer in (accept, decline):
        with pytest.raises(NotAllowedError) as caught:
            answer(company, made, other)
        assert [each.name for each in caught.value.who] == ["Dana"]
    assert now_of(company, made).is_open


def test_a_second_answer_changes_nothing(company: Company) -> None:
    """Whatever the first one was."""
    task = company.task()
    made = offer(company, task, company.deputy)
    accept(company, made, company.deputy)
    for answer in (accept, decline):
        with pytest.raises(OfferOverError):
            answer(company, made, company.deputy)
    assert company.task_now(task).owner_id == company.deputy.id
    assert len(company.outbox(TOLD)) == 2


REFUSED = [
    ("head", "deputy", {}, AssignInsteadError),
    ("keeper", "deputy", {}, AssignInsteadError),
    ("colleague", "deputy", {}, NotAllowedError),
    ("deputy", "colleague", {}, NotAllowedError),
    ("guest", "deputy", {}, StrangerError),
    ("owner", "owner", {}, OwnTaskError),
    ("owner", "guest", {}, UnreachablePersonError),
    ("owner", "deputy", {"state": TaskState.DONE}, TaskClosedError),
    ("owner", "deputy", {"state": TaskState.DROPPED}, TaskClosedError),
    ("owner", "deputy", {"state": TaskState.PROPOSED}, TaskProposedError),
    ("colleague", "deputy", {"owner_id": None}, NotAllowedError),
]


@pytest.mark.parametrize(("by", "to", "fields", "fault"), REFUSED)
def test_what_cannot_be_offered(
    company: Company, by: str, to: str, fields: dict[str, Any], fault: type[FollowthroughError]
) -> None:
    """By somebody else, to whom no work can be given, or of a task that is not open: a clear no, nothing written."""
    task = company.task(**fields)
    with pytest.raises(fault):
        offer(company, task, getattr(company, to), by=getattr(company, by))
    assert company.outbox() == []


def test_what_is_not_there_cannot_be_offered(company: Company) -> None:
    """An unknown task, an unknown member, a word that is too long, an offer that never was."""
    task = company.task()
    with pytest.raises(UnknownTaskError):
        offer(company, replace(task, id=mothers.UNKNOWN), company.deputy)
    with pytest.raises(UnknownPersonError):
        offer(company, task, mothers.person("Nobody"))
    with pytest.raises(TooLongError):
        offer(company, task, company.deputy, note="x" * 3001)
    with pytest.raises(UnknownOfferError):
        company.services.handing.accept(company.deputy.chat_id, mothers.UNKNOWN, NOW, through="test")


def test_the_same_offer_twice_is_made_once(company: Company) -> None:
    """A command that is repeated asks nobody a second time."""
    task = company.task()
    assert offer(company, task, company.deputy) == offer(company, task, company.deputy)
    assert company.told(OFFERED) == ["Dana"]


def test_a_new_offer_takes_the_place_of_the_old_one(company: Company) -> None:
    """One open offer on a task; the first one cannot be accepted any more, and its message says so."""
    task = company.task()
    first = offer(company, task, company.deputy)
    company.deliver(NOW)
    second = offer(company, task, company.head)

    assert now_of(company, first).end is OfferEnd.WITHDRAWN
    assert now_of(company, second).is_open
    rewritten = [post for post in company.deliver(at("2027-01-11 10:01")) if post.place.replaces_ts]
    assert [post.content.of.offer.end for post in rewritten if isinstance(post.content, OfferMade)] == [
        OfferEnd.WITHDRAWN
    ]
    with pytest.raises(OfferOverError):
        accept(company, first, company.deputy)


def test_an_offer_stops_no_ladder(company: Company) -> None:
    """An open case stays where it is; the nudge that stands says to whom the task is offered."""
    task = company.task(due_on=date(2027, 1, 8), last_check_in_at=at("2027-01-08 10:00"))
    company.services.cases.open_new(NOW)
    nudged = at("2027-01-12 10:00")
    company.services.cases.advance_due(nudged)
    assert kinds(company.deliver(nudged)) == [NoticeKind.OWNER_NUDGED]
    before = company.case(task)
    offer(company, task, company.deputy, nudged)
    assert company.case(task) == before
    posts = [post for post in company.deliver(at("2027-01-12 10:01")) if post.place.replaces_ts]
    shown = [post.content.view.offered for post in posts if isinstance(post.content, OwnerNudged)]
    assert [each.to.name for each in shown if each is not None] == ["Dana"]


def test_an_accepted_one_moves_the_case_as_assigning_does(company: Company) -> None:
    """The case ends as reassigned, the task rests a while, and those who had been told learn of it."""
    task = company.task()
    told = company.person(company.leader)
    with company.storage.write() as uow:
        rungs = mothers.ladder(company.owner.id, company.head.id, told.id)
        case = uow.cases.add(mothers.case(task.id, rungs, kind=CaseKind.OVERDUE, rung=1, told_at=NOW))
    accept(company, offer(company, task, company.deputy), company.deputy)
    closed = company.case(task)
    assert case is not None
    assert closed.id == case.id
    assert closed.outcome is Outcome.REASSIGNED
    assert company.task_now(task).quiet_until is not None
    assert company.told(NoticeKind.CASE_ANSWERED) == ["Omar", "Hanna"]


def test_it_waits_on_the_home_of_whoever_is_asked(company: Company) -> None:
    """Until they answer; on the owner's the task says that it is offered."""
    task = company.task()
    made = offer(company, task, company.deputy)
    home = company.services.home.of(company.deputy.chat_id, NOW)
    assert [of.offer for of in home.offers] == [made]
    views = company.services.home.of(company.owner.chat_id, NOW).views
    assert [view.offered.to.name for view in views if view.offered] == ["Dana"]
    decline(company, made, company.deputy)
    assert company.services.home.of(company.deputy.chat_id, NOW).offers == ()


def test_its_history_tells_both_sides(company: Company) -> None:
    """Who offered it to whom with which word, and how that ended; strangers to the task read no words."""
    task = company.task()
    made = offer(company, task, company.deputy, note="You know the line.")
    decline(company, made, company.deputy, "I leave in March.")
    told = company.services.history.of(company.head.chat_id, task.id).entries
    assert {entry.what: entry.word for entry in told} == {
        What.OFFERED: "You know the line.",
        What.OFFER_ENDED: "I leave in March.",
    }
    hidden = company.services.history.of(company.colleague.chat_id, task.id).entries
    assert {entry.word for entry in hidden} == {None}


def test_kinds_in_order(company: Company) -> None:
    """The one who is asked reads one message, however often the outbox is looked at."""
    offer(company, company.task(), company.deputy)
    assert kinds(company.deliver(NOW)) == [OFFERED]
    assert company.deliver(at("2027-01-11 10:05")) == []
