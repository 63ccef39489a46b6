"""Words below a digest: whose are carried, to whom, and what editing and repeating them does."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.errors import AlreadyHandledError, NotAllowedError, QuestionOverError, StrangerError
from domain.notices import NoticeKind
from domain.remarks import Carried, Remarked
from domain.services.changes import Spot
from domain.tasks import Task
from tests.company import RIYADH, Company, at

THURSDAY = at("2027-01-14 09:00", RIYADH)
NOON = at("2027-01-14 12:00")
MESSAGE: Spot = ("C0DIGEST", "1800000000.000100")


@pytest.fixture
def thread(company: Company) -> Spot:
    """A digest that stands, below which people write."""
    company.settings(next_digest_at=THURSDAY, person_load=1)
    company.task("Only to have something to tell")
    company.services.digests.digest_due(THURSDAY)
    company.deliver(THURSDAY)
    (digest,) = company.outbox(NoticeKind.DIGEST)
    return digest.sent_channel or "", digest.sent_ts or ""


def hear(company: Company, text: str, *tasks: Task, edited: str = "", by: str = "") -> Carried:
    """A message of the leader, or somebody else, about tasks."""
    ids = [task.id for task in tasks]
    who = by or company.leader.chat_id
    return company.services.remarks.hear(who, MESSAGE, text, ids, NOON, through="test", edited=edited)


def test_whose_words_are_listened_to(company: Company, thread: Spot) -> None:
    """The leader's and the heads'; nobody else's, and nowhere but below a digest."""
    remarks = company.services.remarks
    assert remarks.thread(company.leader.chat_id, thread, NOON) is not None
    assert remarks.thread(company.head.chat_id, thread, NOON) is not None
    for chat_id in (company.owner.chat_id, company.keeper.chat_id, company.guest.chat_id, "U0NOBODY"):
        assert remarks.thread(chat_id, thread, NOON) is None
    assert remarks.thread(company.leader.chat_id, ("C0DIGEST", "1.1"), NOON) is None


def test_a_message_is_taken_once(company: Company) -> None:
    """A repetition and an edit older than the last one change nothing."""
    task = company.task()
    assert [view.task.id for view in hear(company, "Go on", task).views] == [task.id]
    with pytest.raises(AlreadyHandledError):
        hear(company, "Go on", task)
    hear(company, "Go on, please", task, edited="3.0")
    with pytest.raises(AlreadyHandledError):
        hear(company, "Go", task, edited="2.0")
    (post,) = [each.content for each in company.deliver(NOON)]
    assert isinstance(post, Remarked)
    assert (post.to.id, post.text) == (company.owner.id, "Go on, please")


def test_a_task_that_is_named_again(company: Company) -> None:
    """What was taken back before anybody read it is told when an edit names the task once more."""
    task, other = company.task(), company.task("Other")
    hear(company, "About one", task)
    hear(company, "About the other", other, edited="2.0")
    assert [post.content.view.task.id for post in company.deliver(NOON) if isinstance(post.content, Remarked)] == [
        other.id
    ]
    hear(company, "About both", task, other, edited="3.0")
    told = [post.content for post in company.deliver(NOON + timedelta(minutes=2)) if isinstance(post.content, Remarked)]
    assert {(each.view.task.id, each.text) for each in told} == {(task.id, "About both"), (other.id, "About both")}


def test_who_reads_of_a_task_without_an_owner(company: Company) -> None:
    """Its head; and nobody is told what they said themselves."""
    task = company.task(owner_id=None)
    hear(company, "Who takes it?", task)
    assert company.told(NoticeKind.REMARKED) == [company.head.name]
    own = company.task("Own", owner_id=company.leader.id)
    hear(company, "Mine", own, edited="2.0")
    assert company.told(NoticeKind.REMARKED) == [company.head.name]


def test_a_head_speaks_of_their_own_department(company: Company) -> None:
    """Of another one's task nothing is kept, and a head is asked no question."""
    foreign = company.task(department_id=None)
    heard = hear(company, "Go on", foreign, by=company.head.chat_id)
    assert heard == Carried(())
    assert company.outbox(NoticeKind.REMARKED) == []


def test_which_task_was_meant_is_the_writers_to_say(company: Company) -> None:
    """Once asked, only the leader answers, once; an edit that names a task answers as well."""
    task, remarks = company.task(), company.services.remarks
    assert hear(company, "Go on").asks
    assert not hear(company, "Go on, I say", edited="2.0").asks, "asked once for a message"
    with pytest.raises(NotAllowedError):
        remarks.place(company.head.chat_id, MESSAGE, task.id, NOON, through="test")
    with pytest.raises(StrangerError):
        remarks.leave(company.guest.chat_id, MESSAGE)
    remarks.place(company.leader.chat_id, MESSAGE, task.id, NOON, through="test")
    with pytest.raises(QuestionOverError):
        remarks.leave(company.leader.chat_id, MESSAGE)
    (post,) = [each.content for each in company.deliver(NOON)]
    assert isinstance(post, Remarked)
    assert post.text == "Go on, I say"


def test_a_deleted_message_that_was_never_heard(company: Company) -> None:
    """When the deletion comes first, the message that comes after it is not carried."""
    task = company.task()
    company.services.remarks.retract(company.leader.chat_id, MESSAGE, NOON, through="test")
    with pytest.raises(AlreadyHandledError):
        hear(company, "Go on", task)
    assert company.outbox(NoticeKind.REMARKED) == []


def test_a_finished_task_can_be_spoken_of(company: Company) -> None:
    """Words on what is done reach who did it, and the trail has them."""
    task = company.task()
    company.save(replace(task, progress=90))
    hear(company, "Nearly there", task)
    assert ("remarked", None) in company.audited(f"task:{task.id}")
