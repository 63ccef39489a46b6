"""A leave that ends by itself: one welcome with what matters, on the first working morning, or none."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from domain.checkins import Answer
from domain.needs import NeedKind
from domain.notices import NoticeKind, lasting_token
from domain.people import Leave
from domain.tasks import Status, Task
from domain.weekly import CheckInAsked, WelcomedBack
from tests import mothers
from tests.company import MONDAY, WEEK, Company, Post, at

OVER, ASKED = NoticeKind.LEAVE_OVER, NoticeKind.CHECK_IN_ASKED
TUESDAY, WEDNESDAY, THURSDAY = (at(f"2027-01-{day} 09:00") for day in (12, 13, 14))


def day(number: int) -> date:
    """A day of January 2027."""
    return date(2027, 1, number)


def live(company: Company, now: datetime) -> list[Post]:
    """The new messages that reach Omar when everything is looked at once."""
    company.tick(now)
    return [post for post in company.deliver(now) if post.notice.person_id == company.owner.id and _is_new(post)]


def _is_new(post: Post) -> bool:
    return post.notice.kind is not NoticeKind.MESSAGE_CHANGED


@pytest.fixture
def asked(company: Company) -> Task:
    """Omar was asked on Monday and did not answer; he is away on Tuesday and Wednesday."""
    task = company.task()
    assert [post.notice.kind for post in live(company, MONDAY)] == [ASKED]
    leave(company, 12, 13, MONDAY)
    return task


def leave(company: Company, first: int, last: int, now: datetime = MONDAY) -> None:
    """Omar notes a leave."""
    company.services.leave.take(company.owner.chat_id, day(first), day(last), now, through="test")


@pytest.mark.usefixtures("asked")
def test_the_first_working_morning_brings_one_message(company: Company) -> None:
    """Not a minute before work begins, once, and with this week's question in it."""
    for early in (TUESDAY, WEDNESDAY, at("2027-01-14 00:30"), at("2027-01-14 08:59")):
        assert live(company, early) == []

    (post,) = live(company, THURSDAY)
    assert post.notice.kind is OVER
    assert post.notice.token == lasting_token(OVER, company.owner.chat_id, WEEK.isoformat())
    assert isinstance(post.content, WelcomedBack)
    assert [view.task.title for view in post.content.asked.views] == ["Open the second line"]
    assert [live(company, THURSDAY + timedelta(minutes=later)) for later in (1, 60, 24 * 60)] == [[], [], []]
    assert ("welcomed_back", None) in company.audited(f"person:{company.owner.id}")


def test_nothing_is_said_where_nothing_matters(company: Company, asked: Task) -> None:
    """Whoever answered before they went reads nothing on their return."""
    company.services.check_ins.answer(
        company.owner.chat_id, asked.id, Answer(Status.ON_TRACK), MONDAY, week=WEEK, through="test"
    )
    assert live(company, THURSDAY) == []
    assert ("welcome_left_out", "nothing matters") in company.audited(f"person:{company.owner.id}")


def test_what_the_deputy_said_matters(company: Company, asked: Task) -> None:
    """Somebody else spoke on their task: they read it."""
    company.services.check_ins.answer(
        company.deputy.chat_id, asked.id, Answer(Status.AT_RISK), TUESDAY, week=WEEK, through="test"
    )
    (post,) = live(company, THURSDAY)
    assert isinstance(post.content, WelcomedBack)
    assert post.content.matters


def test_a_need_that_waits_matters(company: Company) -> None:
    """Hanna has no tasks, but Omar waits for her money."""
    company.services.leave.take(company.head.chat_id, day(12), day(13), MONDAY, through="test")
    task = company.task()
    with company.storage.write() as uow:
        uow.needs.add(
            replace(
                mothers.need(task.id, company.owner.id), kind=NeedKind.MONEY, asked_of=company.head.id, raised_at=MONDAY
            )
        )
    company.services.returns.welcome_due(THURSDAY)
    told = [post for post in company.deliver(THURSDAY) if post.notice.kind is OVER]
    assert [post.notice.person_id for post in told] == [company.head.id]
    assert isinstance(told[0].content, WelcomedBack)
    assert len(told[0].content.needs) == 1


def test_the_weekly_message_welcomes_instead(company: Company) -> None:
    """Back on Monday, the day of the question: that one begins with the welcome, and there is no other."""
    company.task()
    company.change(company.owner, away_from=day(4), away_until=day(10))
    assert live(company, at("2027-01-11 09:00")) == []

    (post,) = live(company, MONDAY)
    assert post.notice.kind is ASKED
    assert isinstance(post.content, CheckInAsked)
    assert post.content.is_back
    assert live(company, MONDAY + timedelta(minutes=1)) == []
    following = company.services.standing.content_at((post.place.channel.replace("U", "D", 1), "1.000001"), TUESDAY)
    assert isinstance(following, CheckInAsked)
    assert following.is_back


