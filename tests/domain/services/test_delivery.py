"""Carrying notices to the chat."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest

from domain.checkins import Answer
from domain.handing import TaskGiven
from domain.notices import Notice, NoticeKind, NoticeState
from domain.pace import Limits, Pacer
from domain.people import Person
from domain.ports import NoAnswer, Refused, Sent, TryLater
from domain.services.changes import tell
from domain.services.delivery import SENDING_TIME, DeliveryService
from domain.tasks import Status, Task
from domain.weekly import CheckInAsked
from storage.unit_of_work import SqlStorage
from tests.company import MONDAY, Company, FakeChat, at, kinds

SECOND = timedelta(seconds=1)
NIGHT = at("2027-01-11 23:00")
GIVEN = NoticeKind.TASK_GIVEN


@pytest.fixture
def task(company: Company) -> Task:
    """Omar's task."""
    return company.task()


def give(company: Company, task: Task, occasion: str = "", when: datetime = MONDAY, to: Person | None = None) -> None:
    """Tell Omar, or somebody else, that a task is theirs."""
    with company.storage.write() as uow:
        tell(uow, GIVEN, task.id, (to or company.owner).id, when, occasion=occasion)


def only(company: Company) -> Notice:
    """The only notice there is."""
    (notice,) = company.outbox()
    return notice


def test_a_notice_is_sent_and_its_place_is_kept(company: Company, task: Task) -> None:
    """Where it stands and since when; the channel of the person is learnt."""
    give(company, task)

    (post,) = company.deliver(MONDAY)

    assert isinstance(post.content, TaskGiven)
    assert (post.place.channel, post.place.thread_ts, post.place.replaces_ts) == (company.owner.chat_id, None, None)
    notice = only(company)
    assert (notice.state, notice.sent_at, notice.deadline) == (NoticeState.SENT, MONDAY, None)
    assert (notice.sent_channel, notice.sent_ts) == ("D0OMAR", "1.000001")
    assert company.person(company.owner).dm_channel == "D0OMAR"


def test_a_known_channel_is_used(company: Company, task: Task) -> None:
    """From the second message on."""
    company.change(company.owner, dm_channel="D0KNOWN")
    give(company, task)

    assert company.deliver(MONDAY)[0].place.channel == "D0KNOWN"


def test_nothing_is_sent_twice(company: Company, task: Task) -> None:
    """The same thing is put in once and goes out once."""
    give(company, task)
    give(company, task)

    assert len(company.deliver(MONDAY)) == 1
    assert company.delivery.send_due(MONDAY + SECOND) is None


def test_a_refused_notice_keeps_the_chats_word(company: Company, task: Task) -> None:
    """It is final, with the error, and not tried again."""
    company.chat.answers = [Refused("channel_not_found")]
    give(company, task)

    company.deliver(MONDAY)
    company.deliver(MONDAY + timedelta(minutes=5))

    assert (only(company).state, only(company).reason) == (NoticeState.REFUSED, "channel_not_found")
    assert len(company.chat.posts) == 1


def test_try_later_honours_the_seconds(company: Company, task: Task) -> None:
    """Nothing at all goes before they are over, then the same notice goes first."""
    company.chat.answers = [TryLater(30, "ratelimited")]
    give(company, task)
    give(company, task, to=company.head)
    assert company.delivery.send_due(MONDAY) == MONDAY

    assert company.delivery.send_due(MONDAY + 29 * SECOND) == MONDAY + 30 * SECOND
    assert len(company.chat.posts) == 1
    company.deliver(MONDAY + 30 * SECOND)

    assert [post.notice.person_id for post in company.chat.posts] == [company.owner.id, company.owner.id]
    assert [notice.state for notice in company.outbox()] == [NoticeState.SENT, NoticeState.SUPERSEDED]


