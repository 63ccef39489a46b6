"""The leader's silences and words."""

from datetime import datetime
from typing import Protocol

from domain.silence import LeaderWord, Silence


class Silences(Protocol):
    """When a leader was heard last, what they said, and which silences they were told of."""

    def last_heard(self, person_id: int) -> datetime | None:
        """When somebody last thanked, wrote below a digest, spoke to all, decided or answered; None if never."""
        ...

    def begun(self, person_id: int, since: datetime) -> Silence | None:
        """The silence of somebody since that moment, if they were told of it."""
        ...

    def get(self, silence_id: int) -> Silence | None:
        """The silence with that id, or None."""
        ...

    def add(self, silence: Silence) -> Silence:
        """Store a new one."""
        ...

    def save(self, silence: Silence) -> None:
        """Store a known one."""
        ...

    def say(self, word: LeaderWord) -> LeaderWord:
        """Store a new word."""
        ...

    def word(self, word_id: int) -> LeaderWord:
        """The word; KeyError when there is none."""
        ...

    def word_since(self, person_id: int, moment: datetime) -> LeaderWord | None:
        """The newest word of somebody that is younger than that moment."""
        ...
