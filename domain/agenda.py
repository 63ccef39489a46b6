"""The agenda of the monthly strategy meeting, in its fixed order."""

from dataclasses import dataclass
from datetime import date, datetime

from domain.absences import Absentees
from domain.people import Person
from domain.views import ActionItemView, CaseView, GoalView, MeasureView, TaskView


@dataclass(frozen=True, slots=True)
class Agenda:
    """What the meeting talks about, from live data: open action items first, recognition last.

    `goals` are those whose weakest link is off track or at risk. `meeting_at` is the instant the meeting starts. Of
    long lists the first are here, and how many more there are. `away` are those who are away on the day of the meeting.
    """

    meeting_on: date
    meeting_at: datetime
    today: date
    action_items: tuple[ActionItemView, ...]
    goals: tuple[GoalView, ...]
    cases: tuple[CaseView, ...]
    measures: tuple[MeasureView, ...]
    proposals: tuple[TaskView, ...]
    recognition: tuple[TaskView, ...]
    more_cases: int = 0
    more_proposals: int = 0
    more_recognition: int = 0
    away: Absentees | None = None


@dataclass(frozen=True, slots=True)
class AgendaReady:
    """The agenda of the next strategy meeting; when it is posted, `leader` is whose language and zone it is in."""

    agenda: Agenda
    leader: Person
