"""A plan as it is handed in: everything a plan file says, as plain data, before it meets the database.

Things refer to each other by the keys of the file, never by ids of the database. Whoever makes a draft has checked
that every reference is there, so that importing it cannot fail half-way.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from domain.ladder_rules import LadderRule
from domain.measures import Direction
from domain.people import USUAL_TIME, OwnTime
from domain.rhythm import TaskRhythm
from domain.strength import Strength
from domain.tasks import Status
from domain.workspace import MeetingRhythm, Rhythm, Workspace

DEFAULT_CALENDAR = "default"
"""The key of the work calendar of people who name none, where the plan has no calendar of its own."""

PERSPECTIVES = ("finances", "operations", "partners", "work_environment")
"""The rows of the strategy map, in their order."""

USUAL_PERSPECTIVE = PERSPECTIVES[1]
"""Where a goal stands on the map until somebody says better."""


@dataclass(frozen=True, slots=True)
class FromToday:
    """A date that is that many days after (or before) the day on which the plan is imported."""

    days: int


PlanDate = date | FromToday
"""A date of a plan: fixed, or counted from the day of the import."""


def on_day(when: PlanDate, today: date) -> date:
    """The local date that is meant by `when`, seen from `today`."""
    return today + timedelta(days=when.days) if isinstance(when, FromToday) else when


@dataclass(frozen=True, slots=True)
class ChannelDraft:
    """A channel of the chat: its id, its name without the sign before it, and the keys of the people in it."""

    id: str
    name: str
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CalendarDraft:
    """A work calendar; see `domain.calendars.Calendar` for the meaning of the fields."""

    key: str
    work_days: frozenset[int]
    starts: time
    ends: time
    days_off: frozenset[date] = frozenset()
    country: str | None = None
    subdivision: str | None = None
    days_on: frozenset[date] = frozenset()
    name: str | None = None


@dataclass(frozen=True, slots=True)
class PersonDraft:
    """A member of the company. `zone` is an IANA name, `locale` such as `ar-SA`; other people are meant by key."""

    key: str
    chat_id: str
    name: str
    zone: str
    locale: str
    calendar: str = DEFAULT_CALENDAR
    department: str | None = None
    manager: str | None = None
    deputy: str | None = None
    is_plan_keeper: bool = False
    is_guest: bool = False
    away_from: PlanDate | None = None
    away_until: PlanDate | None = None
    own_time: OwnTime = USUAL_TIME


@dataclass(frozen=True, slots=True)
class DepartmentDraft:
    """A department; `head` is the key of a person, `channel` an id or `#name`; `ladder` is its own."""

    key: str
    name: str
    head: str | None = None
    channel: str | None = None
    ladder: LadderRule | None = None


@dataclass(frozen=True, slots=True)
class GoalDraft:
    """A goal; `perspective` is one of `PERSPECTIVES`, `parent` the code of another goal."""

    code: str
    title: str
    perspective: str
    parent: str | None = None
    department: str | None = None
    owner: str | None = None
    due_on: PlanDate | None = None


@dataclass(frozen=True, slots=True)
class ReadingDraft:
    """A value of a measure on a day."""

    on: PlanDate
    value: Decimal


@dataclass(frozen=True, slots=True)
class MeasureDraft:
    """A measure of the goal with that code."""

    key: str
    goal: str
    name: str
    unit: str
    direction: Direction
    baseline: Decimal | None
    target: Decimal
    readings: tuple[ReadingDraft, ...] = ()


@dataclass(frozen=True, slots=True)
class WordDraft:
    """The last word on a task that is under way already, and the day on which it was given."""

    status: Status
    on: PlanDate
    progress: int | None = None
    note: str | None = None
    blocker: str | None = None


@dataclass(frozen=True, slots=True)
class TaskDraft:
    """A task; `place` is where, `how` what done means, `word` what its owner said last."""

    key: str
    title: str
    goal: str | None = None
    department: str | None = None
    owner: str | None = None
    place: str | None = None
    how: str | None = None
    start_on: PlanDate | None = None
    due_on: PlanDate | None = None
    rhythm: TaskRhythm = TaskRhythm.WEEKLY
    word: WordDraft | None = None


@dataclass(frozen=True, slots=True)
class ActionItemDraft:
    """Something that is left from an earlier meeting; `task` is the key of a task."""

    text: str
    owner: str | None = None
    due_on: PlanDate | None = None
    task: str | None = None


_USUAL = Workspace(company="", plan_title="", leader_id=None, digest_channel=None, meeting_channel=None)


@dataclass(frozen=True, slots=True)
class PlanDraft:
    """A whole plan. The thresholds and rhythms mean what they mean in `domain.workspace.Workspace`."""

    company: str
    plan_title: str
    leader: str
    people: tuple[PersonDraft, ...]
    digest_channel: str | None = None
    meeting_channel: str | None = None
    check_in: Rhythm = _USUAL.check_in
    digest: Rhythm = _USUAL.digest
    meeting: MeetingRhythm = _USUAL.meeting
    silent_weeks: int = _USUAL.silent_weeks
    still_turns: int = _USUAL.still_turns
    answer_days: int = _USUAL.answer_days
    person_load: int = _USUAL.person_load
    plan_load: int = _USUAL.plan_load
    currency: str | None = None
    leader_weeks: int = _USUAL.leader_weeks
    strength: Strength = _USUAL.strength
    ladder: LadderRule = _USUAL.ladder
    channels: tuple[ChannelDraft, ...] = ()
    calendars: tuple[CalendarDraft, ...] = ()
    departments: tuple[DepartmentDraft, ...] = ()
    goals: tuple[GoalDraft, ...] = ()
    measures: tuple[MeasureDraft, ...] = ()
    tasks: tuple[TaskDraft, ...] = ()
    action_items: tuple[ActionItemDraft, ...] = ()

    @property
    def leader_zone(self) -> str:
        """The leader's time zone, in which the company's days begin and end."""
        return next(person.zone for person in self.people if person.key == self.leader)

    def today(self, now: datetime) -> date:
        """The leader's local date: the day that relative dates count from."""
        return now.astimezone(ZoneInfo(self.leader_zone)).date()

    def channel_id(self, channel: str | None) -> str | None:
        """The id of a channel that the plan lists under the name in `#name`; any other text as it is."""
        if channel is None or not channel.startswith("#"):
            return channel
        name = channel.removeprefix("#").casefold()
        return next((known.id for known in self.channels if known.name.casefold() == name), channel)
