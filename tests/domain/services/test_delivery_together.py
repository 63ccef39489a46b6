"""Delivery by several processes, and by each method's own pace."""

from datetime import timedelta

import pytest

from domain.notices import NoticeKind, NoticeState
from domain.pace import Limits, Pacer
from domain.ports import NoAnswer, Sent, TryLater
from domain.services.changes import rewrite, tell
from domain.services.delivery import LEASE_TIME, NAP, OTHERS_TURN, DeliveryService
from domain.tasks import Task
from storage.unit_of_work import SqlStorage
from tests.company import MONDAY, Company, FakeChat

SECOND = timedelta(seconds=1)
GIVEN = NoticeKind.TASK_GIVEN


@pytest.fixture
def task(company: Company) -> Task:
    """Omar's task."""
    return company.task()


def give(company: Company, task: Task, occasion: str = "") -> None:
    """Tell Omar that a task is his."""
    with company.storage.write() as uow:
        tell(uow, GIVEN, task.id, company.owner.id, MONDAY, occasion=occasion)


def another_process(company: Company) -> tuple[DeliveryService, FakeChat]:
    """A second program on the same database."""
    chat = FakeChat()
    return DeliveryService(SqlStorage(company.engine), chat, Pacer(Limits())), chat


def test_one_process_sends_at_a_time(company: Company, task: Task) -> None:
    """While one holds the lease the other sends nothing, so that there is one pace."""
    other, chat = another_process(company)
    give(company, task, "first")
    company.delivery.send_due(MONDAY)
    give(company, task, "second")

    assert other.send_due(MONDAY + SECOND) == MONDAY + SECOND + OTHERS_TURN
    assert chat.posts == []


def test_what_another_process_puts_in_does_not_wait_for_long(company: Company, task: Task) -> None:
    """Nothing wakes the one that holds the lease, so it looks every second, until the lease is anybody's again."""
    chat = FakeChat()
    holder = DeliveryService(SqlStorage(company.engine), chat, Pacer(Limits()), shared=True)
    give(company, task, "first")
    assert holder.send_due(MONDAY) == MONDAY
    assert holder.send_due(MONDAY) is None
    assert holder.longest_nap(MONDAY) == SECOND
    give(company, task, "second")

    assert holder.send_due(MONDAY + SECOND) == MONDAY + SECOND

    assert [post.notice.occasion for post in chat.posts] == ["first", "second"]
    assert holder.longest_nap(MONDAY + LEASE_TIME) == NAP


def test_a_killed_process_is_replaced(company: Company, task: Task) -> None:
    """Once its lease has run out, the other one goes on."""
    other, chat = another_process(company)
    give(company, task, "first")
    company.delivery.send_due(MONDAY)
    give(company, task, "second")

    other.send_due(MONDAY + LEASE_TIME)

    assert [post.notice.occasion for post in chat.posts] == ["second"]


def test_a_stopped_process_hands_over_at_once(company: Company, task: Task) -> None:
    """It gives the lease back, and nobody waits for it to run out."""
    other, chat = another_process(company)
    give(company, task, "first")
    company.delivery.send_due(MONDAY)
    company.delivery.release()
    give(company, task, "second")

    other.send_due(MONDAY + SECOND)

    assert [post.notice.occasion for post in chat.posts] == ["second"]


def test_a_busy_process_keeps_its_lease(company: Company, task: Task) -> None:
    """It renews it in time, however long it sends."""
    other, chat = another_process(company)
    for number in range(60):
        moment = MONDAY + number * SECOND
        give(company, task, str(number))
        company.delivery.send_due(moment)
        other.send_due(moment)

    assert (len(company.chat.posts), chat.posts) == (60, [])


def test_an_update_that_must_rest_keeps_no_post_waiting(company: Company, task: Task) -> None:
    """Slack asked for a rest of updates; messages go on, and the update goes when the rest is over."""
    give(company, task, "stands")
    company.deliver(MONDAY)
    with company.storage.write() as uow:
        rewrite(uow, uow.notices.sent_about([GIVEN], task.id), MONDAY)
    company.chat.answers = [TryLater(30, "ratelimited")]
    now = MONDAY + timedelta(minutes=1)
    company.delivery.send_due(now)
    give(company, task, "new")

    sent = company.deliver(now + SECOND)

    assert [post.notice.kind for post in sent] == [GIVEN, NoticeKind.MESSAGE_CHANGED]


def test_a_look_up_that_fails_is_tried_again(company: Company, task: Task) -> None:
    """While Slack cannot be asked nobody knows, and the notice is neither sent again nor given up."""
    give(company, task)
    company.chat.answers = [NoAnswer("TimeoutError")]
    company.chat.found = TryLater(60, "TimeoutError")
    company.delivery.send_due(MONDAY)
    (notice,) = company.outbox(GIVEN)
    assert (notice.state, notice.deadline) == (NoticeState.SENDING, MONDAY + 60 * SECOND)

    company.chat.found = Sent("D0OMAR", "7.000001")
    company.delivery.recover(MONDAY + 60 * SECOND)

    (notice,) = company.outbox(GIVEN)
    assert (notice.state, notice.sent_ts) == (NoticeState.SENT, "7.000001")
    assert len(company.chat.posts) == 1


def test_each_try_is_counted(company: Company, task: Task) -> None:
    """The plan keeper can see how often a message was tried."""
    give(company, task)
    company.chat.answers = [TryLater(1, "ratelimited")]

    company.deliver(MONDAY)

    (notice,) = company.outbox(GIVEN)
    assert (notice.state, notice.attempts) == (NoticeState.SENT, 2)


def test_where_one_process_works_at_a_time_the_next_one_does_not_wait(company: Company, task: Task) -> None:
    """Killed and started again on the same file, it goes on at once."""
    first = DeliveryService(company.storage, company.chat, Pacer(Limits()), "the only one")
    second = DeliveryService(company.storage, company.chat, Pacer(Limits()), "the only one")
    give(company, task, "before")
    first.send_due(MONDAY)
    give(company, task, "after")

    second.send_due(MONDAY + SECOND)

    assert [post.notice.occasion for post in company.chat.posts] == ["before", "after"]
