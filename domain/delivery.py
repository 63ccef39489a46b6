"""Delivery as whoever keeps the plan sees it: what waits, what failed and why, how far the week's question has come.

Nothing here says what stands in a message, only which message it is.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from domain.notices import NoticeKind, NoticeState
from domain.people import Person

UNDISTURBED = "do not disturb since "
"""How the reason of a notice begins that waits because its reader wants silence in the chat; the moment follows."""


@dataclass(frozen=True, slots=True)
class OutboxCounts:
    """How many notices there are in each state.

    `due` wait for their turn, `held` for a later hour: somebody's working time, or the end of a long rest that the
    chat asked for; `undisturbed` for the end of their reader's own silence, such as a snooze. `sent` and `superseded`
    are counted since a moment, such as midnight; the others altogether.
    """

    due: int = 0
    held: int = 0
    sending: int = 0
    sent: int = 0
    superseded: int = 0
    refused: int = 0
    unknown: int = 0
    undisturbed: int = 0

    @property
    def failed(self) -> int:
        """How many have not arrived, or may not have."""
        return self.refused + self.unknown


@dataclass(frozen=True, slots=True)
class Undelivered:
    """A notice that the chat refused, or of which nobody knows whether it arrived; `state` says which.

    Either `to` or `channel` says where it should have gone. A `rewriting` would have written a message of that kind
    anew, which stands in the chat as it was. `reason` is the chat's word for why, or that of whoever looked for it.
    """

    state: NoticeState
    kind: NoticeKind
    rewriting: bool
    to: Person | None
    channel: str | None
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class FanOut:
    """The week's question on its way to everybody: how many were asked, how many will be, and how long it takes."""

    asked: int
    waiting: int
    time_left: timedelta

    @property
    def total(self) -> int:
        """Everybody it goes to."""
        return self.asked + self.waiting


@dataclass(frozen=True, slots=True)
class DeliveryState:
    """The outbox in one look, on the reader's local date.

    `failures` are the newest that were refused and the newest that are unknown, newest first; `counts` say how many
    there are altogether. `fan_out` is there only while the week's question is on its way.
    """

    today: date
    counts: OutboxCounts
    failures: tuple[Undelivered, ...]
    fan_out: FanOut | None
