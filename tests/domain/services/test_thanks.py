"""Thanks for finished work: the leader's to say, once, carried to the owner and kept."""

from datetime import date, datetime, timedelta

import pytest

from domain.checkins import LONGEST_TEXT, Answer
from domain.digest import DigestReady
from domain.errors import NotAllowedError, StrangerError, ThankedError, TooLongError, UnknownTaskError
from domain.history import What
from domain.notices import NoticeKind
from domain.recognition import Thanked
from domain.services.changes import Spot
from domain.tasks import Status, Task
from tests.company import RIYADH, Company, at
from tests.mothers import UNKNOWN

THURSDAY = at("2027-01-14 09:00", RIYADH)
LATER = at("2027-01-14 11:00")
WEEK = date(2027, 1, 14)


@pytest.fixture
def company(company: Company) -> Company:
    """The company with a digest due on Thursday."""
    company.settings(next_digest_at=THURSDAY)
    return company


def finished(company: Company, title: str = "Open the second line", when: datetime = THURSDAY) -> Task:
    """A task that Omar called done the day before."""
    task, before = company.task(title), when - timedelta(days=1)
    company.services.check_ins.answer(company.owner.chat_id, task.id, Answer(Status.DONE), before, through="test")
    return task


def posted(company: Company) -> Spot:
    """Where the digest stands."""
    company.services.digests.digest_due(THURSDAY)
    company.deliver(THURSDAY)
    (digest,) = company.outbox(NoticeKind.DIGEST)
    assert digest.sent_channel is not None
    assert digest.sent_ts is not None
    return digest.sent_channel, digest.sent_ts


def send(company: Company, task: Task, text: str | None = None) -> None:
    """The leader thanks for a task."""
    company.services.thanks.send(company.leader.chat_id, task.id, LATER, through="test", text=text)


def said(company: Company, now: datetime = LATER) -> list[Thanked]:
    """What reached people as thanks."""
    return [post.content for post in company.deliver(now) if isinstance(post.content, Thanked)]


def test_thanks_reach_the_owner_once(company: Company) -> None:
    """With the task and the leader's own words; a second time is refused, and the trail has it."""
    task = finished(company)
    posted(company)
    send(company, task, "Early, too.")
    with pytest.raises(ThankedError):
        send(company, task)
    (thanked,) = said(company)
    assert (thanked.to.id, thanked.by.id, thanked.text) == (company.owner.id, company.leader.id, "Early, too.")
    assert thanked.view.task.id == task.id
    assert ("thanked", None) in company.audited(f"task:{task.id}")


def test_the_digest_shows_who_was_thanked(company: Company) -> None:
    """It is written anew for everybody, unless the press on it does that by itself."""
    task = finished(company)
    spot = posted(company)
    company.services.thanks.send(company.leader.chat_id, task.id, LATER, through="test", spot=spot)
    assert company.outbox(NoticeKind.MESSAGE_CHANGED) == []
    other = finished(company, "Another")
    send(company, other)
    (again,) = [post.content for post in company.deliver(LATER) if isinstance(post.content, DigestReady)]
    assert again.digest.thanked == {task.id, other.id}


def test_everybody_of_a_digest_at_once(company: Company) -> None:
    """Each task is thanked for by itself; those that were before are left out, and a second press finds nobody."""
    first, second, third = (finished(company, title) for title in ("One", "Two", "Three"))
    posted(company)
    send(company, second)
    thanks = company.services.thanks
    assert [view.task.id for view in thanks.of_week(company.leader.chat_id, WEEK).views] == [first.id, third.id]
    assert thanks.send_all(company.leader.chat_id, WEEK, LATER, through="test") == 2
    with pytest.raises(ThankedError):
        thanks.send_all(company.leader.chat_id, WEEK, LATER, through="test")
    with pytest.raises(ThankedError):
        thanks.of_week(company.leader.chat_id, WEEK)
    assert sorted(each.view.task.id for each in said(company)) == [first.id, second.id, third.id]


def test_thanks_are_the_leaders_to_say(company: Company) -> None:
    """A head, a plan keeper and a guest may not press below the leader's digest, and nothing is sent."""
    task = finished(company)
    spot = posted(company)
    thanks = company.services.thanks
    for person in (company.head, company.keeper, company.owner):
        with pytest.raises(NotAllowedError):
            thanks.send(person.chat_id, task.id, LATER, through="test", spot=spot)
        with pytest.raises(NotAllowedError):
            thanks.send_all(person.chat_id, WEEK, LATER, through="test", spot=spot)
        with pytest.raises(NotAllowedError):
            thanks.of_week(person.chat_id, WEEK, spot)
    with pytest.raises(StrangerError):
        thanks.send(company.guest.chat_id, task.id, LATER, through="test")
    assert company.outbox(NoticeKind.THANKED) == []


def test_there_must_be_somebody_to_thank(company: Company) -> None:
    """Not for a task that is open, has no owner, is the leader's own, or does not exist; nor at any length."""
    open_task = company.task()
    nobodys = company.task(owner_id=None)
    own = company.task(owner_id=company.leader.id)
    company.services.check_ins.answer(company.leader.chat_id, own.id, Answer(Status.DONE), LATER, through="test")
    for task in (open_task, nobodys, own):
        with pytest.raises(ThankedError):
            send(company, task)
    with pytest.raises(UnknownTaskError):
        company.services.thanks.send(company.leader.chat_id, UNKNOWN, LATER, through="test")
    with pytest.raises(TooLongError):
        send(company, finished(company), "x" * (LONGEST_TEXT + 1))
    assert company.outbox(NoticeKind.THANKED) == []


def test_nobody_is_thanked_for_what_was_opened_again(company: Company) -> None:
    """Who called it done by a slip, and took that back before the thanks came, reads none."""
    task = finished(company)
    posted(company)
    send(company, task)
    company.services.check_ins.answer(company.owner.chat_id, task.id, Answer(Status.AT_RISK), LATER, through="test")
    assert said(company) == []
    (notice,) = company.outbox(NoticeKind.THANKED)
    assert notice.reason == "opened again meanwhile"


def test_thanks_wait_for_working_hours(company: Company) -> None:
    """Said on a Friday evening in Riyadh, they are read in Berlin on Monday morning."""
    task = finished(company)
    evening = at("2027-01-15 20:00", RIYADH)
    company.services.thanks.send(company.leader.chat_id, task.id, evening, through="test")
    assert said(company, evening) == []
    assert len(said(company, at("2027-01-18 09:00"))) == 1


def test_the_history_of_a_task_keeps_them(company: Company) -> None:
    """Who thanked whom, and their words for those who may read words."""
    task = finished(company)
    send(company, task, "Early, too.")
    mine = company.services.history.of(company.owner.chat_id, task.id).entries[0]
    assert (mine.what, mine.word) == (What.THANKED, "Early, too.")
    others = company.services.history.of(company.colleague.chat_id, task.id).entries[0]
    assert (others.what, others.word) == (What.THANKED, None)
