"""Digests of heads: what stands in them, who gets them and when, and what can be done below them."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from domain.checkins import Answer, CheckIn
from domain.cues import CueKind
from domain.errors import NotAllowedError, ThankedError
from domain.head_digest import DepartmentNews, HeadDigest
from domain.needs_you import NeedsYou
from domain.notices import NoticeKind
from domain.pausing import ProposalEnd
from domain.people import Person
from domain.recognition import Thanked
from domain.services.changes import Spot
from domain.services.preferences import Wanted
from domain.tasks import Status, Task
from domain.views import WordCounts
from tests import mothers
from tests.company import FOUNDED, MONDAY, WEEK, Company, at

THURSDAY = at("2027-01-14 09:00")
"""The morning of the digest in Berlin."""

NEXT_THURSDAY = THURSDAY + timedelta(weeks=1)
NOON = THURSDAY + timedelta(hours=3)


def say(company: Company, task: Task, answer: Answer, at_: datetime = MONDAY) -> None:
    """The owner's word."""
    company.services.check_ins.answer(company.owner.chat_id, task.id, answer, at_, through="test")


def tick(company: Company, now: datetime = THURSDAY) -> int:
    """How many were told at that moment, after everybody got their first one."""
    company.services.needs_you.tell_due(FOUNDED)
    return company.services.needs_you.tell_due(now)


def read(company: Company, now: datetime = THURSDAY) -> list[NeedsYou]:
    """What goes out now of it, new or written anew."""
    return [post.content for post in company.deliver(now) if isinstance(post.content, NeedsYou)]


def digest_of(content: NeedsYou) -> HeadDigest:
    """The digest in a message."""
    assert content.digest is not None
    return content.digest


def told(company: Company, now: datetime = THURSDAY) -> tuple[HeadDigest, DepartmentNews]:
    """The digest that Hanna gets, and what it says of her department."""
    assert tick(company, now) == 1
    (content,) = read(company, now)
    digest = digest_of(content)
    (news,) = digest.news
    return digest, news


def spot(company: Company) -> Spot:
    """Where the newest message of Hanna's stands."""
    sent = company.outbox(NoticeKind.NEEDS_YOU)[-1]
    return sent.sent_channel or "", sent.sent_ts or ""


def test_the_department_in_one_message(company_anywhere: Company) -> None:
    """What moved, what stands still, what is new, what was finished, and who answered; of no other department."""
    company = company_anywhere
    with company.storage.write() as uow:
        other = uow.departments.add(mothers.department("hr"))
    long_ago = FOUNDED - timedelta(weeks=2)
    moved, done = (company.task(title, created_at=long_ago) for title in ("Move", "Finish"))
    still = {"status": Status.OFF_TRACK, "off_track_weeks": 3, "last_check_in_at": long_ago, "created_at": long_ago}
    stuck = company.task("Stand", **still)
    company.task("New", created_at=MONDAY)
    company.task("Elsewhere", department_id=other.id, created_at=MONDAY)
    with company.storage.write() as uow:
        uow.check_ins.ask([moved.id, stuck.id, done.id], company.owner.id, WEEK, MONDAY)
    say(company, moved, Answer(Status.AT_RISK))
    say(company, done, Answer(Status.DONE))
    digest, news = told(company)
    assert [move.view.task.title for move in news.moved] == ["Move"]
    assert [view.task.title for view in news.stuck] == ["Stand"]
    assert [view.task.title for view in news.new] == ["New"]
    assert [view.task.title for view in digest.finished] == ["Finish"]
    assert (news.participation.asked, news.participation.answered) == (3, 2)
    assert news.of.counts == WordCounts(at_risk=1, off_track=1, done=1, silent=1)


def test_nothing_is_sent_when_nothing_happened(company: Company) -> None:
    """A department in which all is as it was, and on whose head nothing waits, brings no message."""
    task = company.task(status=Status.ON_TRACK, last_check_in_at=FOUNDED - timedelta(weeks=2))
    with company.storage.write() as uow:
        uow.check_ins.add(
            CheckIn(0, task.id, company.owner.id, WEEK - timedelta(weeks=2), answered_at=FOUNDED - timedelta(weeks=2))
        )
    assert tick(company) == 0
    assert company.outbox(NoticeKind.NEEDS_YOU) == []


