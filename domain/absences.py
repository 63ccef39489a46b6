"""Absences: when somebody is away or left alone, and what is told of it."""

from dataclasses import dataclass
from datetime import date, datetime

from domain.calendars import Holiday
from domain.people import Leave, Person, ZoneMove


@dataclass(frozen=True, slots=True)
class Absence:
    """When somebody is away, and who is asked in their place: `leaves` that are not over, the earliest first.

    `deputy` is None where there is none who could be asked. `today` is their local date, `holiday` the next public
    holiday of their calendar.
    """

    person: Person
    today: date
    leaves: tuple[Leave, ...]
    deputy: Person | None
    holiday: tuple[date, Holiday] | None = None

    @property
    def present(self) -> Leave | None:
        """The leave they are on today."""
        return next((leave for leave in self.leaves if leave.covers(self.today)), None)


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


@dataclass(frozen=True, slots=True)
class Absent:
    """Somebody who is away, with the leave that is meant and who is asked in their place, if anybody."""

    person: Person
    leave: Leave
    deputy: Person | None


@dataclass(frozen=True, slots=True)
class Absentees:
    """Who is away in some days that begin on `first_day`: the first of them by name, and how many more there are."""

    first_day: date
    listed: tuple[Absent, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class ZoneAsked:
    """The chat says that somebody is in another zone: do they live there now? None once there is nothing to answer."""

    to: Person
    move: ZoneMove | None
