"""Do not disturb: what comes by itself waits for the end of a silence, and never for ever."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from domain.notices import NoticeKind, NoticeState
from domain.pace import Limits, Pacer
from domain.ports import Attention, TryLater
from domain.services.delivery import DeliveryService
from domain.services.undisturbed import KNOWN_FOR, NOT_ASKED_AGAIN
from tests import mothers
from tests.company import MONDAY, Company, at, in_state, kinds

ASKED = NoticeKind.CHECK_IN_ASKED


class FakeAttention(Attention):
    """A chat that knows who wants silence until when; `answer` takes the place of what it knows."""

    def __init__(self) -> None:
        self.ends: dict[str, datetime] = {}
        self.answer: TryLater | None = None
        self.is_deaf = False
        self.asked: list[list[str]] = []

    def quiet_until(self, chat_ids: Sequence[str], now: datetime) -> Mapping[str, datetime] | TryLater | None:
        """What is known."""
        self.asked.append(list(chat_ids))
        if self.is_deaf or self.answer is not None:
            return self.answer
        return {each: end for each, end in self.ends.items() if each in chat_ids and end > now}


@pytest.fixture
def attention(company: Company) -> FakeAttention:
    """A company whose chat tells who wants silence; Omar is asked on Monday."""
    company.task()
    found = FakeAttention()
    company.delivery = DeliveryService(company.storage, company.chat, Pacer(Limits()), attention=found)
    return found


def test_a_question_waits_for_the_end_of_a_snooze(company: Company, attention: FakeAttention) -> None:
    """Snoozed until ten: nothing before, the question then, and the outbox says meanwhile why it waits."""
    ten = at("2027-01-11 10:00")
    attention.ends[company.owner.chat_id] = ten
    company.tick(MONDAY)

    assert company.deliver(MONDAY) == []
    state = company.services.delivery.of(company.leader.chat_id, MONDAY)
    assert (state.counts.undisturbed, state.counts.due, state.counts.held) == (1, 0, 0)
    assert company.deliver(ten - timedelta(minutes=1)) == []
    assert kinds(company.deliver(ten)) == [ASKED]
    (asked,) = company.outbox(ASKED)
    assert (asked.state, asked.reason) == (NoticeState.SENT, None)


def test_a_silence_into_the_evening_ends_on_the_next_morning(company: Company, attention: FakeAttention) -> None:
    """Working hours hold as ever."""
    attention.ends[company.owner.chat_id] = at("2027-01-11 20:00")
    company.tick(MONDAY)
    company.deliver(MONDAY)

    assert company.deliver(at("2027-01-11 20:00")) == []
    assert kinds(company.deliver(at("2027-01-12 09:00"))) == [ASKED]


def test_nobody_is_left_alone_for_ever(company: Company, attention: FakeAttention) -> None:
    """A silence without an end: it is said a day after the next working morning, however often one looked."""
    attention.ends[company.owner.chat_id] = at("2027-06-01 09:00")
    company.tick(MONDAY)
    assert company.deliver(MONDAY) == []
    assert company.outbox(ASKED)[0].not_before == at("2027-01-13 09:00")

    assert company.deliver(at("2027-01-13 08:59")) == []
    assert kinds(company.deliver(at("2027-01-13 09:00"))) == [ASKED]


def test_a_new_snooze_does_not_begin_the_waiting_anew(company: Company, attention: FakeAttention) -> None:
    """Snoozed again and again: the limit counts from the first."""
    company.tick(MONDAY)
    for moment in ("2027-01-11 09:30", "2027-01-11 11:00", "2027-01-12 11:00", "2027-01-12 16:00"):
        attention.ends[company.owner.chat_id] = at(moment) + timedelta(hours=24)
        assert company.deliver(at(moment)) == []
    assert kinds(company.deliver(at("2027-01-13 09:00"))) == [ASKED]


def test_a_rewriting_and_the_digest_do_not_wait(company: Company, attention: FakeAttention) -> None:
    """What stands is kept true without a sound, and a channel is nobody's own."""
    company.tick(MONDAY)
    (post,) = company.deliver(MONDAY)
    attention.ends = {person.chat_id: at("2027-01-20 09:00") for person in (company.owner, company.leader)}
    later = MONDAY + KNOWN_FOR
    change = mothers.notice(post.notice.id, kind=NoticeKind.MESSAGE_CHANGED, channel=None, person_id=company.owner.id)
    digest = mothers.notice(0, kind=NoticeKind.DIGEST, channel="C0DIGEST")
    with company.storage.write() as uow:
        for notice in (change, digest):
            uow.notices.add(replace(notice, occasion="2027-01-11", created_at=later, not_before=later))

    assert sorted(kinds(company.deliver(later))) == [NoticeKind.DIGEST, NoticeKind.MESSAGE_CHANGED]


def test_a_fan_out_asks_for_fifty_at_once(company: Company, attention: FakeAttention) -> None:
    """A hundred and twenty people are three calls, not one for each post."""
    with company.storage.write() as uow:
        everybody = [uow.people.add(mothers.person(f"Worker {number}", next_ask_at=MONDAY)) for number in range(119)]
    for person in everybody:
        company.task(owner_id=person.id)
    attention.ends[everybody[5].chat_id] = at("2027-01-11 12:00")
    company.tick(MONDAY)

    sent, moment = 0, MONDAY
    while moment < MONDAY + timedelta(minutes=2):
        ready = company.delivery.send_due(moment)
        moment = max(moment, ready or moment + timedelta(minutes=2))
    sent = len(in_state(company.outbox(ASKED), NoticeState.SENT))
    assert sent == 119
    assert [len(each) for each in attention.asked] == [50, 50, 20]


@pytest.mark.parametrize("answer", [None, TryLater(30, "ratelimited")])
def test_where_the_chat_does_not_tell_all_is_as_ever(
    company: Company, attention: FakeAttention, answer: TryLater | None
) -> None:
    """Without the scope, or while Slack fails, the question is sent; and Slack is left alone for a while."""
    attention.is_deaf, attention.answer = True, answer
    company.tick(MONDAY)
    company.task(owner_id=company.deputy.id)
    company.change(company.deputy, next_ask_at=MONDAY)
    company.tick(MONDAY)

    assert kinds(company.deliver(MONDAY)) == [ASKED, ASKED]
    assert len(attention.asked) == 1
    later = MONDAY + NOT_ASKED_AGAIN
    company.task(owner_id=company.head.id)
    company.change(company.head, next_ask_at=later)
    company.tick(later)
    assert kinds(company.deliver(later)) == [ASKED]
    assert len(attention.asked) == 2
