"""What messages that stand in the chat are about, and events that come twice."""

from datetime import date, datetime, timedelta

import pytest

from domain.checkins import Answer
from domain.errors import AlreadyHandledError, NotAllowedError, StrangerError, UnknownTaskError
from domain.needs import NeedKind
from domain.notices import NoticeKind
from domain.services.bundle import Services
from domain.services.tasks import NewTask
from domain.tasks import Status, Task
from domain.weekly import CheckInAsked
from tests.company import MONDAY, WEEK, Company, at

DONE = Answer(Status.DONE)
LATER = at("2027-01-18 10:00")


def sent(company: Company, kind: NoticeKind, when: datetime = MONDAY) -> tuple[str, str]:
    """Send what waits, and say where the newest notice of a kind stands."""
    company.deliver(when)
    notice = company.outbox(kind)[-1]
    return notice.sent_channel or "", notice.sent_ts or ""


def asked(company: Company) -> tuple[str, str]:
    """The weekly message to Omar, in the chat."""
    company.services.asking.ask_due(MONDAY)
    return sent(company, NoticeKind.CHECK_IN_ASKED)


def answer(company: Company, task: Task, when: datetime = MONDAY, word: Answer = DONE) -> None:
    """A word of Omar's."""
    company.services.check_ins.answer(company.owner.chat_id, task.id, word, when, through="test")


def test_a_reply_to_the_weekly_message_is_about_its_only_task(company: Company) -> None:
    """Of its own week, also when the reply comes a week later."""
    task = company.task()
    there = asked(company)

    topic = company.services.standing.topic(company.owner.chat_id, there, LATER)

    assert (topic.week, topic.task_ids, topic.likely) == (WEEK, (task.id,), task.id)


def test_with_several_tasks_the_last_answered_one_is_meant(company: Company) -> None:
    """Nobody can tell before the first answer."""
    first, second = company.task(), company.task("Train the drivers")
    there = asked(company)
    assert company.services.standing.topic(company.owner.chat_id, there, MONDAY).likely is None

    answer(company, second)

    topic = company.services.standing.topic(company.owner.chat_id, there, MONDAY)
    assert (set(topic.task_ids), topic.likely) == ({first.id, second.id}, second.id)


@pytest.mark.parametrize("there", [None, ("D0OMAR", "9.999999")])
def test_a_reply_to_nothing_of_ours_is_about_this_week(company: Company, there: tuple[str, str] | None) -> None:
    """A new message, or an answer to somebody else's."""
    task = company.task()

    topic = company.services.standing.topic(company.owner.chat_id, there, LATER)

    assert (topic.week, topic.likely) == (date(2027, 1, 18), task.id)


def test_a_reply_to_a_message_about_one_task_is_about_that(company: Company) -> None:
    """A nudge, a given task, a need, a proposal: whatever the message speaks of."""
    company.change(company.owner, next_ask_at=None)
    task = company.task(due_on=date(2027, 1, 8), last_check_in_at=MONDAY - timedelta(days=3))
    company.task("Another")
    places = []
    company.services.cases.open_new(MONDAY)
    company.services.cases.advance_due(MONDAY)
    places.append((company.owner, sent(company, NoticeKind.OWNER_NUDGED)))
    answer(company, task, word=Answer(Status.AT_RISK, need=NeedKind.TIME))
    places.append((company.head, sent(company, NoticeKind.NEED_RAISED)))
    company.services.tasks.assign(company.head.chat_id, task.id, company.deputy.chat_id, MONDAY, through="test")
    places.append((company.deputy, sent(company, NoticeKind.TASK_GIVEN)))

    topics = [company.services.standing.topic(person.chat_id, there, MONDAY) for person, there in places]

    assert [(topic.week, topic.task_ids, topic.likely) for topic in topics] == [(None, (task.id,), task.id)] * 3


def test_a_reply_to_a_proposal_is_about_it(company: Company) -> None:
    """Though it is no task of the plan yet."""
    view = company.services.tasks.add(company.owner.chat_id, NewTask("Idea"), MONDAY, through="test")

    there = sent(company, NoticeKind.TASK_PROPOSED)

    assert company.services.standing.topic(company.head.chat_id, there, MONDAY).likely == view.task.id


