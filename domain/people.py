"""People: who they are, where they are, and which language they read."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from domain.strength import Strength


@dataclass(frozen=True, slots=True, order=True)
class Leave:
    """Days on which somebody is away: local dates, both included; without `first` it began long ago."""

    last: date
    first: date | None = None

    def covers(self, day: date) -> bool:
        """Whether that local day is one of them."""
        return (self.first is None or self.first <= day) and day <= self.last

    def meets(self, other: "Leave") -> bool:
        """Whether the two have a day in common."""
        begun = self.first is None or self.first <= other.last
        return begun and (other.first is None or other.first <= self.last)


@dataclass(frozen=True, slots=True)
class OwnTime:
    """How somebody's working time differs from their calendar's; what is None is as in the calendar.

    `every_other_off` is a day off, and so is the same weekday of every second week before and after it.
    """

    work_days: frozenset[int] | None = None
    starts: time | None = None
    ends: time | None = None
    every_other_off: date | None = None

    def off_on(self, day: date) -> bool:
        """Whether that local day is one of those of every second week."""
        return self.every_other_off is not None and (day - self.every_other_off).days % 14 == 0


@dataclass(frozen=True, slots=True)
class ZoneMove:
    """The chat says that somebody is in `zone` since then, who was written to by the hours of `before`.

    `answer` says whether they live there now, None while they did not say; `by_itself` that a week without an answer
    said it for them.
    """

    zone: str
    before: str
    since: datetime
    answer: bool | None = None
    by_itself: bool = False

    @property
    def settled_at(self) -> datetime:
        """From then on the new zone counts, unless they said otherwise."""
        return self.since + UNANSWERED_FOR


UNANSWERED_FOR = timedelta(days=7)
"""After so long the zone that the chat says is taken for true."""

USUAL_TIME = OwnTime()
"""That of whoever follows their calendar in everything."""


@dataclass(frozen=True, slots=True)
class Person:
    """A member of the company.

    `chat_id` is the member's id on the chat platform; `zone` an IANA name; `locale` a tag such as `ar-SA`;
    `calendar` the key of the work calendar they follow. `away_from` and `away_until` are local dates, both
    included, of the present leave, or the next one; `later_leaves` are those after it, the earliest first.
    `returned_from` is the last day of the newest leave from which they were welcomed back, or need not be.
    `plan_time` is what the plan file says of their working time, which `own_time` is unless they said otherwise.
    `wants_digest` is whether they want the digest of the departments they head.
    `move` is the newest move to another zone that was asked about.
    `muted_until` is the last local day on which nothing is asked of them by itself, though they are at work.
    `strength` is how much they want to be reminded, `own_language` (`en` or `ar`) the one they chose; None leaves it to
    the company, and to the chat. `usual_language` is the company's, the same for everybody, None where it has none.
    `next_reminder_at` is the instant of the next reminder, None where none is to come.
    `next_ask_at` is the instant of their next weekly check-in. `dm_channel` is learnt at the first post.
    """

    id: int
    chat_id: str
    name: str
    zone: str
    locale: str
    calendar: str
    department_id: int | None = None
    manager_id: int | None = None
    deputy_id: int | None = None
    is_active: bool = True
    is_guest: bool = False
    is_plan_keeper: bool = False
    away_from: date | None = None
    away_until: date | None = None
    next_ask_at: datetime | None = None
    dm_channel: str | None = None
    later_leaves: tuple[Leave, ...] = ()
    own_time: OwnTime = USUAL_TIME
    muted_until: date | None = None
    strength: Strength | None = None
    own_language: str | None = None
    next_reminder_at: datetime | None = None
    returned_from: date | None = None
    move: ZoneMove | None = None
    plan_time: OwnTime = USUAL_TIME
    wants_digest: bool = True
    usual_language: str | None = None

    @property
    def language(self) -> str:
        """The language we speak with them: what they chose, else the company's, else that of their locale.

        That is `ar` for every Arabic locale, `en` for all others.
        """
        chosen = self.own_language or self.usual_language
        if chosen is not None:
            return chosen
        return "ar" if self.locale.lower().startswith("ar") else "en"

    @property
    def open_move(self) -> ZoneMove | None:
        """A move of which they did not say yet whether they live there now."""
        return self.move if self.move is not None and self.move.answer is None else None

    @property
    def reachable(self) -> bool:
        """Whether the bot may write to them at all."""
        return self.is_active and not self.is_guest

    @property
    def leaves(self) -> tuple[Leave, ...]:
        """Every leave known of, the earliest first; the first one may be over."""
        first = () if self.away_until is None else (Leave(self.away_until, self.away_from),)
        return (*first, *self.later_leaves)

    @property
    def next_return(self) -> Leave | None:
        """The earliest leave from which they were not welcomed back yet; it may be over, or still to come."""
        owed = (each for each in self.leaves if self.returned_from is None or each.last > self.returned_from)
        return min(owed, default=None, key=lambda leave: leave.last)

    def leave_on(self, day: date) -> Leave | None:
        """The leave they are on at that local day, if any."""
        return next((leave for leave in self.leaves if leave.covers(day)), None)

    def away_on(self, day: date) -> bool:
        """Whether they are on leave on that local day."""
        return self.leave_on(day) is not None
