"""An owner who never answered does not count as one: the task is offered like any other that nobody answers for."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import Engine

from domain.checkins import Answer
from domain.claims import TaskClaimed, TasksUnowned, never_answered
from domain.climbing import CaseAnswered, CaseClimbed, OwnerNudged
from domain.ladder import CaseKind, Outcome
from domain.needs import NeedKind
from domain.notices import NoticeKind
from domain.nudge_errors import AlreadyOwnedError
from domain.tasks import Status, Task
from tests.company import Company, at

NUDGED, CLIMBED, OFFERED = NoticeKind.OWNER_NUDGED, NoticeKind.CASE_CLIMBED, NoticeKind.UNOWNED_OFFERED
ASKED, CLIMBS = at("2027-01-11 10:00"), at("2027-01-13 10:00")


@pytest.fixture
def company(sqlite_engine: Engine) -> Company:
    """The company, in a week in which Omar has no weekly question."""
    made = Company(sqlite_engine)
    made.change(made.owner, next_ask_at=at("2027-01-25 09:30"))
    return made


def silent(company: Company, title: str = "Paint the hall") -> Task:
    """A task of Omar's of which he has never said a word, and he is asked for one once more."""
    task = company.task(title, owned_since=at("2026-12-01 10:00"))
    company.services.cases.open_new(ASKED)
    company.services.cases.advance_due(ASKED)
    return task


def climb(company: Company) -> None:
    """Two working days later the head is told."""
    company.services.cases.advance_due(CLIMBS)


def test_it_is_offered_in_the_channel_beside_the_card(company: Company) -> None:
    """Once, when the head gets the card, which says so; with what nobody owns in one message of the day."""
    task = silent(company)
    company.deliver(ASKED)
    company.task("Sweep", owner_id=None, owned_since=None, created_at=CLIMBS)
    company.services.cases.open_new(CLIMBS)
    climb(company)
    posts = {post.notice.kind: post.content for post in company.deliver(CLIMBS)}
    offered, card = posts[OFFERED], posts[CLIMBED]
    assert isinstance(offered, TasksUnowned)
    assert isinstance(card, CaseClimbed)
    assert {each.view.task.title: each.case.kind for each in offered.tasks} == {
        "Paint the hall": CaseKind.UNHEARD,
        "Sweep": CaseKind.UNOWNED,
    }
    assert (card.view.task.id, card.offered_to) == (task.id, company.operations)
    company.services.cases.advance_due(at("2027-01-18 10:00"))
    assert len(company.outbox(OFFERED)) == 1


def test_its_owner_reads_it_before(company: Company) -> None:
    """The nudge names the department and the moment; where there is no channel it names nothing of the kind."""
    task = silent(company)
    (post,) = [each for each in company.deliver(ASKED) if each.notice.kind is NUDGED]
    assert isinstance(post.content, OwnerNudged)
    assert (post.content.offered_to, post.content.next_at) == (company.operations, CLIMBS)
    assert company.case(task).next_at == CLIMBS


def test_without_a_channel_the_card_is_enough(company: Company) -> None:
    """The head can take it, assign it or propose somebody there."""
    with company.storage.write() as uow:
        uow.departments.save(replace(company.operations, channel=None))
    silent(company)
    (nudge,) = [each.content for each in company.deliver(ASKED) if each.notice.kind is NUDGED]
    climb(company)
    assert isinstance(nudge, OwnerNudged)
    assert nudge.offered_to is None
    assert (company.outbox(OFFERED), company.told(CLIMBED)) == ([], ["Hanna"])


def test_whoever_did_not_read_it_is_not_offered_away(company: Company) -> None:
    """While Omar was away Dana was asked in his place: the head decides, and nothing is posted."""
    company.task("Paint the hall", owned_since=at("2026-12-01 10:00"))
    company.services.cases.open_new(ASKED)
    company.change(company.owner, away_from=date(2027, 1, 11), away_until=date(2027, 1, 12))
    company.services.cases.advance_due(ASKED)
    company.deliver(ASKED)
    climb(company)
    assert (company.told(NUDGED), company.told(CLIMBED), company.outbox(OFFERED)) == (["Dana"], ["Hanna"], [])


