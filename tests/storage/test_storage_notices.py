"""The outbox: said once, in order, and never lost; the inbox: handled once."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.audit import AuditEntry
from domain.notices import Notice, NoticeKind, NoticeState
from domain.ports import UnitOfWork
from tests import mothers
from tests.mothers import NOW, UNKNOWN, days_ago

DEADLINE = NOW + timedelta(minutes=1)


def put(uow: UnitOfWork, *notices: Notice) -> None:
    """Put new notices into the outbox."""
    for notice in notices:
        assert uow.notices.add(notice)


def claim(uow: UnitOfWork) -> int | None:
    """The subject of the next notice that is claimed now."""
    taken = uow.notices.claim(NOW, DEADLINE)
    return None if taken is None else taken.subject_id


def sent(uow: UnitOfWork, notice: Notice, days: float = 0, ts: str = "1.1", channel: str = "D1") -> Notice:
    """A notice that was put in, claimed and sent, so many days ago."""
    put(uow, notice)
    taken = uow.notices.claim(NOW, DEADLINE)
    assert taken is not None
    after = replace(
        taken, state=NoticeState.SENT, sent_at=days_ago(days), sent_channel=channel, sent_ts=ts, deadline=None
    )
    uow.notices.save(after)
    return after


def test_the_same_thing_is_said_once(uow: UnitOfWork) -> None:
    """Kind, subject, recipient and occasion make the same thing; one of them different makes another."""
    person = uow.people.add(mothers.person())
    notice = mothers.notice(1)
    assert uow.notices.add(notice)
    assert not uow.notices.add(notice)
    assert not uow.notices.add(replace(notice, urgent=True, not_before=DEADLINE))
    assert uow.notices.add(replace(notice, kind=NoticeKind.CASE_CLIMBED))
    assert uow.notices.add(replace(notice, subject_id=2))
    assert uow.notices.add(replace(notice, occasion="1"))
    assert uow.notices.add(replace(notice, channel="C0OTHER"))
    assert uow.notices.add(replace(notice, channel=None, person_id=person.id))


def test_every_notice_has_an_opaque_token(uow: UnitOfWork) -> None:
    """Given by the outbox, long and different each time; one that is brought along is kept, unless it is taken."""
    put(uow, mothers.notice(1), mothers.notice(2, channel="C2"), mothers.notice(3, channel="C3", token="mine"))
    put(uow, mothers.notice(4, channel="C4", token="mine"))
    taken = [uow.notices.claim(NOW, DEADLINE) for _ in range(4)]
    tokens = [notice.token for notice in taken if notice is not None]
    assert len(set(tokens)) == 4
    assert len(tokens[0]) >= 20
    assert tokens[2] == "mine"


def test_a_claimed_notice_is_sending_until_its_deadline(uow: UnitOfWork) -> None:
    """Claiming writes the state down, and nobody claims it again."""
    put(uow, mothers.notice())
    taken = uow.notices.claim(NOW, DEADLINE)
    assert taken is not None
    assert (taken.state, taken.deadline) == (NoticeState.SENDING, DEADLINE)
    assert uow.notices.get(taken.id) == taken
    assert uow.notices.claim(NOW, DEADLINE) is None
    with pytest.raises(KeyError):
        uow.notices.get(UNKNOWN)


def test_urgent_ones_go_first_and_then_the_oldest(uow: UnitOfWork) -> None:
    """Urgency, then age, then the order in which they were put in."""
    put(
        uow,
        mothers.notice(1, channel="C1"),
        mothers.notice(2, channel="C2"),
        mothers.notice(3, channel="C3", created_at=days_ago(1)),
        mothers.notice(4, channel="C4", urgent=True),
        mothers.notice(5, channel="C5", urgent=True, created_at=days_ago(1)),
    )
    assert [claim(uow) for _ in range(6)] == [5, 4, 3, 1, 2, None]


def test_what_is_held_back_waits_for_its_moment(uow: UnitOfWork) -> None:
    """A notice goes from its moment on, not a second earlier, and the outbox knows the next moment."""
    assert uow.notices.next_at() is None
    put(uow, mothers.notice(not_before=DEADLINE))
    assert uow.notices.claim(DEADLINE - timedelta(seconds=1), DEADLINE) is None
    assert uow.notices.next_at() == DEADLINE
    assert uow.notices.claim(DEADLINE, DEADLINE) is not None
    assert uow.notices.next_at() is None


def test_order_per_recipient_is_kept(uow: UnitOfWork) -> None:
    """While an older notice of the same recipient waits or is sending, the younger one stays; others pass."""
    put(uow, mothers.notice(1), mothers.notice(2), mothers.notice(3, channel="C0OTHER"))
    first = uow.notices.claim(NOW, DEADLINE)
    assert first is not None
    assert first.subject_id == 1
    assert claim(uow) == 3
    assert claim(uow) is None
    uow.notices.save(replace(first, state=NoticeState.SENT, deadline=None))
    assert claim(uow) == 2


def test_urgency_does_not_overtake_an_older_notice_of_the_same_recipient(uow: UnitOfWork) -> None:
    """An escalation never arrives before its own prompt."""
    put(uow, mothers.notice(1, created_at=days_ago(1)), mothers.notice(2, urgent=True))
    assert [claim(uow), claim(uow)] == [1, None]


def test_a_notice_that_is_held_back_holds_up_nobody(uow: UnitOfWork) -> None:
    """An older one whose moment is yet to come lets the younger one pass."""
    put(uow, mothers.notice(1, created_at=days_ago(1), not_before=DEADLINE), mothers.notice(2))
    assert [claim(uow), claim(uow)] == [2, None]


@pytest.mark.parametrize("state", [NoticeState.SENT, NoticeState.SUPERSEDED, NoticeState.REFUSED, NoticeState.UNKNOWN])
def test_a_final_notice_holds_up_nobody(uow: UnitOfWork, state: NoticeState) -> None:
    """However an older one ended, the younger one may go, and the older one never again."""
    put(uow, mothers.notice(1, state=state), mothers.notice(2))
    assert [claim(uow), claim(uow)] == [2, None]


def test_overdue_are_those_still_sending_at_their_deadline(uow: UnitOfWork) -> None:
    """The oldest deadline first; those in time and those that ended are not."""
    for number, (state, deadline) in enumerate(
        [
            (NoticeState.SENDING, NOW),
            (NoticeState.SENDING, days_ago(1)),
            (NoticeState.SENDING, DEADLINE),
            (NoticeState.SENT, days_ago(1)),
        ]
    ):
        put(uow, mothers.notice(number, state=state, deadline=deadline))
    assert [notice.subject_id for notice in uow.notices.overdue(NOW)] == [1, 0]


def test_the_latest_is_the_newest_that_was_sent(uow: UnitOfWork) -> None:
    """By kind and subject, and by occasion when one is named; what was not sent does not count."""
    digest = mothers.notice(0, kind=NoticeKind.DIGEST, occasion="1")
    assert uow.notices.latest(NoticeKind.DIGEST, 0) is None
    newer = sent(uow, replace(digest, occasion="2"), days=1)
    older = sent(uow, digest, days=8)
    sent(uow, replace(digest, kind=NoticeKind.AGENDA))
    sent(uow, replace(digest, subject_id=5))
    put(uow, replace(digest, occasion="3"))
    assert uow.notices.latest(NoticeKind.DIGEST, 0) == newer
    assert uow.notices.latest(NoticeKind.DIGEST, 0, "1") == older
    assert uow.notices.latest(NoticeKind.DIGEST, 0, "3") is None


def test_what_was_sent_about_a_thing_is_found_oldest_first(uow: UnitOfWork) -> None:
    """Of the kinds that are asked for, and only what stands in the chat."""
    nudge = mothers.notice(7)
    younger = sent(uow, replace(nudge, kind=NoticeKind.CASE_CLIMBED), days=1)
    older = sent(uow, nudge, days=2)
    sent(uow, replace(nudge, kind=NoticeKind.CASE_ANSWERED))
    sent(uow, mothers.notice(8))
    put(uow, replace(nudge, occasion="waiting"))
    kinds = (NoticeKind.OWNER_NUDGED, NoticeKind.CASE_CLIMBED)
    assert uow.notices.sent_about(kinds, 7) == [older, younger]
    assert uow.notices.sent_about((), 7) == []


def test_it_is_known_who_was_told(uow: UnitOfWork) -> None:
    """Only what was sent counts, of that kind, subject and person."""
    sara, omar = uow.people.add(mothers.person("Sara")), uow.people.add(mothers.person("Omar"))
    card = mothers.notice(7, kind=NoticeKind.CASE_CLIMBED, channel=None, person_id=sara.id)
    sent(uow, card)
    put(uow, replace(card, person_id=omar.id))
    assert uow.notices.sent_to(NoticeKind.CASE_CLIMBED, 7, sara.id)
    assert not uow.notices.sent_to(NoticeKind.CASE_CLIMBED, 7, omar.id)
    assert not uow.notices.sent_to(NoticeKind.CASE_CLIMBED, 8, sara.id)
    assert not uow.notices.sent_to(NoticeKind.OWNER_NUDGED, 7, sara.id)


def test_a_message_in_the_chat_leads_back_to_its_notice(uow: UnitOfWork) -> None:
    """By channel and ts; one that was written anew is still the notice that posted it."""
    posted = sent(uow, mothers.notice(1), ts="1.1")
    sent(uow, mothers.notice(posted.id, kind=NoticeKind.MESSAGE_CHANGED), ts="1.1")
    other = sent(uow, mothers.notice(2), ts="2.2")
    assert uow.notices.sent_as("D1", "1.1") == posted
    assert uow.notices.sent_as("D1", "2.2") == other
    assert uow.notices.sent_as("D2", "1.1") is None


def test_notices_are_counted_by_state(uow: UnitOfWork) -> None:
    """Every state has its number, none included."""
    put(uow, mothers.notice(1), mothers.notice(2), mothers.notice(3, state=NoticeState.SENT))
    expected = dict.fromkeys(NoticeState, 0) | {NoticeState.PENDING: 2, NoticeState.SENT: 1}
    assert uow.notices.counts() == expected


def test_notices_are_tallied_by_kind_and_state(uow: UnitOfWork) -> None:
    """What was never said is left out."""
    digest = mothers.notice(3, kind=NoticeKind.DIGEST, state=NoticeState.SENT)
    put(uow, mothers.notice(1), mothers.notice(2), digest)
    assert uow.notices.tally() == {
        (NoticeKind.OWNER_NUDGED, NoticeState.PENDING): 2,
        (NoticeKind.DIGEST, NoticeState.SENT): 1,
    }


def test_audit_entries_are_tallied_by_what_happened(uow: UnitOfWork) -> None:
    """Whatever they are about."""
    for what, subject in (("asked", "person:1"), ("asked", "person:2"), ("decided", "task:1")):
        uow.audit.add(AuditEntry(NOW, what, subject))
    assert uow.audit.tally() == {"asked": 2, "decided": 1}


def test_an_event_is_recorded_once(uow: UnitOfWork) -> None:
    """The second time it is known; keys differ by every letter."""
    assert uow.inbox.record("T1:Ev1", NOW)
    assert not uow.inbox.record("T1:Ev1", DEADLINE)
    assert uow.inbox.record("T1:ev1", NOW)


def test_old_events_are_forgotten(uow: UnitOfWork) -> None:
    """Only those older than the moment; a forgotten one would be new."""
    for key, at in (("old", days_ago(2)), ("edge", days_ago(1)), ("new", NOW)):
        uow.inbox.record(key, at)
    assert uow.inbox.purge(days_ago(1)) == 1
    assert uow.inbox.record("old", NOW)
    assert not uow.inbox.record("edge", NOW)
