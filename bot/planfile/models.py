"""The plan file as it may be written: every section, every key, and how each value is read."""

from datetime import date, time
from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, PlainValidator

from bot.planfile import days, names, texts
from domain.ladder_rules import LONGEST_COOLDOWN, LONGEST_STEP, MOST_CARDS
from domain.measures import Direction
from domain.plan import PlanDate
from domain.rhythm import TaskRhythm
from domain.strength import Strength
from domain.tasks import Status

Key = Annotated[str, PlainValidator(texts.key)]
Line = Annotated[str, PlainValidator(texts.line)]
Paragraph = Annotated[str, PlainValidator(texts.paragraph)]
Reference = Line
"""The key of another thing in the file; whether it is there is looked at with the whole file at hand."""
YesNo = Annotated[bool, PlainValidator(texts.yes_no)]
Number = Annotated[Decimal, PlainValidator(texts.number)]
Day = Annotated[PlanDate, PlainValidator(days.plan_date)]
FixedDay = Annotated[date, PlainValidator(days.fixed_date)]
Time = Annotated[time, PlainValidator(days.time_of_day)]
Hours = Annotated[tuple[time, time], PlainValidator(days.hours)]
Weekday = Annotated[int, PlainValidator(days.weekday)]
Member = Annotated[str, PlainValidator(names.member_id)]
Channel = Annotated[str, PlainValidator(names.channel)]
ChannelId = Annotated[str, PlainValidator(names.channel_id)]
ChannelName = Annotated[str, PlainValidator(names.channel_name)]
Zone = Annotated[str, PlainValidator(names.zone)]
Locale = Annotated[str, PlainValidator(names.locale)]
Perspective = Annotated[str, PlainValidator(names.perspective)]
StatusWord = Annotated[Status, PlainValidator(names.status)]
RhythmWord = Annotated[TaskRhythm, PlainValidator(names.rhythm)]
DirectionWord = Annotated[Direction, PlainValidator(names.direction)]
Currency = Annotated[str, PlainValidator(names.currency)]
Country = Annotated[str, PlainValidator(names.country)]
Step = Annotated[int, PlainValidator(texts.step(LONGEST_STEP))]
Load = Annotated[int, PlainValidator(texts.whole(1, 1000))]
StrengthWord = Annotated[Strength, PlainValidator(names.strength)]
Percent = Annotated[int, PlainValidator(texts.whole(0, 100))]


