"""After a restore: the database forgot what was said since the backup, and nobody is asked again for that."""

from datetime import datetime, timedelta

import pytest

from domain.checkins import Answer
from domain.notices import Notice, NoticeKind, NoticeState, lasting_token
from domain.pace import Limits, Pacer
from domain.ports import NoAnswer, Sent, TryLater
from domain.restoring import LOOKED_FOR
from domain.services.changes import tell
from domain.services.delivery import SENDING_TIME, DeliveryService
from domain.tasks import Status, Task
from domain.weekly import CheckInAsked
from tests.company import MONDAY, RIYADH, WEEK, Company, at, in_state, kinds

ASKED = NoticeKind.CHECK_IN_ASKED
GIVEN = NoticeKind.TASK_GIVEN
CHANGED = NoticeKind.MESSAGE_CHANGED
MINUTE = timedelta(minutes=1)
RESTORED = MONDAY + timedelta(hours=1)
"""An hour after Omar was asked; the backup is from before that."""

STANDING = Sent("D0OMAR", "7.000007")


@pytest.fixture
def task(company: Company) -> Task:
    """Omar's task, in a database that was just put back."""
    company.settings(restored_at=RESTORED)
    return company.task()


def ask(company: Company, now: datetime = RESTORED) -> Notice:
    """Ask whoever is due, which is Omar; the question."""
    assert company.services.asking.ask_due(now) == 1
    (asked,) = company.outbox(ASKED)
    return asked


@pytest.mark.usefixtures("task")
def test_the_same_question_always_carries_the_same_token(company: Company) -> None:
    """It is made of the member and the week, so that a restored database finds what the lost one sent."""
    assert ask(company).token == lasting_token(ASKED, company.owner.chat_id, WEEK.isoformat())


def test_what_speaks_of_a_row_carries_another_token_each_time(company: Company, task: Task) -> None:
    """After a restore the same id may mean something else."""
    with company.storage.write() as uow:
        for occasion in ("", "again"):
            tell(uow, GIVEN, task.id, company.owner.id, MONDAY, occasion=occasion)

    tokens = {notice.token for notice in company.outbox(GIVEN)}
    assert len(tokens) == 2
    assert lasting_token(GIVEN, company.owner.chat_id, "") not in tokens


@pytest.mark.usefixtures("task")
def test_a_question_that_stands_is_adopted(company: Company) -> None:
    """It is not asked again; the message is rewritten from what is known now, which notifies nobody."""
    ask(company)
    company.chat.found = STANDING

    (edit,) = company.deliver(RESTORED)

    assert edit.notice.kind is CHANGED
    assert edit.place.replaces_ts == STANDING.ts
    assert isinstance(edit.content, CheckInAsked)
    (asked,) = company.outbox(ASKED)
    assert (asked.state, asked.sent_channel, asked.sent_ts) == (NoticeState.SENT, STANDING.channel, STANDING.ts)
    assert company.person(company.owner).dm_channel == STANDING.channel


@pytest.mark.usefixtures("task")
def test_a_question_that_was_never_asked_is_asked(company: Company) -> None:
    """It is looked for once, and then sent once."""
    ask(company)

    assert kinds(company.deliver(RESTORED)) == [ASKED]
    assert len(company.chat.looked_up) == 1


@pytest.mark.usefixtures("task")
def test_nothing_is_sent_while_the_chat_cannot_be_asked(company: Company) -> None:
    """It waits, looks again, and adopts what it finds."""
    ask(company)
    company.chat.found = TryLater(60, "ratelimited")
    assert company.deliver(RESTORED) == []
    company.chat.found = STANDING

    assert company.deliver(RESTORED + 50 * timedelta(seconds=1)) == []
    assert kinds(company.deliver(RESTORED + MINUTE)) == [CHANGED]
    assert len(company.chat.looked_up) == 2


@pytest.mark.usefixtures("task")
def test_what_cannot_be_looked_up_is_not_sent(company: Company) -> None:
    """It ends as unknown, with the reason, for the plan keeper to see."""
    ask(company)
    company.chat.found = NoAnswer("missing_scope")

    assert company.deliver(RESTORED) == []
    (asked,) = company.outbox(ASKED)
    assert (asked.state, asked.reason) == (NoticeState.UNKNOWN, "missing_scope")


@pytest.mark.parametrize(("after", "looked"), [(LOOKED_FOR - MINUTE, 1), (LOOKED_FOR, 0)])
@pytest.mark.usefixtures("task")
def test_a_week_after_the_restore_all_is_as_ever(company: Company, after: timedelta, looked: int) -> None:
    """Until then each question is looked for first, from then on it is sent at once."""
    company.settings(restored_at=MONDAY - after)
    ask(company, MONDAY)

    assert kinds(company.deliver(MONDAY)) == [ASKED]
    assert len(company.chat.looked_up) == looked


