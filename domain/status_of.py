"""How one thing of the plan stands: a department, a goal with all below it, or somebody's tasks."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.departments import Department
from domain.goals import Goal
from domain.paging import Page
from domain.people import Leave, Person
from domain.views import MeasureView, TaskView, WordCounts

ROWS = 20
"""Tasks on a page: as many as the plain text of a message has room for."""


class SubjectKind(StrEnum):
    """What the status may be of; the value is its word in the names of lists."""

    DEPARTMENT = "department"
    GOAL = "goal"
    PERSON = "person"


Subject = Department | Goal | Person


@dataclass(frozen=True, slots=True)
class StatusOf:
    """How it stands on the reader's day.

    `page` has the open tasks, those that need attention first. `head` is whoever heads the department, `measures` are
    those of the goal, and `leave` is the one on which the person is.
    """

    today: date
    kind: SubjectKind
    subject: Subject
    counts: WordCounts
    page: Page[TaskView]
    head: Person | None = None
    measures: tuple[MeasureView, ...] = ()
    leave: Leave | None = None

    @property
    def list_name(self) -> str:
        """The name of the list of its tasks, for turning its pages."""
        return f"{self.kind}-{self.subject.id}"
