"""The outbox in one look: what is counted, what is listed, and how far the week's question has come."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from domain.delivery import OutboxCounts
from domain.notices import Notice, NoticeKind, NoticeState
from domain.ports import UnitOfWork
from tests import mothers
from tests.mothers import NOW, days_ago

SOON = NOW + timedelta(minutes=15)
LATER = NOW + timedelta(hours=12)
FINAL = (NoticeState.SENT, NoticeState.SUPERSEDED, NoticeState.REFUSED, NoticeState.UNKNOWN)


def put(uow: UnitOfWork, *notices: Notice) -> None:
    """Put new notices into the outbox."""
    for notice in notices:
        assert uow.notices.add(notice)


def ended(subject_id: int, state: NoticeState, days: float = 0, **changes: Any) -> Notice:  # noqa: ANN401  (fields by name)
    """A notice that ended so many days ago."""
    return replace(mothers.notice(subject_id), state=state, ended_at=days_ago(days), reason="why", **changes)


def asked(person: int, state: NoticeState, week: str = "2026-11-23", **changes: Any) -> Notice:  # noqa: ANN401  (fields by name)
    """The question of a week to somebody."""
    question = mothers.notice(person, kind=NoticeKind.CHECK_IN_ASKED, occasion=week, state=state)
    return replace(question, **changes)


def test_an_empty_outbox_counts_nothing(uow: UnitOfWork) -> None:
    """Neither in any state, nor in a week."""
    assert uow.notices.outbox(days_ago(1), SOON) == OutboxCounts()
    assert uow.notices.weekly_progress(SOON) == (0, 0)
    assert uow.notices.undelivered_since(days_ago(9)) == 0


def test_what_waits_is_due_or_held(uow: UnitOfWork) -> None:
    """Due until the moment that counts as soon, held after it; what is being sent is neither."""
    put(uow, mothers.notice(1), mothers.notice(2, not_before=SOON), mothers.notice(3, not_before=LATER))
    put(uow, mothers.notice(4, state=NoticeState.SENDING, deadline=SOON))
    assert uow.notices.outbox(days_ago(1), SOON) == OutboxCounts(due=2, held=1, sending=1)


def test_the_past_is_counted_since_a_moment_and_failures_always(uow: UnitOfWork) -> None:
    """What was sent or left unsaid before the moment does not count; what failed does until it is forgotten."""
    for number, state in enumerate(FINAL):
        put(uow, ended(number, state, 1), ended(number + 10, state, 1.5), ended(number + 20, state, 2))
    counts = uow.notices.outbox(days_ago(1.5), SOON)
    assert counts == OutboxCounts(sent=2, superseded=2, refused=3, unknown=3)
    assert counts.failed == 6


def test_failures_are_counted_since_a_moment_too(uow: UnitOfWork) -> None:
    """Refused and unknown ones together, and nothing else."""
    for number, state in enumerate(FINAL):
        put(uow, ended(number, state, 1), ended(number + 10, state, 8))
    assert uow.notices.undelivered_since(days_ago(7)) == 2
    assert uow.notices.undelivered_since(days_ago(8)) == 4


@pytest.mark.parametrize("state", [NoticeState.REFUSED, NoticeState.UNKNOWN])
def test_the_newest_failures_come_first(uow: UnitOfWork, state: NoticeState) -> None:
    """No more than asked for; of those that ended together, the one that was written last."""
    for number, days in enumerate((3, 1, 1, 2)):
        put(uow, ended(number, state, days, channel=f"C{number}"))
    put(uow, *(ended(9, other, channel=other.value) for other in FINAL if other is not state))
    found = uow.notices.undelivered(state, 3)
    assert [each.channel for each in found] == ["C2", "C1", "C3"]
    assert [each.at for each in found] == [days_ago(1), days_ago(1), days_ago(2)]


def test_a_failure_says_which_message_to_whom_and_why(uow: UnitOfWork) -> None:
    """To a person, or to a channel."""
    sara = uow.people.add(mothers.person())
    put(uow, ended(1, NoticeState.REFUSED, 1), ended(2, NoticeState.REFUSED, 2, channel=None, person_id=sara.id))
    to_channel, to_sara = uow.notices.undelivered(NoticeState.REFUSED, 10)
    assert (to_channel.channel, to_channel.to, to_channel.reason) == ("C0CHANNEL", None, "why")
    assert (to_sara.channel, to_sara.to, to_sara.kind) == (None, sara, NoticeKind.OWNER_NUDGED)
    assert not to_sara.rewriting


def test_a_rewriting_that_failed_names_the_message_it_was_for(uow: UnitOfWork) -> None:
    """Which message stands as it was, rather than that some message does."""
    put(uow, mothers.notice(0, kind=NoticeKind.DIGEST))
    digest = uow.notices.claim(NOW, SOON)
    assert digest is not None
    put(uow, ended(digest.id, NoticeState.REFUSED, kind=NoticeKind.MESSAGE_CHANGED))
    (failed,) = uow.notices.undelivered(NoticeState.REFUSED, 10)
    assert (failed.kind, failed.rewriting) == (NoticeKind.DIGEST, True)


def test_a_subject_is_not_taken_for_a_message(uow: UnitOfWork) -> None:
    """A case with the number of some notice is not mixed up with it."""
    put(uow, mothers.notice(0, kind=NoticeKind.DIGEST))
    digest = uow.notices.claim(NOW, SOON)
    assert digest is not None
    put(uow, ended(digest.id, NoticeState.UNKNOWN))
    (failed,) = uow.notices.undelivered(NoticeState.UNKNOWN, 10)
    assert (failed.kind, failed.rewriting) == (NoticeKind.OWNER_NUDGED, False)


def test_the_newest_week_is_the_one_that_counts(uow: UnitOfWork) -> None:
    """Asked are those it was sent to; it still goes to those who may get it soon, or are getting it now."""
    put(uow, *(asked(number, NoticeState.SENT, channel=f"C{number}") for number in range(3)))
    put(uow, asked(3, NoticeState.PENDING, channel="C3"), asked(4, NoticeState.SENDING, channel="C4", deadline=SOON))
    put(uow, asked(5, NoticeState.PENDING, channel="C5", not_before=LATER))
    put(uow, *(asked(6, state, channel=state.value) for state in FINAL if state is not NoticeState.SENT))
    put(uow, asked(7, NoticeState.PENDING, week="2026-11-16"), asked(8, NoticeState.SENT, week="2026-11-16"))
    put(uow, replace(mothers.notice(1), occasion="2026-11-30"))
    assert uow.notices.weekly_progress(SOON) == (3, 2)
