"""Replies: which message said what."""

from datetime import datetime
from typing import Protocol

from domain.replies import Question, Reply


class Replies(Protocol):
    """Replies, by message and task."""

    def of(self, channel: str, ts: str) -> list[Reply]:
        """What a message said, by task."""
        ...

    def put(self, reply: Reply) -> None:
        """Remember one, in place of what the same message said of the same task."""
        ...

    def forget(self, channel: str, ts: str) -> None:
        """Forget what a message said, and the question about it."""
        ...

    def ask(self, question: Question) -> None:
        """Remember that it was asked, in place of an earlier question about the same message."""
        ...

    def asked(self, channel: str, ts: str) -> Question | None:
        """The open question about a message, if there is one."""
        ...

    def purge(self, before: datetime) -> int:
        """Forget questions older than that; how many."""
        ...

    def settle(self, channel: str, ts: str) -> bool:
        """Forget the question about a message, which needs no answer any more; False when there was none."""
        ...
