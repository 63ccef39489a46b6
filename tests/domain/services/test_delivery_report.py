"""What those who keep the plan see of delivery, on every database: each state of the outbox, and who may look."""

from datetime import datetime, timedelta

import pytest

from domain.delivery import DeliveryState, FanOut, OutboxCounts
from domain.errors import NotAllowedError, StrangerError
from domain.notices import Notice, NoticeKind, NoticeState
from domain.pace import Limits
from domain.people import Person
from domain.ports import NoAnswer, Refused, TryLater
from domain.services.changes import post, tell
from domain.services.delivery import SENDING_TIME
from domain.services.delivery_report import MOST_LISTED, RECENT, DeliveryReport
from tests import mothers
from tests.company import MONDAY, Company, at

SECOND = timedelta(seconds=1)
WORKERS = 10


@pytest.fixture
def company(company_anywhere: Company) -> Company:
    """The company; each test runs once on each engine."""
    return company_anywhere


def give(company: Company, occasion: str = "", when: datetime = MONDAY) -> None:
    """Tell Omar that a task is his."""
    task = company.task()
    with company.storage.write() as uow:
        tell(uow, NoticeKind.TASK_GIVEN, task.id, company.owner.id, when, occasion=occasion)


def post_digest(company: Company, week: str = "2027-01-07") -> None:
    """Put a digest into the outbox."""
    with company.storage.write() as uow:
        post(uow, NoticeKind.DIGEST, 0, "C0DIGEST", MONDAY, occasion=week)


def report(company: Company, now: datetime = MONDAY, by: Person | None = None) -> DeliveryState:
    """What the plan keeper, or somebody else, sees."""
    return company.services.delivery.of((by or company.keeper).chat_id, now)


def hire(company: Company, number: int) -> None:
    """Somebody with a task, who is asked on Monday like Omar."""
    with company.storage.write() as uow:
        worker = uow.people.add(mothers.person(f"Worker {number}", next_ask_at=MONDAY))
    company.task(f"Task {number}", owner_id=worker.id)


def ended_at(company: Company) -> list[datetime | None]:
    """When each notice ended."""
    return [notice.ended_at for notice in company.outbox()]


def test_an_idle_outbox_is_empty(company: Company) -> None:
    """Nothing in any state, nothing listed, nothing on its way."""
    assert report(company) == DeliveryState(MONDAY.date(), OutboxCounts(), (), None)


def test_what_waits_is_counted(company: Company) -> None:
    """Its turn comes soon."""
    give(company)

    assert report(company).counts == OutboxCounts(due=1)
    assert ended_at(company) == [None]


def test_what_waits_for_the_morning_is_held(company: Company) -> None:
    """At night nobody is written to; the plan keeper sees that it is not stuck."""
    night = at("2027-01-11 23:00")
    give(company, when=night)
    company.deliver(night)

    assert report(company, night).counts == OutboxCounts(held=1)


def test_what_is_being_sent_is_counted(company: Company) -> None:
    """While the chat has not answered."""
    give(company)
    with company.storage.write() as uow:
        assert uow.notices.claim(MONDAY, MONDAY + SENDING_TIME) is not None

    assert report(company).counts == OutboxCounts(sending=1)


def test_what_was_sent_counts_today(company: Company) -> None:
    """From the reader's own midnight on."""
    give(company)
    company.deliver(MONDAY)

    assert report(company).counts == OutboxCounts(sent=1)
    assert report(company, at("2027-01-11 23:59")).counts == OutboxCounts(sent=1)
    assert report(company, at("2027-01-12 00:00")).counts == OutboxCounts()
    assert report(company, at("2027-01-12 00:30", "Asia/Riyadh"), company.leader).counts == OutboxCounts()
    assert ended_at(company) == [MONDAY]


def test_what_was_superseded_counts_today(company: Company) -> None:
    """What need not be said any more is not lost: it was left out on purpose."""
    give(company)
    company.change(company.owner, is_active=False)
    company.deliver(MONDAY)

    assert report(company).counts == OutboxCounts(superseded=1)
    assert report(company, MONDAY + timedelta(days=1)).counts == OutboxCounts()
    assert ended_at(company) == [MONDAY]


def test_what_was_refused_is_listed(company: Company) -> None:
    """With the chat's own word, which message it is and to whom; for good, also after that day."""
    company.chat.answers = [Refused("messages_tab_disabled")]
    give(company)
    company.deliver(MONDAY)

    for now in (MONDAY, MONDAY + timedelta(days=400)):
        state = report(company, now)
        (refused,) = state.failures
        assert (state.counts, refused.state) == (OutboxCounts(refused=1), NoticeState.REFUSED)
        assert (refused.kind, refused.to, refused.channel) == (
            NoticeKind.TASK_GIVEN,
            company.person(company.owner),
            None,
        )
        assert (refused.at, refused.reason) == (MONDAY, "messages_tab_disabled")


def test_what_is_unknown_is_listed(company: Company) -> None:
    """Which message it is and where it may stand."""
    post_digest(company)
    company.chat.answers = [NoAnswer("timeout")]
    company.chat.found = NoAnswer("channels cannot be searched")
    company.deliver(MONDAY)

    state = report(company)
    (unknown,) = state.failures
    assert (state.counts, unknown.state) == (OutboxCounts(unknown=1), NoticeState.UNKNOWN)
    assert (unknown.kind, unknown.to, unknown.channel, unknown.at) == (NoticeKind.DIGEST, None, "C0DIGEST", MONDAY)


