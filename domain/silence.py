"""The leader's own silence: nobody else tells a leader that they have not been heard for long.

The source texts want a very visible leader at the helm. When neither thanks, nor words, nor a decision came from them
for a set time, the bot says so to them alone, once, with a draft of what could be said.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.people import Person
from domain.views import Move, TaskView

PUT_OFF = timedelta(weeks=1)
"""So long it rests when the leader puts it off."""


@dataclass(frozen=True, slots=True)
class Silence:
    """A leader has not been heard `since`, and was told so at `told_at`; they put it off until another moment."""

    id: int
    person_id: int
    since: datetime
    told_at: datetime
    put_off_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class LeaderWord:
    """What a leader said to everybody in their channel."""

    id: int
    by_id: int
    at: datetime
    channel: str
    text: str


@dataclass(frozen=True, slots=True)
class SilenceNews:
    """What happened while a leader was silent, for a draft: the first of each list."""

    moved: tuple[Move, ...] = ()
    finished: tuple[TaskView, ...] = ()
    stuck: tuple[TaskView, ...] = ()


@dataclass(frozen=True, slots=True)
class LeaderSilent:
    """To the leader alone: they have not been heard for so many `days`, and `news` could be spoken of.

    `word` is what they said since, `is_over` that they were heard in whatever way; `rests_until` is until when they
    put it off, after this message was made.
    """

    to: Person
    silence: Silence
    days: int
    news: SilenceNews
    word: LeaderWord | None = None
    is_over: bool = False
    rests_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class LeaderSaid:
    """In the leader's channel: what `by` says to everybody."""

    by: Person
    text: str