def test_a_question_that_waited_for_the_return_welcomes_too(company: Company) -> None:
    """Away over the week's moment, back on Thursday: the question comes then, with the welcome in its first line."""
    company.task()
    leave(company, 11, 13, at("2027-01-11 08:00"))
    for moment in (MONDAY, TUESDAY, WEDNESDAY):
        live(company, moment)
    posts = live(company, THURSDAY)
    assert [post.notice.kind for post in posts] == [ASKED]
    assert isinstance(posts[0].content, CheckInAsked)
    assert posts[0].content.is_back


def test_an_ordinary_question_welcomes_nobody(company: Company) -> None:
    """A leave of long ago, or one to come, is not spoken of."""
    company.task()
    company.change(company.owner, away_from=day(4), away_until=day(7), later_leaves=(Leave(day(29), day(25)),))
    (post,) = live(company, MONDAY)
    assert isinstance(post.content, CheckInAsked)
    assert not post.content.is_back


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize(
    ("changes", "why"),
    [({"is_guest": True}, "not reachable"), ({"muted_until": day(20)}, "muted")],
)
def test_whoever_is_not_asked_is_not_welcomed(company: Company, changes: dict[str, Any], why: str) -> None:
    """Guests hear nothing, and somebody who muted everything is left alone."""
    company.change(company.owner, **changes)
    assert live(company, THURSDAY) == []
    assert ("welcome_left_out", why) in company.audited(f"person:{company.owner.id}")


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize(("hours", "told"), [(47, 1), (49, 0)])
def test_a_welcome_is_not_said_days_late(company: Company, hours: int, told: int) -> None:
    """After two days of standstill it is left out; a restore begins them anew."""
    late = THURSDAY + timedelta(hours=hours)
    assert company.services.returns.welcome_due(late) == told
    assert len(company.outbox(OVER)) == told


@pytest.mark.usefixtures("asked")
def test_a_restore_begins_the_days_of_grace_anew(company: Company) -> None:
    """The message is looked for under its lasting token before it is sent."""
    late = THURSDAY + timedelta(hours=49)
    company.settings(restored_at=late - timedelta(hours=1))
    assert company.services.returns.welcome_due(late) == 1


@pytest.mark.usefixtures("asked")
def test_a_leave_ended_by_hand_brings_its_own_welcome_only(company: Company) -> None:
    """Back on Wednesday by a word: the morning after says nothing."""
    company.services.leave.back(company.owner.chat_id, WEDNESDAY, through="test")
    assert [post.notice.kind for post in live(company, WEDNESDAY)] == [NoticeKind.WELCOMED_BACK]
    assert live(company, THURSDAY) == []


@pytest.mark.usefixtures("asked")
def test_a_leave_made_longer_moves_the_welcome(company: Company) -> None:
    """Away until Thursday after all: nothing on Thursday, the welcome on Friday."""
    leave(company, 12, 14, WEDNESDAY)
    assert live(company, THURSDAY) == []
    assert [post.notice.kind for post in live(company, at("2027-01-15 09:00"))] == [OVER]


@pytest.mark.usefixtures("asked")
def test_a_leave_that_was_cancelled_brings_nothing(company: Company) -> None:
    """Nobody comes back from where they never went."""
    company.services.leave.cancel(company.owner.chat_id, day(13), MONDAY, through="test")
    assert live(company, THURSDAY) == []


@pytest.mark.usefixtures("asked")
def test_later_leaves_have_their_own_welcome(company: Company) -> None:
    """Two leaves with a working day between them; with none between them there is one welcome, after both."""
    leave(company, 15, 18)
    assert [post.notice.kind for post in live(company, THURSDAY)] == [OVER]
    posts = live(company, at("2027-01-19 09:00"))
    assert [post.notice.kind for post in posts] == [ASKED]  # Monday's question, which waited
    assert company.person(company.owner).returned_from is not None
    assert live(company, at("2027-01-19 09:01")) == []
    assert company.person(company.owner).returned_from == day(18)


@pytest.mark.usefixtures("asked")
def test_leaves_with_no_working_day_between_are_one(company: Company) -> None:
    """Until Wednesday, and Thursday again: the one welcome is on Friday."""
    leave(company, 14, 14)
    assert live(company, THURSDAY) == []
    assert [post.notice.kind for post in live(company, at("2027-01-15 09:00"))] == [OVER]
    assert company.person(company.owner).returned_from == day(14)


@pytest.mark.usefixtures("asked")
def test_a_welcome_without_news_any_more_is_not_sent(company: Company) -> None:
    """What waited was answered on Home before the message went."""
    company.services.returns.welcome_due(THURSDAY)
    (task,) = company.services.standing.topic(company.owner.chat_id, None, THURSDAY).task_ids
    company.services.check_ins.answer(
        company.owner.chat_id, task, Answer(Status.ON_TRACK), THURSDAY, week=WEEK, through="test"
    )
    assert not any(map(_is_new, company.deliver(THURSDAY)))