@pytest.mark.parametrize(
    ("found", "state", "posts"),
    [
        (Sent("D0OMAR", "7.000007"), NoticeState.SENT, 1),
        (NoAnswer("cannot look"), NoticeState.UNKNOWN, 1),
        (None, NoticeState.SENT, 2),
    ],
)
def test_a_lost_answer_is_looked_up(
    company: Company, task: Task, found: Sent | NoAnswer | None, state: NoticeState, posts: int
) -> None:
    """Found: sent, and not again. No way to tell: unknown, never blindly again. Not there: sent once more."""
    company.chat.answers = [NoAnswer("timeout")]
    company.chat.found = found
    give(company, task)

    company.deliver(MONDAY)

    assert (only(company).state, len(company.chat.posts)) == (state, posts)
    assert company.chat.looked_up == [only(company).id]
    if isinstance(found, Sent):
        assert only(company).sent_ts == "7.000007"
    if isinstance(found, NoAnswer):
        assert only(company).reason == "cannot look"


def crash_while_sending(company: Company) -> None:
    """A program that was killed between taking a notice and hearing from the chat."""
    with company.storage.write() as uow:
        assert uow.notices.claim(MONDAY, MONDAY + SENDING_TIME) is not None


@pytest.mark.parametrize(("found", "posts"), [(Sent("D0OMAR", "7.000007"), 0), (None, 1)])
def test_a_killed_program_loses_nothing(company: Company, task: Task, found: Sent | None, posts: int) -> None:
    """After its deadline what it held is looked up, and sent if it is not there."""
    give(company, task)
    crash_while_sending(company)
    company.chat.found = found
    assert company.delivery.recover(MONDAY + SENDING_TIME - SECOND) == 0

    assert company.delivery.recover(MONDAY + SENDING_TIME) == 1
    company.deliver(MONDAY + SENDING_TIME)

    assert (only(company).state, len(company.chat.posts)) == (NoticeState.SENT, posts)
    assert company.delivery.recover(MONDAY + timedelta(hours=1)) == 0


class SlowLookUp(FakeChat):
    """A chat whose look-up takes so long that another process settles and sends the notice meanwhile."""

    def __init__(self, company: Company) -> None:
        super().__init__()
        self._company = company

    def look_up(self, notice: Notice, person: Person | None) -> Sent | TryLater | NoAnswer | None:
        """Not there, a moment before the other process posts it."""
        self._company.delivery.recover(MONDAY + SENDING_TIME)
        self._company.deliver(MONDAY + SENDING_TIME)
        return super().look_up(notice, person)


def test_a_slow_look_up_never_sends_again(company: Company, task: Task) -> None:
    """What another process has settled meanwhile stays settled."""
    give(company, task)
    crash_while_sending(company)
    slow = DeliveryService(company.storage, SlowLookUp(company), Pacer(Limits()))

    slow.recover(MONDAY + SENDING_TIME)
    company.deliver(MONDAY + timedelta(minutes=5))

    assert (only(company).state, len(company.chat.posts)) == (NoticeState.SENT, 1)


def test_a_notice_behind_a_lost_one_waits_without_spinning(company: Company, task: Task) -> None:
    """Order is kept, and one is told to come back later, not at once."""
    give(company, task, "first")
    crash_while_sending(company)
    give(company, task, "second", MONDAY + SECOND)

    ready = company.delivery.send_due(MONDAY + 2 * SECOND)

    assert company.chat.posts == []
    assert ready is not None
    assert ready > MONDAY + 2 * SECOND


def test_what_is_no_longer_true_is_not_said(company: Company, task: Task) -> None:
    """The reason is kept."""
    company.services.asking.ask_due(MONDAY)
    company.services.check_ins.answer(
        company.owner.chat_id, task.id, Answer(Status.ON_TRACK), MONDAY + SECOND, through="test"
    )

    assert company.deliver(MONDAY + SECOND) == []
    assert (only(company).state, only(company).reason) == (NoticeState.SUPERSEDED, "answered meanwhile")


