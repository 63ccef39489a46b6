"""What is in danger: open tasks at risk, off track or blocked, those that need attention first."""

from dataclasses import dataclass
from datetime import date

from domain.departments import Department
from domain.paging import Page
from domain.status_of import Subject, SubjectKind
from domain.views import TaskView


@dataclass(frozen=True, slots=True)
class Danger:
    """Tasks of a department (None for those of no department) in danger; `blocked` are those that go well otherwise."""

    department: Department | None
    off_track: int = 0
    at_risk: int = 0
    blocked: int = 0

    @property
    def total(self) -> int:
        """How many there are."""
        return self.off_track + self.at_risk + self.blocked


@dataclass(frozen=True, slots=True)
class AtRisk:
    """Tasks in danger on the reader's day: of `subject`, or of the whole plan; by department, the worst first."""

    today: date
    page: Page[TaskView]
    dangers: tuple[Danger, ...]
    kind: SubjectKind | None = None
    subject: Subject | None = None

    @property
    def list_name(self) -> str:
        """The name of the list, for turning its pages."""
        return "risk" if self.subject is None else f"risk{self.kind}-{self.subject.id}"
