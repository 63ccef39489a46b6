"""Rate limits: how often a method may be called, switched on when a test or a person wants them.

Rates: https://docs.slack.dev/apis/web-api/rate-limits. Slack promises at least these and allows short bursts it does
not publish; the sandbox allows none beyond the window, so that a program that passes here passes there.
"""

import math
from collections import defaultdict, deque
from collections.abc import Hashable
from datetime import datetime, timedelta

from sandbox.clock import Clock

MINUTE = timedelta(minutes=1)
SECOND = timedelta(seconds=1)

# Calls a minute by tier; 5 stands for the methods Slack calls special ("hundreds per minute").
PER_MINUTE = {1: 1, 2: 20, 3: 50, 4: 100, 5: 600}
POSTS_PER_WORKSPACE_MINUTE = 300


class Limits:
    """Counts calls in windows of the sandbox clock; off until `switch_on`."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._calls: dict[Hashable, deque[datetime]] = defaultdict(deque)
        self.is_on = False
        self.posts_per_minute = POSTS_PER_WORKSPACE_MINUTE

    def switch_on(self, posts_per_minute: int = POSTS_PER_WORKSPACE_MINUTE) -> None:
        """Keep count from here on.

        Args:
            posts_per_minute: messages the whole workspace takes from the app in a minute.
        """
        self._calls.clear()
        self.is_on = True
        self.posts_per_minute = posts_per_minute

    def switch_off(self) -> None:
        """Let every call through again."""
        self.is_on = False

    def refuse(self, method: str, tier: int) -> int:
        """Seconds to wait before this method may be called again; 0 lets the call through and counts it."""
        if not self.is_on:
            return 0
        return self._spend({("method", method): (PER_MINUTE[tier], MINUTE)})

    def refuse_post(self, channel_id: str) -> int:
        """Seconds to wait before a message may be posted to this channel; 0 lets it through and counts it."""
        if not self.is_on:
            return 0
        return self._spend(
            {("channel", channel_id): (1, SECOND), ("workspace", "posts"): (self.posts_per_minute, MINUTE)}
        )

    def _spend(self, windows: dict[Hashable, tuple[int, timedelta]]) -> int:
        now = self._clock.now()
        wait = max(self._wait(key, most, span, now) for key, (most, span) in windows.items())
        if wait <= timedelta(0):
            for key in windows:
                self._calls[key].append(now)
            return 0
        return max(1, math.ceil(wait.total_seconds()))

    def _wait(self, key: Hashable, most: int, span: timedelta, now: datetime) -> timedelta:
        calls = self._calls[key]
        while calls and now - calls[0] >= span:
            calls.popleft()
        if len(calls) < most:
            return timedelta(0)
        return calls[len(calls) - most] + span - now
