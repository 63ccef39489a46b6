"""Telling people of a part they were given."""

import pytest

from domain.company_choices import Choice, HeadIs, KeeperIs, LeaderIs
from domain.goal_card import GoalWords
from domain.notices import Introduced, NoticeKind, NoticeState
from domain.part_given import GivenPart, PartGiven
from tests.company import Company, Post, at

NOW = at("2027-01-12 10:00")
GIVEN = NoticeKind.PART_GIVEN


def told(company: Company) -> list[PartGiven]:
    """What was said of parts so far."""
    company.deliver(NOW)
    found = [_content(post) for post in company.chat.posts if post.notice.kind is GIVEN]
    return [each for each in found if isinstance(each, PartGiven)]


def _content(post: Post) -> object:
    return post.content.content if isinstance(post.content, Introduced) else post.content


def choose(company: Company, wanted: Choice) -> None:
    """The keeper of the plan sets something."""
    company.services.settings.change(company.keeper.chat_id, wanted, NOW, through="test")


@pytest.mark.parametrize("part", [GivenPart.LEADER, GivenPart.KEEPER, GivenPart.HEAD])
def test_a_part_of_the_company(company_anywhere: Company, part: GivenPart) -> None:
    """Whoever is given it reads who gave it; trying it, or choosing the same again, tells nobody."""
    company, who = company_anywhere, company_anywhere.colleague
    ops = company.operations.id
    wanted: dict[GivenPart, Choice] = {
        GivenPart.LEADER: LeaderIs(who.chat_id),
        GivenPart.KEEPER: KeeperIs(who.chat_id),
        GivenPart.HEAD: HeadIs(ops, who.chat_id),
    }
    company.services.settings.preview(company.keeper.chat_id, wanted[part], NOW)
    assert told(company) == []
    for _ in range(2):
        choose(company, wanted[part])
    (given,) = told(company)
    assert (given.part, given.to.id, given.by.id) == (part, who.id, company.keeper.id)
    assert (given.department is not None) == (part is GivenPart.HEAD)


def test_nobody_tells_themselves(company: Company) -> None:
    """The keeper who makes themselves head, and who is not a keeper any more, read nothing."""
    choose(company, HeadIs(company.operations.id, company.keeper.chat_id))
    choose(company, KeeperIs(company.leader.chat_id))
    assert [each.to.id for each in told(company)] == [company.leader.id]
    choose(company, KeeperIs(company.leader.chat_id, keeps=False))
    assert len(told(company)) == 1


def test_what_was_put_back_before_it_was_told(company: Company) -> None:
    """Is not told any more, nor is a goal that somebody else answers for by then."""
    choose(company, HeadIs(company.operations.id, company.owner.chat_id))
    choose(company, HeadIs(company.operations.id, company.head.chat_id))
    choose(company, LeaderIs(company.owner.chat_id))
    choose(company, LeaderIs(company.leader.chat_id))
    choose(company, KeeperIs(company.owner.chat_id))
    choose(company, KeeperIs(company.owner.chat_id, keeps=False))
    goals, leader = company.services.goals, company.leader.chat_id
    goal = goals.add(leader, GoalWords("Waste less", owner=company.owner.chat_id), NOW, through="test").goal
    goals.change(leader, goal.id, GoalWords("Waste less"), NOW, through="test")
    assert {each.to.id for each in told(company)} == {company.head.id, company.leader.id}
    superseded = [each for each in company.outbox(GIVEN) if each.state is NoticeState.SUPERSEDED]
    assert [each.reason for each in superseded] == ["has that part no more"] * 4


def test_a_goal(company: Company) -> None:
    """Its owner reads of it once, and not again when its date is changed."""
    goals, leader = company.services.goals, company.leader.chat_id
    wanted = GoalWords("Waste less", owner=company.owner.chat_id)
    goal = goals.add(leader, wanted, NOW, through="test").goal
    goals.change(leader, goal.id, GoalWords("Waste nothing", owner=company.owner.chat_id), NOW, through="test")
    (given,) = told(company)
    assert (given.part, given.to.id, given.by.id) == (GivenPart.GOAL, company.owner.id, company.leader.id)
    assert given.goal is not None
    assert given.goal.title == "Waste nothing"
