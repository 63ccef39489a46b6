"""The leader's cards: what came to the top of the ladder, once a day, a few at a time."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from domain.cards import CardsReady
from domain.checkins import Answer
from domain.decisions import Choice, DecisionKind
from domain.digest import DigestReady
from domain.ladder import Case, CaseKind
from domain.ladder_rules import LadderRule
from domain.needs import Need, NeedAnswer, NeedKind
from domain.notices import NoticeKind
from domain.tasks import Status, Task
from tests import mothers
from tests.company import RIYADH, Company, Post, at, kinds

CARDS = NoticeKind.DECISION_CARDS
TUESDAY = at("2027-01-12 09:00", RIYADH)
WEDNESDAY, THURSDAY = TUESDAY + timedelta(days=1), TUESDAY + timedelta(days=2)


def waits(company: Company, title: str = "Open the second line", kind: CaseKind = CaseKind.OVERDUE) -> Task:
    """A task whose case waits on the leader."""
    task = company.task(title)
    rungs = mothers.ladder(company.owner.id, company.head.id, company.leader.id)
    opened = at("2027-01-05 09:00")
    with company.storage.write() as uow:
        uow.cases.add(mothers.case(task.id, rungs, kind=kind, opened_at=opened, rung=2, told_at=opened, next_at=None))
    return task


def deal(company: Company, now: datetime) -> int:
    """Look whether cards are to be dealt."""
    return company.services.cards.deal_due(now)


def shown(post: Post) -> list[tuple[str, bool]]:
    """The titles on cards, and whether each still waits."""
    assert isinstance(post.content, CardsReady)
    return [(card.of.view.task.title, card.waits) for card in post.content.cards]


def decide(company: Company, task: Task, kind: DecisionKind = DecisionKind.NOTED) -> Case:
    """The leader decides."""
    case = company.case(task)
    company.services.decisions.decide(company.leader.chat_id, case.id, Choice(kind), TUESDAY, through="test")
    return company.case(task)


def test_it_comes_to_the_channel_on_the_day_it_reaches_the_leader(company: Company) -> None:
    """Not before the hour of the digest, in the channel, once, and in the trail."""
    task = waits(company)

    assert deal(company, TUESDAY - timedelta(minutes=1)) == 0
    assert deal(company, TUESDAY) == 1
    assert deal(company, TUESDAY + timedelta(minutes=1)) == 0

    (post,) = company.deliver(TUESDAY)
    assert (post.notice.kind, post.place.channel) == (CARDS, "C0DIGEST")
    assert shown(post) == [(task.title, True)]
    assert ("case_brought", None) in company.audited(f"case:{company.case(task).id}")


def test_without_a_channel_it_comes_to_the_leader_alone(company: Company) -> None:
    """By direct message."""
    company.settings(digest_channel=None)
    waits(company)

    deal(company, TUESDAY)

    (post,) = company.deliver(TUESDAY)
    assert (post.notice.kind, post.notice.person_id) == (CARDS, company.leader.id)


def test_nothing_comes_where_nobody_leads_or_the_leader_is_not_at_work(company: Company) -> None:
    """No card on a Friday in Riyadh, on leave, or without a leader; it comes when there is somebody to decide."""
    waits(company)
    friday = at("2027-01-15 10:00", RIYADH)
    assert deal(company, friday) == 0

    company.change(company.leader, away_from=TUESDAY.date(), away_until=TUESDAY.date())
    assert deal(company, TUESDAY) == 0
    company.settings(leader_id=None)
    assert deal(company, WEDNESDAY) == 0
    company.settings(leader_id=company.leader.id)
    assert deal(company, WEDNESDAY) == 1


def test_a_few_at_a_time_and_the_rest_is_counted(company: Company) -> None:
    """The most urgent first, as many as the rule says; the others wait for the next working days."""
    company.settings(ladder=LadderRule(most_cards=2))
    for title, kind in (("Silent", CaseKind.STALLED), ("Late", CaseKind.OVERDUE), ("Nobody's", CaseKind.UNOWNED)):
        waits(company, title, kind)

    deal(company, TUESDAY)
    (first,) = company.deliver(TUESDAY)
    assert shown(first) == [("Late", True), ("Nobody's", True)]
    assert isinstance(first.content, CardsReady)
    assert (first.content.more, first.content.most) == (1, 2)

    deal(company, WEDNESDAY)
    (second,) = company.deliver(WEDNESDAY)
    assert shown(second) == [("Silent", True)]


def test_the_next_ones_come_on_the_next_day(company: Company) -> None:
    """What reaches the leader after the cards of a day waits for the morning."""
    waits(company)
    deal(company, TUESDAY)
    waits(company, "Later")

    assert deal(company, TUESDAY + timedelta(hours=2)) == 0
    assert deal(company, WEDNESDAY) == 1


def test_at_once_means_at_once(company: Company) -> None:
    """Where the rule says so, each comes as soon as the leader works, several times a day."""
    company.settings(ladder=LadderRule(at_once=True))
    waits(company)
    assert deal(company, TUESDAY - timedelta(minutes=30)) == 1
    waits(company, "Later")
    assert deal(company, TUESDAY) == 1
    posts = company.deliver(TUESDAY)
    assert [shown(post) for post in posts] == [[("Open the second line", True)], [("Later", True)]]
    assert isinstance(posts[0].content, CardsReady)
    assert posts[0].content.most is None


def test_on_the_day_of_the_digest_they_are_part_of_it(company: Company) -> None:
    """No cards beside the digest, before it or after; what it brought gets none on the next day."""
    company.settings(next_digest_at=THURSDAY)
    waits(company)

    assert deal(company, THURSDAY) == 0
    company.services.digests.digest_due(THURSDAY)
    assert deal(company, THURSDAY + timedelta(minutes=1)) == 0
    assert deal(company, at("2027-01-17 09:00", RIYADH)) == 0
    assert kinds(company.deliver(THURSDAY)) == [NoticeKind.DIGEST]


def test_a_decision_rewrites_them_and_is_told_below(company: Company) -> None:
    """The cards show the decision, and those in the channel read it in their thread, not in that of an old digest."""
    task = waits(company)
    deal(company, TUESDAY)
    (cards,) = company.deliver(TUESDAY)

    decide(company, task)

    posts = company.deliver(TUESDAY + timedelta(minutes=1))
    (below,) = [post for post in posts if post.notice.kind is NoticeKind.CARD_DECIDED]
    assert (below.place.channel, below.place.thread_ts) == ("C0DIGEST", "1.000001")
    (changed,) = [post for post in posts if isinstance(post.content, CardsReady)]
    assert changed.place.replaces_ts == "1.000001"
    assert shown(changed) == [(task.title, False)]
    assert NoticeKind.DECISION_POSTED not in kinds(posts)
    assert cards.notice.kind is CARDS


def test_an_answer_rewrites_them_and_the_leader_is_told(company: Company) -> None:
    """Nobody decides what was answered: the card says so, and whoever leads hears that they need not."""
    task = waits(company)
    deal(company, TUESDAY)
    company.deliver(TUESDAY)

    later = TUESDAY + timedelta(minutes=5)
    company.services.check_ins.answer(company.owner.chat_id, task.id, Answer(Status.DONE), later, through="test")

    posts = company.deliver(later)
    (changed,) = [post for post in posts if isinstance(post.content, CardsReady)]
    assert shown(changed) == [(task.title, False)]
    assert company.leader.id in {post.notice.person_id for post in posts}


def test_cards_that_were_all_answered_in_the_meantime_do_not_come(company: Company) -> None:
    """What waits in the outbox is told as it is when it goes."""
    task = waits(company)
    deal(company, TUESDAY)
    company.services.check_ins.answer(company.owner.chat_id, task.id, Answer(Status.DONE), TUESDAY, through="test")

    assert CARDS not in kinds(company.deliver(TUESDAY))


def test_they_tell_the_whole_story(company: Company) -> None:
    """Who was told and when, what was decided before and by whom, what is asked for, and what was declined."""
    task = waits(company)
    decide(company, task, DecisionKind.HANDLE)
    asked = at("2027-01-08 10:00")
    with company.storage.write() as uow:
        for kind in (NeedKind.MONEY, NeedKind.TIME):
            uow.needs.add(Need(0, task.id, kind, None, company.owner.id, asked, company.head.id, due_at=THURSDAY))
        money = uow.needs.open_on(task.id)[0]
        uow.needs.save(replace(money, answered_at=asked, answer=NeedAnswer.DECLINED, answered_by=company.head.id))
        rungs = mothers.ladder(company.owner.id, company.head.id, company.leader.id)
        again = uow.cases.add(mothers.case(task.id, rungs, rung=2, next_at=None))
        assert again is not None
        uow.notices.add(
            mothers.notice(again.id, person_id=company.head.id, channel=None, created_at=asked, not_before=asked)
        )
    company.deliver(at("2027-01-11 10:00"))
    deal(company, TUESDAY)

    (post,) = [each for each in company.deliver(TUESDAY) if each.notice.kind is CARDS]

    assert isinstance(post.content, CardsReady)
    (card,) = post.content.cards
    assert [told.person.name for told in card.told] == ["Hanna"]
    assert card.earlier is not None
    assert (card.earlier.given.decision.kind, card.earlier.given.by.name) == (DecisionKind.HANDLE, "Layla")
    assert [need.need.kind for need in card.asks] == [NeedKind.TIME]
    assert [(no.need.kind, no.answered_by and no.answered_by.name) for no in card.declined] == [
        (NeedKind.MONEY, "Hanna")
    ]


@pytest.mark.parametrize(("days", "again"), [(0, 0), (1, 1)])
def test_on_the_day_of_a_restore_none_come(company: Company, days: int, again: int) -> None:
    """What stands in the channel since before the restore cannot be found there; the next day is free of doubt."""
    waits(company)
    company.settings(restored_at=TUESDAY - timedelta(minutes=10))

    assert deal(company, TUESDAY + timedelta(days=days)) == again


def test_the_digest_counts_what_cards_brought_before(company: Company) -> None:
    """A case whose card nobody decided stands in the digest of the week as well, as one that came before."""
    task = waits(company)
    deal(company, TUESDAY)
    company.deliver(TUESDAY)
    company.settings(next_digest_at=THURSDAY)
    company.services.digests.digest_due(THURSDAY)

    (digest,) = company.deliver(THURSDAY)

    assert isinstance(digest.content, DigestReady)
    (view,) = digest.content.digest.cases
    assert (view.view.task.id, view.case.card_at) == (task.id, TUESDAY)