class Section(BaseModel):
    """A part of the file; a key that is not named here is a fault."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class MomentSection(Section):
    """A weekly moment; what is left out is as usual."""

    weekday: Weekday | None = None
    time: Time | None = None


class MeetingSection(MomentSection):
    """The monthly meeting; what is left out is as usual."""

    nth: Annotated[int, PlainValidator(texts.whole(1, 4))] | None = None
    agenda_lead: Annotated[int, PlainValidator(texts.whole(0, 10))] | None = None


class RhythmSection(Section):
    """When things happen, and how long each step may take, in working days and weeks."""

    check_in: MomentSection = MomentSection()
    digest: MomentSection = MomentSection()
    meeting: MeetingSection = MeetingSection()
    rung_days: Annotated[int, PlainValidator(texts.whole(1, LONGEST_STEP))] | None = None
    still_turns: Annotated[int, PlainValidator(texts.whole(2, 12))] | None = None
    answer_days: Annotated[int, PlainValidator(texts.whole(1, LONGEST_STEP))] | None = None
    person_load: Load | None = None
    plan_load: Load | None = None
    leader_weeks: Annotated[int, PlainValidator(texts.whole(0, 8))] | None = None
    reminders: StrengthWord | None = None
    silent_weeks: Annotated[int, PlainValidator(texts.whole(1, 12))] | None = None
    cooldown_days: Annotated[int, PlainValidator(texts.whole(0, LONGEST_COOLDOWN))] | None = None


class LadderSection(Section):
    """Who stands on the ladder, and the working days each has; what is left out is as usual, 0 is nobody."""

    owner: Annotated[int, PlainValidator(texts.whole(1, LONGEST_STEP))] | None = None
    deputy: Step | None = None
    head: Step | None = None
    manager: Step | None = None
    cards_at_once: YesNo | None = None
    most_cards: Annotated[int, PlainValidator(texts.whole(1, MOST_CARDS))] | None = None
    cooldown_days: Annotated[int, PlainValidator(texts.whole(0, LONGEST_COOLDOWN))] | None = None


class ChannelSection(Section):
    """A channel; without `members`, everybody but guests is in it."""

    id: ChannelId
    name: ChannelName
    members: list[Reference] | None = None


class CalendarSection(Section):
    """A work calendar; without a name it goes by its key."""

    key: Key
    name: Line | None = None
    work_days: list[Weekday] = Field(default=[1, 2, 3, 4, 5], min_length=1)
    hours: Hours = (time(9), time(17))
    days_off: list[FixedDay] = []
    country: Country | None = None
    subdivision: Line | None = None
    days_on: list[FixedDay] = []


class AwaySection(Section):
    """A leave, both days included; without `from` it has begun."""

    since: Day | None = Field(default=None, alias="from")
    until: Day


class PersonSection(Section):
    """A member of the company."""

    key: Key
    slack: Member
    name: Line
    zone: Zone | None = None
    locale: Locale | None = None
    calendar: Reference | None = None
    department: Reference | None = None
    manager: Reference | None = None
    deputy: Reference | None = None
    plan_keeper: YesNo = False
    guest: YesNo = False
    work_days: list[Weekday] | None = Field(default=None, min_length=1)
    hours: Hours | None = None
    every_other_off: FixedDay | None = None
    away: AwaySection | None = None


class DepartmentSection(Section):
    """A department; without a name it goes by its key."""

    key: Key
    name: Line | None = None
    head: Reference | None = None
    channel: Channel | None = None
    ladder: LadderSection | None = None


class GoalSection(Section):
    """A goal; a goal below another one is in its perspective."""

    code: Key
    title: Line
    perspective: Perspective | None = None
    parent: Reference | None = None
    department: Reference | None = None
    owner: Reference | None = None
    due: Day | None = None


class MeasureSection(Section):
    """A measure; without a direction, the way from baseline to target is the better one."""

    key: Key
    goal: Reference
    name: Line
    target: Number
    unit: Line = ""
    direction: DirectionWord | None = None
    baseline: Number | None = None
    readings: dict[Day, Number] = {}


class LastWordSection(Section):
    """What the owner of a task said last, before the plan came here."""

    status: StatusWord
    on: Day
    progress: Percent | None = None
    note: Paragraph | None = None
    blocker: Paragraph | None = None


class TaskSection(Section):
    """A task: who, where, when and how."""

    key: Key
    title: Line
    goal: Reference | None = None
    department: Reference | None = None
    owner: Reference | None = None
    where: Line | None = None
    start: Day | None = None
    due: Day | None = None
    how: Paragraph | None = None
    rhythm: RhythmWord | None = None
    last_word: LastWordSection | None = None


class ActionItemSection(Section):
    """Something left from an earlier meeting."""

    text: Line
    owner: Reference | None = None
    due: Day | None = None
    task: Reference | None = None


class PlanSection(Section):
    """The whole file."""

    company: Line
    plan: Line | None = None
    leader: Reference | None = None
    zone: Zone = "UTC"
    locale: Locale = "en-US"
    digest_channel: Channel | None = None
    meeting_channel: Channel | None = None
    currency: Currency | None = None
    rhythm: RhythmSection = RhythmSection()
    ladder: LadderSection = LadderSection()
    channels: list[ChannelSection] = []
    calendars: list[CalendarSection] = []
    people: list[PersonSection] = []
    departments: list[DepartmentSection] = []
    goals: list[GoalSection] = []
    measures: list[MeasureSection] = []
    tasks: list[TaskSection] = []
    action_items: list[ActionItemSection] = []
