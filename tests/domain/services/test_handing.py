"""Handing over a task: an offer, its answers, and everything that ends it."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from domain.checkins import Answer
from domain.decisions import Choice, DecisionKind
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
from domain.handing import Offer, OfferEnd, OfferMade, OfferTold
from domain.history import What
from domain.ladder import CaseKind, Outcome
from domain.notices import NoticeKind
from domain.people import Person
from domain.services.members import Profile
from domain.tasks import Status, Task, TaskState
from tests import mothers
from tests.company import Company, at, kinds

NOW = at("2027-01-11 10:00")
DUE = at("2027-01-13 10:00")
OFFERED, TOLD = NoticeKind.TASK_OFFERED, NoticeKind.OFFER_TOLD


def offer(
    company: Company, task: Task, to: Person, now: datetime = NOW, *, by: Person | None = None, note: str | None = None
) -> Offer:
    """The owner offers a task to somebody."""
    giver = company.owner if by is None else by
    return company.services.handing.offer(giver.chat_id, task.id, to.chat_id, note, now, through="test").offer


def accept(company: Company, of: Offer, by: Person, now: datetime = NOW) -> None:
    """Somebody takes the task."""
    company.services.handing.accept(by.chat_id, of.id, now, through="test")


def decline(company: Company, of: Offer, by: Person, reason: str | None = None) -> None:
    """Somebody does not take it."""
    company.services.handing.decline(by.chat_id, of.id, reason, NOW, through="test")


def now_of(company: Company, of: Offer) -> Offer:
    """An offer as it is now."""
    with company.storage.read() as uow:
        found = uow.offers.find(of.id)
    assert found is not None
    return found


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
        assert caught.value.values == {"who": "Dana"}
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
    shown = [post.content.view.offered for post in posts if hasattr(post.content, "view")]
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
