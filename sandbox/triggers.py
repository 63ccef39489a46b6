"""Trigger ids: a member's act lets the app open one modal within three seconds.

Rule: https://docs.slack.dev/interactivity/handling-user-interaction ("expires in 3 seconds", used once).
"""

from collections.abc import MutableMapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol, TypeVar

from sandbox.clock import Clock
from sandbox.ids import Ids

LIFE = timedelta(seconds=3)
KEPT = timedelta(hours=1)


class TriggerError(Exception):
    """A trigger id cannot be used; `code` is Slack's error."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Given(Protocol):
    """Something that was given out at a moment."""

    given_at: datetime


GivenT = TypeVar("GivenT", bound=Given)


@dataclass
class Trigger:
    """Who acted, when, and in which modal (if in one)."""

    user_id: str
    view_id: str
    given_at: datetime
    is_used: bool = False


def forget_old(given: MutableMapping[str, GivenT], before: datetime) -> None:
    """Forget what was given out before a moment, from a mapping in the order of giving."""
    while given:
        oldest = next(iter(given))
        if given[oldest].given_at >= before:
            return
        del given[oldest]


class Triggers:
    """Gives trigger ids out and takes each of them back once."""

    def __init__(self, clock: Clock, ids: Ids) -> None:
        self._clock = clock
        self._ids = ids
        self._given: dict[str, Trigger] = {}

    def give(self, user_id: str, view_id: str = "") -> str:
        """A new trigger id for what a member just did."""
        now = self._clock.now()
        forget_old(self._given, now - KEPT)
        trigger_id = f"{int(now.timestamp())}.{len(self._given) + 1}.{self._ids.secret(32)}"
        self._given[trigger_id] = Trigger(user_id, view_id, now)
        return trigger_id

    def look(self, trigger_id: str) -> Trigger:
        """The trigger behind an id that can still be used.

        Raises:
            TriggerError: it was never given out, is too old or was used before.
        """
        trigger = self._given.get(trigger_id)
        if trigger is None:
            raise TriggerError("invalid_trigger_id")
        if trigger.is_used:
            raise TriggerError("exchanged_trigger_id")
        if self._clock.now() - trigger.given_at > LIFE:
            raise TriggerError("expired_trigger_id")
        return trigger
