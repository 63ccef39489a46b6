"""The whole plan as one picture of one moment: everything that a file for others may tell."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from domain.calendars import Calendar
from domain.departments import Department
from domain.goals import Goal
from domain.measures import Measure, Reading
from domain.meetings import ActionItem
from domain.people import Person
from domain.tasks import Task
from domain.workspace import Workspace


class ExportFormat(StrEnum):
    """What a plan goes out as; the value is what people type."""

    YAML = "yaml"
    CSV = "csv"
    XLSX = "xlsx"
    STRATML = "stratml"
    ICS = "ics"
    HTML = "html"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody wants to have: in which format, of which department (by key or name; all of it without one).

    `personal` asks for what people said about themselves and their work too: notes of check-ins, and leave.
    """

    format: ExportFormat = ExportFormat.YAML
    department: str | None = None
    personal: bool = False


@dataclass(frozen=True, slots=True)
class ExportChoices:
    """What somebody may have: the `whole` plan, or the parts of these departments."""

    whole: bool
    departments: tuple[Department, ...]


@dataclass(frozen=True, slots=True)
class WholePlan:
    """A plan, or the part of a department in it; its parts refer to each other by the ids of the database.

    `tasks` are the open and the finished ones, `not_in_plan` counts the others: proposed, dropped, split. `readings`
    are by measure, the oldest first. `notes` are the last words of owners by task, and empty unless they were asked
    for; so are leaves, which stand with the people. Everything is in the order in which people read it.
    """

    at: datetime
    settings: Workspace
    people: tuple[Person, ...] = ()
    calendars: tuple[Calendar, ...] = ()
    departments: tuple[Department, ...] = ()
    goals: tuple[Goal, ...] = ()
    measures: tuple[Measure, ...] = ()
    readings: Mapping[int, tuple[Reading, ...]] = field(default_factory=dict)
    tasks: tuple[Task, ...] = ()
    action_items: tuple[ActionItem, ...] = ()
    notes: Mapping[int, str] = field(default_factory=dict)
    not_in_plan: int = 0
    department: Department | None = None
    personal: bool = False

    @property
    def leader(self) -> Person | None:
        """The visible leader."""
        return next((person for person in self.people if person.id == self.settings.leader_id), None)

    @property
    def zone(self) -> str:
        """The leader's time zone, in which the company's days begin and end."""
        return self.leader.zone if self.leader else "UTC"

    @property
    def today(self) -> date:
        """The local date of the leader."""
        return self.day_of(self.at)

    def day_of(self, moment: datetime) -> date:
        """The leader's local date of an instant."""
        return moment.astimezone(ZoneInfo(self.zone)).date()

    def reading_of(self, measure: Measure) -> Reading | None:
        """The newest reading of a measure."""
        found = self.readings.get(measure.id, ())
        return found[-1] if found else None


@dataclass(frozen=True, slots=True)
class ExportReady:
    """The plan that somebody asked for, as it is when the file goes out to them."""

    to: Person
    wanted: Wanted
    plan: WholePlan
