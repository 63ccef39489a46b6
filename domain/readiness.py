"""What is not ready: open tasks that lack one of who, where, when and how, and goals nobody could tell were reached."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from domain.goals import Goal, Lack
from domain.paging import Page
from domain.status_of import Subject, SubjectKind
from domain.tasks import Missing
from domain.views import TaskView

TASKS, GOALS = "unready", "lacking"
"""What the names of the lists of tasks and of goals begin with."""


@dataclass(frozen=True, slots=True)
class UnreadyGoal:
    """A goal with what it lacks, and whether the reader may change that."""

    goal: Goal
    lacks: tuple[Lack, ...]
    may_edit: bool = False


_NONE: Page[UnreadyGoal] = Page(())


@dataclass(frozen=True, slots=True)
class Unready:
    """What of `subject`, or of the whole plan, is not ready on the reader's day: a page of tasks, and one of goals.

    Both stand on the first page of either; another one holds one of them alone, and only counts the tasks.
    `missing` has how many of the tasks lack each thing. Of the tasks of the page, by id, the reader may say what is
    missing of those in `fillable`, propose a due date for those in `datable`, and give those in `givable` to somebody.
    """

    today: date
    page: Page[TaskView]
    missing: Mapping[Missing, int] = field(default_factory=dict)
    goals: Page[UnreadyGoal] = _NONE
    fillable: frozenset[int] = frozenset()
    givable: frozenset[int] = frozenset()
    datable: frozenset[int] = frozenset()
    kind: SubjectKind | None = None
    subject: Subject | None = None

    @property
    def list_name(self) -> str:
        """The name of the list of tasks, for turning its pages."""
        return self._named(TASKS)

    @property
    def goals_name(self) -> str:
        """The name of the list of goals."""
        return self._named(GOALS)

    def _named(self, what: str) -> str:
        return what if self.subject is None else f"{what}{self.kind}-{self.subject.id}"
