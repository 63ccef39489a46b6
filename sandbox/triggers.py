"""Trigger ids: a member's act lets the app open one modal within three seconds.

Rule: https://docs.slack.dev/interactivity/handling-user-interaction ("expires in 3 seconds", used once).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sandbox.clock import Clock
from sandbox.ids import Ids

LIFE = timedelta(seconds=3)
KEPT = timedelta(hours=1)


class TriggerError(Exception):
    """A trigger id cannot be used; `code` is Slack's error."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass
class Trigger:
    """Who acted, when, and in which modal (if in one)."""

    user_id: str
    view_id: str
    given_at: datetime
    is_used: bool = False


class Triggers:
    """Gives trigger ids out and takes each of them back once."""

    def __init__(self, clock: Clock, ids: Ids) -> None:
        self._clock = clock
        self._ids = ids
        self._given: dict[str, Trigger] = {}

    def give(self, user_id: str, view_id: str = "") -> str:
        """A new trigger id for what a member just did."""
        now = self._clock.now()
        for old in [key for key, trigger in self._given.items() if now - trigger.given_at > KEPT]:
            del self._given[old]
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