def test_one_who_turned_it_off_reads_only_what_waits(company: Company) -> None:
    """By their own settings, which others cannot set for them; what waits still comes."""
    kept = company.services.preferences.change(company.head.chat_id, Wanted(digest=False), MONDAY, through="test")
    assert not kept.person.wants_digest
    assert [each.key for each in kept.heads] == ["ops"]
    task = company.task()
    say(company, task, Answer(Status.AT_RISK))
    assert tick(company) == 0
    say(company, task, Answer(Status.OFF_TRACK), THURSDAY)
    assert company.services.needs_you.tell_due(NEXT_THURSDAY) == 1
    (content,) = read(company, NEXT_THURSDAY)
    assert content.digest is None
    back = company.services.preferences.change(company.head.chat_id, Wanted(), MONDAY, through="test")
    assert not back.person.wants_digest


def thin_out(company: Company, person: Person) -> None:
    """Answered every week for a month, and then none at all."""
    task = company.task(f"Of {person.name}", owner_id=person.id)
    with company.storage.write() as uow:
        for back in range(1, 9):
            week = WEEK - timedelta(weeks=back)
            asked = MONDAY - timedelta(weeks=back)
            answered_at = asked if back > 4 else None
            said = Status.ON_TRACK if answered_at else None
            uow.check_ins.add(
                CheckIn(0, task.id, person.id, week, asked_at=asked, answered_at=answered_at, status=said)
            )


def test_who_answers_less_is_for_the_heads_eyes_alone(company: Company) -> None:
    """The head reads of it once; not of themselves, and no channel ever does."""
    thin_out(company, company.owner)
    thin_out(company, company.head)
    _, news = told(company)
    assert [(view.cue.kind, view.person and view.person.name) for view in news.cues] == [
        (CueKind.PERSON_QUIETER, "Omar")
    ]
    company.settings(next_digest_at=THURSDAY)
    company.services.digests.digest_due(THURSDAY)
    company.deliver(THURSDAY)
    with company.storage.read() as uow:
        assert uow.cues.standing(0) == []
    assert company.services.needs_you.tell_due(NEXT_THURSDAY) == 0


def test_cases_wait_first_and_keep_their_place(company: Company) -> None:
    """A case that came to the head stands there with its choices, and shows how it ended when it has."""
    company.task(due_on=WEEK - timedelta(days=3))
    company.change(company.owner, deputy_id=None)
    for day in range(6):
        company.tick(MONDAY + timedelta(days=day))
    case = company.cases()[0]
    assert company.head.id in {rung.person_id for rung in case.told}
    assert company.services.needs_you.tell_due(NEXT_THURSDAY) == 1
    content = read(company, NEXT_THURSDAY)[-1]
    assert [view.case.id for view in digest_of(content).cases] == [case.id]
    assert content.waiting == 1
    company.services.check_ins.answer(
        company.owner.chat_id, case.task_id, Answer(Status.DONE), NEXT_THURSDAY, through="test"
    )
    (again,) = read(company, NEXT_THURSDAY + timedelta(minutes=1))
    assert [view.case.is_open for view in digest_of(again).cases] == [False]
    assert again.waiting == 0


def test_a_late_answer_rewrites_it(company: Company) -> None:
    """An answer for a week that has closed is counted in the message that stands."""
    task = company.task()
    with company.storage.write() as uow:
        uow.check_ins.ask([task.id], company.owner.id, WEEK, MONDAY)
        uow.tasks.save(replace(task, status=Status.OFF_TRACK, off_track_weeks=2))
    _, news = told(company)
    assert news.came_late == 0
    late = at("2027-01-18 09:00")
    company.services.check_ins.answer(
        company.owner.chat_id, task.id, Answer(Status.AT_RISK), late, week=WEEK, through="test"
    )
    (content,) = read(company, late)
    assert digest_of(content).news[0].came_late == 1


