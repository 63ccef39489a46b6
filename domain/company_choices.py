"""Settings of the company that are changed one at a time: what somebody chose, and what came of it."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from domain.calendars import Calendar
from domain.departments import Department
from domain.people import Person
from domain.workspace import Workspace


class Room(StrEnum):
    """What is posted in a channel of the company."""

    DIGEST = "digest"
    MEETING = "meeting"


@dataclass(frozen=True, slots=True)
class WorkTime:
    """The working days and hours of a calendar, by its key, and the country whose public holidays are free."""

    calendar: str
    work_days: frozenset[int]
    starts: time
    ends: time
    country: str | None = None


@dataclass(frozen=True, slots=True)
class DaysFree:
    """Days of a calendar, both included, on which everybody is off, or works although they are holidays."""

    calendar: str
    first: date
    last: date
    free: bool = True


@dataclass(frozen=True, slots=True)
class NewCalendar:
    """A calendar to be made: what it is called, its working days and hours, and the country of its public holidays."""

    name: str
    work_days: frozenset[int]
    starts: time
    ends: time
    country: str | None = None


@dataclass(frozen=True, slots=True)
class WorksBy:
    """Who works by a calendar from now on: members by their chat ids, and whoever is in these departments now."""

    calendar: str
    people: tuple[str, ...] = ()
    departments: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class CalendarGone:
    """A calendar that is to go, and the one by which those work from then on who worked by it."""

    calendar: str
    instead: str


@dataclass(frozen=True, slots=True)
class ChannelFor:
    """The channel of the digest, of the meeting, or of a department by its id; None for none."""

    room: Room | int
    channel: str | None


@dataclass(frozen=True, slots=True)
class LeaderIs:
    """Who leads, by their chat id."""

    chat_id: str


@dataclass(frozen=True, slots=True)
class KeeperIs:
    """Whether somebody keeps the plan."""

    chat_id: str
    keeps: bool = True


@dataclass(frozen=True, slots=True)
class HeadIs:
    """Who heads a department, None for nobody."""

    department_id: int
    chat_id: str | None


@dataclass(frozen=True, slots=True)
class NewDepartment:
    """A department to be made: its name, who heads it and its channel, by their ids in the chat; None for neither."""

    name: str
    head: str | None = None
    channel: str | None = None


@dataclass(frozen=True, slots=True)
class NewsOf:
    """Whether the head of a department gets its digest."""

    department_id: int
    told: bool


@dataclass(frozen=True, slots=True)
class LanguageIs:
    """The language of everybody who did not choose one; None leaves it to the chat."""

    language: str | None


@dataclass(frozen=True, slots=True)
class KeptFor:
    """How long what is technical is kept; the fields are those of a Workspace."""

    inbox_days: int
    question_weeks: int
    rewrite_weeks: int


Choice = (
    WorkTime
    | DaysFree
    | WorksBy
    | CalendarGone
    | ChannelFor
    | LeaderIs
    | KeeperIs
    | HeadIs
    | NewsOf
    | LanguageIs
    | KeptFor
)


@dataclass(frozen=True, slots=True)
class Effect:
    """What a change comes to: nothing of it concerns anybody where all is 0 and None.

    `asked` owners are asked at another moment, the first of them at `first_ask_at` instead of `was_ask_at`; `by_it`
    work by the calendar in question; `readers` read another language; `forgotten` counts records that are too old now.
    """

    asked: int = 0
    first_ask_at: datetime | None = None
    was_ask_at: datetime | None = None
    next_digest_at: datetime | None = None
    next_meeting_on: date | None = None
    readers: int = 0
    by_it: int = 0
    forgotten: int = 0


@dataclass(frozen=True, slots=True)
class Settled:
    """What was chosen, what puts it back as it was (None where nothing can), and what comes of it.

    `person` is whom it names, `was` who had that part before, `calendar` and `department` what it is about. `moved`
    are those who work by another calendar from then on, `instead` the one in the place of a calendar that goes.
    """

    wanted: Choice
    before: Choice | None
    changes: bool
    effect: Effect = Effect()
    person: Person | None = None
    was: Person | None = None
    calendar: Calendar | None = None
    department: Department | None = None
    moved: tuple[Person, ...] = ()
    instead: Calendar | None = None


@dataclass(frozen=True, slots=True)
class CalendarUse:
    """A calendar, and how many people work by it."""

    calendar: Calendar
    people: int


@dataclass(frozen=True, slots=True)
class DepartmentUse:
    """How many of the people of a department work by a calendar, and how many are in it; None for no department."""

    department: Department | None
    people: int
    total: int


@dataclass(frozen=True, slots=True)
class CalendarCard:
    """A calendar with who works by it, by name, and from which departments they are; `others` counts the others."""

    calendar: Calendar
    people: tuple[Person, ...]
    departments: tuple[DepartmentUse, ...]
    others: int


@dataclass(frozen=True, slots=True)
class House:
    """Everything that is set for the company."""

    settings: Workspace
    leader: Person | None
    keepers: tuple[Person, ...]
    departments: tuple[Department, ...]
    heads: dict[int, Person]
    calendars: tuple[CalendarUse, ...]