def test_only_the_newest_failures_are_listed(company: Company) -> None:
    """All are counted."""
    many = MOST_LISTED + 3
    company.chat.answers = [Refused("is_archived") for _ in range(many)]
    for number in range(many):
        give(company, str(number), MONDAY + number * SECOND)
    company.deliver(MONDAY + many * SECOND)

    state = report(company)
    moments = [failure.at for failure in state.failures]
    assert (state.counts.refused, len(moments)) == (many, MOST_LISTED)
    assert moments == sorted(moments, reverse=True)
    assert moments[0] == max(notice.ended_at for notice in company.outbox() if notice.ended_at is not None)


def test_failures_of_both_kinds_are_listed_by_time(company: Company) -> None:
    """The newest first, whether the chat said no or nothing."""
    company.chat.found = NoAnswer("channels cannot be searched")
    company.chat.answers = [NoAnswer("timeout"), Refused("is_archived"), NoAnswer("timeout")]
    for number, week in enumerate(("2026-12-24", "2026-12-31", "2027-01-07")):
        post_digest(company, week)
        company.deliver(MONDAY + timedelta(minutes=number))

    states = [failure.state for failure in report(company, MONDAY + timedelta(minutes=3)).failures]
    assert states == [NoticeState.UNKNOWN, NoticeState.REFUSED, NoticeState.UNKNOWN]


def test_a_question_on_its_way_says_how_far_it_is(company: Company) -> None:
    """Asked are those whom it has reached; the rest takes as long as the pace allows."""
    for number in range(WORKERS):
        hire(company, number)
    company.services.asking.ask_due(MONDAY)
    now = MONDAY
    for _ in range(3):
        assert company.delivery.send_due(now) == now
        now += SECOND

    assert report(company, now).fan_out == FanOut(asked=3, waiting=7, time_left=timedelta(seconds=3.5))


@pytest.mark.parametrize(("pace", "seconds"), [(0.5, 20), (4, 2.5)])
def test_the_time_left_follows_the_pace(company: Company, pace: float, seconds: float) -> None:
    """A slower workspace takes longer."""
    for number in range(WORKERS):
        hire(company, number)
    company.services.asking.ask_due(MONDAY)

    state = DeliveryReport(company.storage, Limits(posts_per_second=pace)).of(company.keeper.chat_id, MONDAY)

    assert state.fan_out == FanOut(0, WORKERS, timedelta(seconds=seconds))
    assert state.fan_out.total == WORKERS


def test_a_question_that_reached_everybody_is_not_on_its_way(company: Company) -> None:
    """Nothing is said of it any more, though other messages may wait."""
    company.task()
    company.services.asking.ask_due(MONDAY)
    company.deliver(MONDAY)
    give(company)

    assert report(company).fan_out is None


def test_a_question_in_a_rest_is_still_on_its_way(company: Company) -> None:
    """The chat asked for a minute; nobody is forgotten meanwhile."""
    hire(company, 1)
    hire(company, 2)
    company.services.asking.ask_due(MONDAY)
    company.chat.answers = [TryLater(60, "ratelimited")]
    company.delivery.send_due(MONDAY)

    assert report(company).fan_out == FanOut(0, 2, timedelta(seconds=1))


def test_a_question_for_the_morning_is_not_on_its_way(company: Company) -> None:
    """It runs again when people work; until then there is no number of minutes to tell."""
    company.task()
    company.services.asking.ask_due(MONDAY)
    night = at("2027-01-11 23:00")
    company.deliver(night)

    assert (report(company, night).counts, report(company, night).fan_out) == (OutboxCounts(held=1), None)


def test_plan_keepers_and_the_leader_may_look(company: Company) -> None:
    """Both see the same."""
    give(company)

    assert report(company, by=company.leader) == report(company, by=company.keeper)


def test_others_are_told_who_may(company: Company) -> None:
    """Everybody who may, the leader first, without those who left."""
    company.change(company.deputy, is_plan_keeper=True)
    company.change(company.colleague, is_plan_keeper=True, is_active=False)

    with pytest.raises(NotAllowedError) as fault:
        report(company, by=company.owner)

    named = fault.value.who
    assert named == tuple(company.person(each) for each in (company.leader, company.deputy, company.keeper))


def test_guests_and_strangers_see_nothing(company: Company) -> None:
    """Even a guest who was made plan keeper."""
    company.change(company.guest, is_plan_keeper=True)

    with pytest.raises(StrangerError):
        report(company, by=company.guest)


def test_home_tells_those_who_keep_the_plan_of_failures(company: Company) -> None:
    """For a week; nobody else hears of them."""
    company.chat.answers = [Refused("is_archived")]
    give(company)
    company.deliver(MONDAY)
    over = MONDAY + RECENT + SECOND

    home = company.services.home
    assert home.of(company.keeper.chat_id, MONDAY).undelivered == 1
    assert home.of(company.leader.chat_id, over - SECOND).undelivered == 1
    assert home.of(company.keeper.chat_id, over).undelivered == 0
    assert home.of(company.head.chat_id, MONDAY).undelivered is None


def only(company: Company) -> Notice:
    """The only notice there is."""
    (notice,) = company.outbox()
    return notice


def test_a_notice_that_goes_back_has_not_ended(company: Company) -> None:
    """It waits, and ends when it is sent."""
    company.chat.answers = [TryLater(5, "ratelimited")]
    give(company)
    company.delivery.send_due(MONDAY)
    assert (only(company).state, only(company).ended_at) == (NoticeState.PENDING, None)

    company.deliver(MONDAY + 5 * SECOND)
    assert (only(company).state, only(company).ended_at) == (NoticeState.SENT, MONDAY + 5 * SECOND)
