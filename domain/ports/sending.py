"""Carrying notices to the chat."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from domain.notices import Content, Notice
from domain.people import Person


@dataclass(frozen=True, slots=True)
class Sent:
    """The chat took the message; it stands there."""

    channel: str
    ts: str


@dataclass(frozen=True, slots=True)
class Refused:
    """The chat said no, for good; `error` is its word for why."""

    error: str


@dataclass(frozen=True, slots=True)
class TryLater:
    """The chat asks to wait that many seconds."""

    seconds: float
    error: str


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """Nobody knows whether the chat took it."""

    error: str


Delivery = Sent | Refused | TryLater | NoAnswer


@dataclass(frozen=True, slots=True)
class Place:
    """Where a notice goes: a channel or a member, perhaps into a thread, perhaps over an older message."""

    channel: str
    thread_ts: str | None = None
    replaces_ts: str | None = None


MOST_AT_ONCE = 50
"""So many members may be asked about at once."""


class Attention(Protocol):
    """Knows who does not want to be disturbed."""

    def quiet_until(self, chat_ids: Sequence[str], now: datetime) -> Mapping[str, datetime] | TryLater | None:
        """Until when those of these members who want silence at `now` want it; the others are left out.

        None when the chat does not tell, TryLater when it asks to wait.
        """
        ...


class Sender(Protocol):
    """Carries content to the chat."""

    def send(self, notice: Notice, content: Content, place: Place) -> Delivery:
        """Post a notice (or replace a message, or answer in a thread, as `place` says) and tell what came back."""
        ...

    def look_up(self, notice: Notice, person: Person | None) -> Sent | TryLater | NoAnswer | None:
        """Find a post whose answer never came.

        Where it stands, None if it is not there, TryLater when the chat cannot be asked now, NoAnswer when there is
        no way to tell.
        """
        ...