def test_what_waited_in_the_backup_is_looked_for(company: Company, task: Task) -> None:
    """Whatever its kind: it may have gone since, and its token came back with it."""
    with company.storage.write() as uow:
        tell(uow, GIVEN, task.id, company.owner.id, MONDAY)
    company.chat.found = STANDING

    assert kinds(company.deliver(RESTORED)) == [CHANGED]
    assert in_state(company.outbox(GIVEN), NoticeState.SENT)


def test_what_is_new_after_the_restore_is_sent_at_once(company: Company, task: Task) -> None:
    """Nobody can have said it before, so nothing is looked for."""
    with company.storage.write() as uow:
        tell(uow, GIVEN, task.id, company.owner.id, RESTORED + MINUTE)

    assert kinds(company.deliver(RESTORED + MINUTE)) == [GIVEN]
    assert company.chat.looked_up == []


@pytest.mark.usefixtures("task")
def test_a_crash_while_looking_asks_nobody_twice(company: Company) -> None:
    """After its deadline what was in hand is looked for again, and adopted."""
    ask(company)
    with company.storage.write() as uow:
        assert uow.notices.claim(RESTORED, RESTORED + SENDING_TIME) is not None
    company.chat.found = STANDING

    assert company.delivery.recover(RESTORED + SENDING_TIME) == 1
    assert kinds(company.deliver(RESTORED + SENDING_TIME)) == [CHANGED]
    assert in_state(company.outbox(ASKED), NoticeState.SENT)


@pytest.mark.usefixtures("task")
def test_look_ups_keep_a_pace(company: Company) -> None:
    """A whole company is looked up without being faster than the chat allows; what needs no look-up goes on."""
    owners = [company.head, company.deputy, company.keeper]
    for owner in owners:
        company.change(owner, next_ask_at=MONDAY)
        company.task(owner_id=owner.id)
    company.delivery = DeliveryService(company.storage, company.chat, Pacer(Limits(look_ups_per_minute=2)))
    company.services.asking.ask_due(RESTORED)

    assert kinds(company.deliver(RESTORED)) == [ASKED, ASKED]
    given, moment = company.task(owner_id=company.colleague.id), RESTORED + timedelta(seconds=10)
    with company.storage.write() as uow:
        tell(uow, GIVEN, given.id, company.colleague.id, moment)
    assert kinds(company.deliver(moment)) == [GIVEN]
    assert kinds(company.deliver(RESTORED + MINUTE)) == [ASKED, ASKED]
    assert len(company.chat.looked_up) == 4


@pytest.mark.usefixtures("task")
def test_a_question_of_days_before_the_restore_is_still_found(company: Company) -> None:
    """Grace begins with the restore: what was asked on Monday is adopted when the database comes back on Thursday."""
    thursday = at("2027-01-14 11:00")
    company.settings(restored_at=thursday)
    ask(company, thursday)
    company.chat.found = STANDING

    assert kinds(company.deliver(thursday)) == [CHANGED]


DIGEST_AT = at("2027-01-14 09:00", RIYADH)


@pytest.mark.parametrize(
    ("restored", "now"), [("12:00", "12:01"), ("19:00", "19:01")], ids=["at work", "in the evening"]
)
@pytest.mark.usefixtures("task")
def test_a_digest_of_before_the_restore_is_not_posted_again(company: Company, restored: str, now: str) -> None:
    """Channels cannot be searched: it ends as unknown at once, and the next one comes in its week."""
    company.settings(next_digest_at=DIGEST_AT, restored_at=at(f"2027-01-14 {restored}", RIYADH))
    moment = at(f"2027-01-14 {now}", RIYADH)

    assert not company.services.digests.digest_due(moment)

    (digest,) = company.outbox(NoticeKind.DIGEST)
    assert (digest.state, digest.ended_at) == (NoticeState.UNKNOWN, moment)
    assert company.settings().next_digest_at == DIGEST_AT + timedelta(weeks=1)
    assert company.deliver(moment) == []


def test_a_digest_of_after_the_restore_is_posted(company: Company, task: Task) -> None:
    """Its moment had not come when the database was lost."""
    done = Answer(Status.DONE)
    company.services.check_ins.answer(company.owner.chat_id, task.id, done, MONDAY, through="test")
    company.settings(next_digest_at=DIGEST_AT, restored_at=DIGEST_AT - MINUTE)

    assert company.services.digests.digest_due(DIGEST_AT)
    assert kinds(company.deliver(DIGEST_AT)) == [NoticeKind.DIGEST]


@pytest.mark.usefixtures("task")
def test_an_agenda_of_before_the_restore_is_not_posted_again(company: Company) -> None:
    """It ends as unknown, and the next one is prepared."""
    slot, meeting = at("2027-01-14 08:00", RIYADH), at("2027-01-19 10:00", RIYADH).date()
    company.settings(next_agenda_at=slot, next_meeting_on=meeting, restored_at=slot + MINUTE)

    assert not company.services.digests.agenda_due(slot + 2 * MINUTE)

    (agenda,) = company.outbox(NoticeKind.AGENDA)
    assert agenda.state is NoticeState.UNKNOWN
    following = company.settings().next_meeting_on
    assert following is not None
    assert following > meeting
