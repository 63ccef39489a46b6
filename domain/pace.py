"""Pace: how fast the chat may be written to. Pure: it holds instants, reads no clock, and never sleeps."""

from collections import deque
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

MINUTE = timedelta(minutes=1)


class Method(StrEnum):
    """The ways of writing, searching a conversation, and asking who wants silence, each with a limit of its own."""

    POST = "chat.postMessage"
    UPDATE = "chat.update"
    LOOK_UP = "conversations.history"
    QUIET = "dnd.teamInfo"


@dataclass(frozen=True, slots=True)
class Limits:
    """Posts a second in the workspace, the time between two posts in one channel, and other calls a minute.

    Slack allows one message a second in a channel, "several hundred a minute" in a workspace, and fifty updates and
    fifty look-ups a minute (its third tier), and twenty questions who wants silence (its second); the defaults stay
    below all of them, for a refused message costs more than a waiting one.
    """

    posts_per_second: float = 2.0
    channel_gap: timedelta = timedelta(seconds=1)
    updates_per_minute: int = 48
    look_ups_per_minute: int = 48
    quiet_looks_per_minute: int = 18


USUAL = Limits()


class Pacer:
    """Remembers what went out, and says when the next message may go."""

    def __init__(self, limits: Limits) -> None:
        self._gap = timedelta(seconds=1 / limits.posts_per_second)
        self._channel_gap = limits.channel_gap
        self._next_post: datetime | None = None
        self._channels: dict[str, datetime] = {}
        self._minutes: dict[Method, deque[datetime]] = {
            Method.UPDATE: deque(maxlen=limits.updates_per_minute),
            Method.LOOK_UP: deque(maxlen=limits.look_ups_per_minute),
            Method.QUIET: deque(maxlen=limits.quiet_looks_per_minute),
        }
        self._rests: dict[Method, datetime] = {}

    def ready_at(self, now: datetime, channel: str | None = None, method: Method = Method.POST) -> datetime:
        """The first instant, `now` or later, at which this method may be used (for that channel, or for any)."""
        moments = [now, self._rests.get(method, now)]
        if method in self._minutes:
            taken = self._minutes[method]
            if len(taken) == taken.maxlen:
                moments.append(taken[0] + MINUTE)
            return max(moments)
        if self._next_post is not None:
            moments.append(self._next_post)
        if channel is not None and channel in self._channels:
            moments.append(self._channels[channel])
        return max(moments)

    def took(self, now: datetime, channel: str, method: Method = Method.POST) -> None:
        """The method was used for that channel."""
        if method in self._minutes:
            self._minutes[method].append(now)
            return
        self._next_post = now + self._gap
        self._channels = {name: until for name, until in self._channels.items() if until > now}
        self._channels[channel] = now + self._channel_gap

    def pause(self, now: datetime, seconds: float, method: Method = Method.POST) -> None:
        """The chat asked for a rest; this method is not used before it is over, the others go on."""
        rest = now + timedelta(seconds=seconds)
        self._rests[method] = max(rest, self._rests.get(method, rest))
