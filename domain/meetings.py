"""The monthly strategy meeting: when it is, and the items it left behind."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from domain.cadence import Schedule, instant, workdays_before
from domain.workspace import MeetingRhythm


@dataclass(frozen=True, slots=True)
class ActionItem:
    """Something a meeting or a decision asked somebody to do."""

    id: int
    text: str
    owner_id: int | None
    due_on: date | None
    task_id: int | None = None
    created_at: datetime | None = None
    done_at: datetime | None = None


def meeting_day(rhythm: MeetingRhythm, year: int, month: int) -> date:
    """The day of the meeting in that month, such as the first Tuesday."""
    first = date(year, month, 1)
    ahead = (rhythm.weekday - first.isoweekday()) % 7
    return first + timedelta(days=ahead + 7 * (rhythm.nth - 1))


def next_meeting_day(rhythm: MeetingRhythm, after: date) -> date:
    """The first meeting day later than `after`."""
    this_month = meeting_day(rhythm, after.year, after.month)
    if this_month > after:
        return this_month
    following = (after.replace(day=1) + timedelta(days=32)).replace(day=1)
    return meeting_day(rhythm, following.year, following.month)


@dataclass(frozen=True, slots=True)
class NextMeeting:
    """The next meeting: its local date, and the instant at which its agenda is posted."""

    on: date
    agenda_at: datetime


def next_meeting(rhythm: MeetingRhythm, schedule: Schedule, after: date) -> NextMeeting:
    """The first meeting later than `after`, and its agenda some working days of the leader before it."""
    day = next_meeting_day(rhythm, after)
    agenda_day = workdays_before(schedule, day, rhythm.agenda_lead)
    return NextMeeting(day, instant(schedule.zone, agenda_day, schedule.calendar.starts))
