"""Outboxes as those who keep the plan see them: quiet, busy, and with every kind of failure."""

from datetime import UTC, datetime, timedelta

from domain.delivery import DeliveryState, FanOut, OutboxCounts, Undelivered
from domain.notices import NoticeKind, NoticeState
from tests.bot.cast import TODAY, TOLD, Cast

LONG_AGO = datetime(2025, 3, 3, 9, 0, tzinfo=UTC)


def refused(cast: Cast, reason: str, at: datetime = TOLD, kind: NoticeKind = NoticeKind.CHECK_IN_ASKED) -> Undelivered:
    """A message to the owner that Slack refused."""
    return Undelivered(NoticeState.REFUSED, kind, rewriting=False, to=cast.owner, channel=None, at=at, reason=reason)


def lost(kind: NoticeKind = NoticeKind.DIGEST, at: datetime = TOLD) -> Undelivered:
    """A message to a channel whose answer never came."""
    why = "channels cannot be searched"
    return Undelivered(NoticeState.UNKNOWN, kind, rewriting=False, to=None, channel="C0DIGEST01", at=at, reason=why)


def quiet() -> DeliveryState:
    """Nothing waits, nothing failed."""
    return DeliveryState(TODAY, OutboxCounts(sent=12, superseded=1), (), None)


def busy() -> DeliveryState:
    """The week's question is going out."""
    counts = OutboxCounts(due=687, held=11, sending=1, sent=314, superseded=2, undisturbed=4)
    return DeliveryState(TODAY, counts, (), FanOut(312, 688, timedelta(seconds=344)))


def troubled(cast: Cast) -> DeliveryState:
    """Something of everything."""
    changed = Undelivered(
        NoticeState.REFUSED, NoticeKind.OWNER_NUDGED, rewriting=True, to=cast.head, channel=None, at=TOLD,
        reason="message_not_found",
    )  # fmt: skip
    to_channel = Undelivered(
        NoticeState.REFUSED, NoticeKind.AGENDA, rewriting=False, to=None, channel="#strategy", at=TOLD,
        reason="not_in_channel",
    )  # fmt: skip
    failures = (
        refused(cast, "messages_tab_disabled"),
        changed,
        lost(),
        to_channel,
        refused(cast, "brand_new_word", LONG_AGO, NoticeKind.TASK_GIVEN),
    )
    counts = OutboxCounts(due=2, held=1, sending=1, sent=3, superseded=100, refused=15, unknown=1)
    return DeliveryState(TODAY, counts, failures, FanOut(2, 2, timedelta(seconds=1)))