def test_a_head_thanks_their_own_people(company_anywhere: Company) -> None:
    """One press below their digest; a task of another department is not theirs, and nothing is said twice."""
    company = company_anywhere
    mine = company.task("Ours")
    with company.storage.write() as uow:
        other = uow.departments.add(mothers.department("hr"))
    others = company.task("Theirs", department_id=other.id)
    for task in (mine, others):
        say(company, task, Answer(Status.DONE))
    digest, _ = told(company)
    assert [view.task.title for view in digest.to_thank] == ["Ours"]
    thanks = company.services.thanks
    assert [view.task.id for view in thanks.of_week(company.head.chat_id, digest.week).views] == [mine.id]
    assert thanks.send_all(company.head.chat_id, digest.week, NOON, through="test", spot=spot(company)) == 1
    with pytest.raises(ThankedError):
        thanks.send(company.head.chat_id, mine.id, NOON, through="test")
    with pytest.raises(NotAllowedError):
        thanks.send(company.head.chat_id, others.id, NOON, through="test")
    said = [post.content for post in company.deliver(NOON) if isinstance(post.content, Thanked)]
    assert [(each.by.name, each.to.name) for each in said] == [("Hanna", "Omar")]
    assert company.services.thanks.send(company.leader.chat_id, mine.id, NOON, through="test").task.id == mine.id


def test_words_below_it_are_for_its_reader(company: Company) -> None:
    """Below the head's digest only the head is heard, their own tasks apart; whoever has none is heard as ever."""
    task = company.task()
    own = company.task("Hanna's own", owner_id=company.head.id)
    say(company, task, Answer(Status.OFF_TRACK))
    told(company)
    remarks, place = company.services.remarks, spot(company)
    thread = remarks.thread(company.head.chat_id, place, NOON)
    assert thread is not None
    assert (thread.is_private, [view.task.id for view in thread.views]) == (True, [task.id])
    assert remarks.thread(company.leader.chat_id, place, NOON) is None
    message = (place[0], "1800000000.000100")
    assert remarks.is_carried(company.head.chat_id, message, [task.id])
    assert not remarks.is_carried(company.head.chat_id, message, [task.id, own.id])
    heard = remarks.hear(company.head.chat_id, message, "Where is it?", [], NOON, through="test", asks=True)
    assert heard.asks
    assert remarks.place(company.head.chat_id, message, task.id, NOON, through="test").task.id == task.id
    assert remarks.is_carried(company.head.chat_id, message, [own.id])
    company.change(company.head, wants_digest=False)
    assert remarks.thread(company.head.chat_id, place, NOON) is None


def test_a_proposed_date_waits_in_it(company_anywhere: Company) -> None:
    """It counts as waiting, and when it was answered it shows that in its place."""
    company = company_anywhere
    task = company.task(due_on=WEEK + timedelta(days=30))
    day = WEEK + timedelta(days=60)
    company.services.proposals.propose(company.owner.chat_id, task.id, day, "The vendor", MONDAY, through="test")
    window = company.services.needs_you.of(company.head.chat_id, MONDAY)
    assert [of.proposal.due_on for of in window.proposals] == [day]
    assert window.waiting == window.total == 1
    assert tick(company) == 1
    (content,) = read(company)
    (of,) = content.proposals
    company.services.proposals.approve(company.head.chat_id, of.proposal.id, NOON, through="test")
    (again,) = read(company, NOON)
    assert [each.proposal.end for each in again.proposals] == [ProposalEnd.APPROVED]
    assert again.waiting == 0
    assert company.services.needs_you.of(company.head.chat_id, NOON).total == 0


def test_the_deputy_reads_it_in_the_heads_place(company: Company) -> None:
    """While the head is away; nothing of the deputy themselves, and thanks stay the head's to say."""
    thin_out(company, company.colleague)
    task = company.task()
    company.change(company.head, away_until=THURSDAY.date(), deputy_id=company.colleague.id)
    say(company, task, Answer(Status.DONE))
    assert tick(company) == 1
    (content,) = read(company)
    digest = digest_of(content)
    assert (content.to.name, digest.reader.name) == ("Rana", "Rana")
    assert [view.task.id for view in digest.finished] == [task.id]
    assert digest.to_thank == ()
    assert digest.news[0].cues == ()
