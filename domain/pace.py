"""Pace: how fast the chat may be written to. Pure: it holds instants, reads no clock, and never sleeps."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Limits:
    """Posts a second in the workspace, and the time between two posts in one channel.

    Slack allows one message a second in a channel and "several hundred a minute" in a workspace; the defaults stay
    below both, for a refused message costs more than a waiting one.
    """

    posts_per_second: float = 2.0
    channel_gap: timedelta = timedelta(seconds=1)


class Pacer:
    """Remembers what went out, and says when the next message may go."""

    def __init__(self, limits: Limits) -> None:
        self._gap = timedelta(seconds=1 / limits.posts_per_second)
        self._channel_gap = limits.channel_gap
        self._next: datetime | None = None
        self._channels: dict[str, datetime] = {}

    def ready_at(self, now: datetime, channel: str | None = None) -> datetime:
        """The first instant, `now` or later, at which a message may go to that channel (or to any)."""
        moments = [now]
        if self._next is not None:
            moments.append(self._next)
        if channel is not None and channel in self._channels:
            moments.append(self._channels[channel])
        return max(moments)

    def took(self, now: datetime, channel: str) -> None:
        """A message went to that channel."""
        self._next = now + self._gap
        self._channels = {name: until for name, until in self._channels.items() if until > now}
        self._channels[channel] = now + self._channel_gap

    def pause(self, now: datetime, seconds: float) -> None:
        """The chat asked for a rest; nothing goes before it is over."""
        rest = now + timedelta(seconds=seconds)
        self._next = rest if self._next is None else max(self._next, rest)