def test_the_task_of_somebody_who_left_is_offered(company: Company) -> None:
    """There is nobody to tell."""
    company.task("Paint the hall", owned_since=at("2026-12-01 10:00"))
    company.change(company.owner, is_active=False)
    company.services.cases.open_new(ASKED)
    company.services.cases.advance_due(ASKED)
    company.services.cases.advance_due(ASKED)
    assert len(company.outbox(OFFERED)) == 1


def test_a_word_of_the_owner_ends_the_offer(company: Company) -> None:
    """The message in the channel is written anew, the task is theirs, and nobody can claim it any more."""
    task = silent(company)
    company.deliver(ASKED)
    climb(company)
    company.deliver(CLIMBS)
    company.services.check_ins.answer(company.owner.chat_id, task.id, Answer(Status.ON_TRACK), CLIMBS, through="test")
    changed = [post.content for post in company.deliver(CLIMBS) if isinstance(post.content, TasksUnowned)]
    assert [each.case.outcome for content in changed for each in content.tasks] == [Outcome.ANSWERED]
    assert company.services.tasks.unowned(company.head.chat_id).entries == ()


@pytest.mark.parametrize("asks_before", [True, False])
def test_whoever_says_what_is_lacking_has_spoken(company: Company, *, asks_before: bool) -> None:
    """In answer to the nudge, before it is offered or after: the case waits, and nobody takes the task."""
    task = silent(company)
    company.deliver(ASKED)
    if not asks_before:
        climb(company)
        company.deliver(CLIMBS)
    company.services.nudge_answers.ask_for(
        company.owner.chat_id, task.id, NeedKind.MONEY, None, CLIMBS if not asks_before else ASKED, through="test"
    )
    if asks_before:
        company.services.cases.advance_due(at("2027-01-14 10:00"))
    assert company.case(task).may_be_claimed  # by its rungs alone
    assert company.services.tasks.unowned(company.head.chat_id).entries == ()
    with pytest.raises(AlreadyOwnedError):
        company.services.claims.claim(company.colleague.chat_id, task.id, CLIMBS, through="test")
    changed = [post.content for post in company.deliver(CLIMBS) if isinstance(post.content, TasksUnowned)]
    assert [each.waits for content in changed for each in content.tasks] == ([] if asks_before else [False])
    assert len(company.outbox(OFFERED)) == (0 if asks_before else 1)


def test_whoever_takes_it_has_it(company: Company) -> None:
    """The head and the owner before learn of it."""
    task = silent(company)
    company.deliver(ASKED)
    climb(company)
    company.deliver(CLIMBS)
    company.services.claims.claim(company.colleague.chat_id, task.id, CLIMBS, through="test")
    assert company.task_now(task).owner_id == company.colleague.id
    told = {
        post.content.to.name for post in company.deliver(CLIMBS) if isinstance(post.content, CaseAnswered | TaskClaimed)
    }
    assert told == {"Omar", "Hanna"}


def test_it_stands_among_the_unowned(company: Company) -> None:
    """Once the head was told; who owns it in name is for the owner, the head, the leader and the plan keeper."""
    task = silent(company)
    tasks = company.services.tasks
    assert tasks.unowned(company.head.chat_id).entries == ()
    climb(company)
    named = {
        person.name: tasks.unowned(person.chat_id).entries[0].owner is not None
        for person in (company.owner, company.head, company.leader, company.keeper, company.colleague, company.deputy)
    }
    assert named == {"Omar": True, "Hanna": True, "Layla": True, "Kim": True, "Rana": False, "Dana": False}
    assert all(map(never_answered, tasks.unowned(company.deputy.chat_id).entries))
    assert tasks.status(company.deputy.chat_id, CLIMBS).unowned == 1
    home = company.services.home.of(company.keeper.chat_id, CLIMBS)
    assert [view.task.id for view in home.unowned] == [task.id]
