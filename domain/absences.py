"""What is told of leave and of being left alone."""

from dataclasses import dataclass
from datetime import date, datetime

from domain.people import Leave, Person


@dataclass(frozen=True, slots=True)
class LeaveNoted:
    """`by` noted that somebody is away; `leaves` are those that are not over, `deputy` is asked in their place."""

    to: Person
    by: Person
    leaves: tuple[Leave, ...]
    deputy: Person | None


@dataclass(frozen=True, slots=True)
class AwayAsked:
    """Somebody's status says that they are away up to `last`: are they to be left alone? `answer` is what they said."""

    to: Person
    last: date
    answer: bool | None


@dataclass(frozen=True, slots=True)
class Unmuted:
    """A mute has ended by itself; `next_ask_at` is when the next weekly question comes."""

    to: Person
    next_ask_at: datetime | None
