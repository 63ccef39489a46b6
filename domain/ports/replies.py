"""Replies: which message said what."""

from typing import Protocol

from domain.replies import Reply


class Replies(Protocol):
    """Replies, by message and task."""

    def of(self, channel: str, ts: str) -> list[Reply]:
        """What a message said, by task."""
        ...

    def put(self, reply: Reply) -> None:
        """Remember one, in place of what the same message said of the same task."""
        ...

    def forget(self, channel: str, ts: str) -> None:
        """Forget what a message said."""
        ...