@pytest.mark.parametrize("changes", [{"is_active": False}, {"is_guest": True}])
def test_nothing_goes_to_leavers_and_guests(company: Company, task: Task, changes: dict[str, bool]) -> None:
    """Even if the notice was written before."""
    give(company, task)
    company.change(company.owner, **changes)

    assert company.deliver(MONDAY) == []
    assert (only(company).state, only(company).reason) == (NoticeState.SUPERSEDED, "left or not allowed")


def test_nothing_goes_at_night(company: Company, task: Task) -> None:
    """It waits for the next working morning of the person."""
    give(company, task, when=NIGHT)

    assert company.deliver(NIGHT) == []
    assert company.delivery.send_due(NIGHT + SECOND) == at("2027-01-12 09:00")
    assert len(company.deliver(at("2027-01-12 09:00"))) == 1


def test_a_message_that_stands_is_rewritten_at_night(company: Company, task: Task) -> None:
    """Whoever answers late sees at once that it was taken."""
    company.services.asking.ask_due(MONDAY)
    company.deliver(MONDAY)
    company.services.check_ins.answer(company.owner.chat_id, task.id, Answer(Status.DONE), NIGHT, through="test")

    (post,) = company.deliver(NIGHT)

    assert (post.notice.kind, post.place.replaces_ts) == (NoticeKind.MESSAGE_CHANGED, "1.000001")
    assert isinstance(post.content, CheckInAsked)
    assert only_sent_at(company, post.notice.subject_id) == MONDAY


def only_sent_at(company: Company, notice_id: int) -> datetime | None:
    """When a notice was sent."""
    with company.storage.read() as uow:
        return uow.notices.get(notice_id).sent_at


def test_order_is_kept_for_each_person(company: Company, task: Task) -> None:
    """First written, first sent, also after a night of waiting."""
    for number in range(4):
        give(company, task, str(number), NIGHT + number * SECOND)
    company.deliver(NIGHT + 10 * SECOND)

    posts = company.deliver(at("2027-01-12 09:00"))

    assert [post.notice.occasion for post in posts] == ["0", "1", "2", "3"]


def test_the_pace_is_kept(company: Company, task: Task) -> None:
    """Half a second between messages, a second within a channel, none of it lost."""
    other = company.task(owner_id=company.deputy.id)
    give(company, task, "a")
    give(company, task, "b")
    give(company, other, to=company.deputy)

    company.deliver(MONDAY)

    sent = {(notice.person_id, notice.occasion): notice.sent_at for notice in company.outbox()}
    assert sent == {
        (company.owner.id, "a"): MONDAY,
        (company.deputy.id, ""): MONDAY + SECOND / 2,
        (company.owner.id, "b"): MONDAY + SECOND,
    }


def test_answers_to_a_click_go_ahead_of_bulk(company: Company, task: Task) -> None:
    """A message written anew overtakes the questions to others."""
    company.services.asking.ask_due(MONDAY)
    company.deliver(MONDAY)
    give(company, company.task(owner_id=company.deputy.id), to=company.deputy)
    company.services.check_ins.answer(company.owner.chat_id, task.id, Answer(Status.DONE), MONDAY, through="test")

    assert kinds(company.deliver(MONDAY + SECOND)) == [NoticeKind.MESSAGE_CHANGED, GIVEN]


def test_two_processes_send_once(company_anywhere: Company) -> None:
    """Each notice goes out from one of them."""
    company = company_anywhere
    task = company.task()
    for number in range(6):
        give(company, task, str(number))
    chats = [FakeChat(), FakeChat()]

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda chat: send_all(company, chat), chats))

    occasions = [post.notice.occasion for chat in chats for post in chat.posts]
    assert sorted(occasions) == [str(number) for number in range(6)]
    assert {notice.state for notice in company.outbox()} == {NoticeState.SENT}


def send_all(company: Company, chat: FakeChat) -> None:
    """A process that sends what it can within some minutes of its own moved clock."""
    delivery = DeliveryService(SqlStorage(company.engine), chat, Pacer(Limits()))
    now = MONDAY
    for _ in range(60):
        ready = delivery.send_due(now)
        now = now + SECOND if ready is None else max(now, min(ready, now + SECOND))