def test_guests_have_no_topic(company: Company) -> None:
    """They are strangers to the bot."""
    with pytest.raises(StrangerError):
        company.services.standing.topic(company.guest.chat_id, None, MONDAY)


def test_a_message_can_be_read_as_it_would_be_now(company: Company) -> None:
    """With the answer in it; what is none of ours is nothing."""
    task = company.task()
    there = asked(company)
    answer(company, task)

    content = company.services.standing.content_at(there, MONDAY)

    assert isinstance(content, CheckInAsked)
    assert [view.check_in and view.check_in.status for view in content.views] == [Status.DONE]
    assert company.services.standing.content_at(("D0OMAR", "9.999999"), MONDAY) is None


def test_a_rewritten_message_is_still_the_same_message(company: Company) -> None:
    """A reply to it is about what it was about before."""
    task = company.task()
    there = asked(company)
    answer(company, task)
    company.deliver(MONDAY)

    assert company.services.standing.topic(company.owner.chat_id, there, MONDAY).likely == task.id


def test_this_weeks_check_in_can_be_opened_before_it_is_asked(company: Company) -> None:
    """By whoever wants to be done with it."""
    task = company.task()

    content = company.services.standing.week(company.owner.chat_id, MONDAY - timedelta(minutes=10))

    assert (content.week, [view.task.id for view in content.views]) == (WEEK, [task.id])


def test_one_task_can_be_filled_in_by_its_owner(company: Company) -> None:
    """With the word of the week that is asked for; others may not."""
    task = company.task()
    answer(company, task, word=Answer(Status.AT_RISK))
    standing = company.services.standing

    assert standing.task_week(company.owner.chat_id, task.id, WEEK, LATER).views[0].check_in is not None
    assert standing.task_week(company.owner.chat_id, task.id, None, LATER).views[0].check_in is None
    with pytest.raises(NotAllowedError):
        standing.task_week(company.colleague.chat_id, task.id, None, LATER)


def test_an_event_that_comes_twice_changes_state_once(company_anywhere: Company) -> None:
    """The second delivery is only acknowledged."""
    company = company_anywhere
    company.change(company.owner, next_ask_at=None)

    def add() -> None:
        services = Services.on(company.storage.once("event:1", MONDAY))
        services.tasks.add(company.head.chat_id, NewTask("Sign"), MONDAY, through="test")

    add()
    with pytest.raises(AlreadyHandledError):
        add()

    assert company.services.tasks.unowned(company.head.chat_id).total == 1


def test_an_event_that_failed_may_come_again(company: Company) -> None:
    """What was refused left no trace, not even of the event."""
    services = Services.on(company.storage.once("event:1", MONDAY))
    with pytest.raises(UnknownTaskError):
        services.check_ins.answer(company.owner.chat_id, 1, DONE, MONDAY, through="test")
    task = company.task()

    again = Services.on(company.storage.once("event:1", MONDAY))
    again.check_ins.answer(company.owner.chat_id, task.id, DONE, MONDAY, through="test")

    assert company.task_now(task).status is Status.DONE


def test_one_event_may_write_more_than_once(company: Company) -> None:
    """Its second transaction is part of the same handling."""
    task = company.task()
    services = Services.on(company.storage.once("event:1", MONDAY))

    services.check_ins.answer(company.owner.chat_id, task.id, Answer(Status.AT_RISK), MONDAY, through="test")
    services.check_ins.answer(company.owner.chat_id, task.id, DONE, MONDAY, through="test")

    assert company.task_now(task).status is Status.DONE


def test_an_event_that_only_reads_leaves_nothing(company: Company) -> None:
    """Looking is not handling."""
    for _ in range(2):
        Services.on(company.storage.once("event:1", MONDAY)).tasks.unowned(company.head.chat_id)
    company.storage.once("event:1", MONDAY)

    with company.storage.write() as uow:
        assert uow.inbox.record("event:1", MONDAY)
