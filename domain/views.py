"""Read models: what a message or a screen needs, gathered by one query each."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from domain.checkins import CheckIn
from domain.decisions import Decision
from domain.departments import Department
from domain.goals import Goal, weakest
from domain.ladder import Case
from domain.measures import Measure, Reading
from domain.meetings import ActionItem
from domain.needs import Need
from domain.pausing import PauseView
from domain.people import Person
from domain.tasks import Status, Task, TaskState


@dataclass(frozen=True, slots=True)
class TaskFilter:
    """Which tasks a view shows; every field that is set narrows it. Open tasks only, unless a field says more.

    `unowned` are tasks that nobody answers for: without an owner, or with one who was asked and never answered.
    `within` are departments by id, `outside` those that are left out. `untold` leaves out tasks with an open case that
    this person was told of. `troubled` are those whose last word was at risk or off track, or that something blocks.
    `unready` are those that lack one of who, where, when and how.
    """

    ids: tuple[int, ...] | None = None
    owner_id: int | None = None
    department_id: int | None = None
    within: tuple[int, ...] | None = None
    outside: tuple[int, ...] = ()
    untold: int | None = None
    goal_id: int | None = None
    unowned: bool = False
    troubled: bool = False
    unready: bool = False
    with_open_case: bool = False
    overdue_on: date | None = None
    started_by: date | None = None
    proposed: bool = False
    closed_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Offered:
    """The owner offers the task to somebody, who may accept it up to a moment."""

    offer_id: int
    to: Person
    until: datetime


@dataclass(frozen=True, slots=True)
class Given:
    """What a decision gave a task or left out of it, and by whom."""

    decision: Decision
    by: Person

    def lasts(self, today: date) -> bool:
        """Whether the task still has it; an authority may end."""
        return self.decision.until is None or self.decision.until >= today


@dataclass(frozen=True, slots=True)
class TaskView:
    """A task with the people and things around it; `check_in` is that of the week asked for, `case` the open one.

    `seen_by` is who acknowledged the check-in, where the reader is told so.
    `offered` and `given`, which holds what decisions gave it, are only known where they are shown.
    """

    task: Task
    owner: Person | None = None
    department: Department | None = None
    goal: Goal | None = None
    check_in: CheckIn | None = None
    case: Case | None = None
    seen_by: Person | None = None
    offered: Offered | None = None
    given: tuple[Given, ...] = ()

    @property
    def has_answer(self) -> bool:
        """Whether the owner has spoken in the week asked for."""
        return self.check_in is not None and self.check_in.answered_at is not None

    @property
    def in_trouble(self) -> bool:
        """Whether its last word was off track, or something is in its way."""
        return self.task.status is Status.OFF_TRACK or bool(self.task.blocker)


@dataclass(frozen=True, slots=True)
class WordCounts:
    """Tasks by their last word; `silent` have none on their present state."""

    on_track: int = 0
    at_risk: int = 0
    off_track: int = 0
    done: int = 0
    silent: int = 0

    @property
    def total(self) -> int:
        """How many tasks there are."""
        return self.on_track + self.at_risk + self.off_track + self.done + self.silent

    @property
    def status(self) -> Status | None:
        """The weakest word on what is open, done when nothing is open any more, None when nobody has spoken."""
        spoken = {Status.ON_TRACK: self.on_track, Status.AT_RISK: self.at_risk, Status.OFF_TRACK: self.off_track}
        found = weakest(status for status, count in spoken.items() if count)
        return Status.DONE if found is None and self.done and not self.silent else found


@dataclass(frozen=True, slots=True)
class GoalView:
    """A goal with the state of everything below it, sub-goals included.

    `status` is the weakest word on any open task of it, or done when nothing is open; None when nobody has spoken.
    """

    goal: Goal
    status: Status | None
    counts: WordCounts = WordCounts()


@dataclass(frozen=True, slots=True)
class DepartmentView:
    """A department with its head and the state of its tasks."""

    department: Department
    head: Person | None
    counts: WordCounts = WordCounts()
    unowned: int = 0


@dataclass(frozen=True, slots=True)
class MeasureView:
    """A measure with its latest reading and the goal it belongs to."""

    measure: Measure
    goal: Goal
    reading: Reading | None

    @property
    def value(self) -> Decimal | None:
        """The latest value, if there is one."""
        return self.reading.value if self.reading else None


@dataclass(frozen=True, slots=True)
class CaseView:
    """An open case with its task, those who were told, and the decision if it has one.

    `pauses` are only known where they are shown.
    """

    case: Case
    view: TaskView
    head: Person | None = None
    decision: Decision | None = None
    decided_by: Person | None = None
    new_owner: Person | None = None
    pauses: tuple[PauseView, ...] = ()


@dataclass(frozen=True, slots=True)
class NeedView:
    """A need with its task, who raised it, who is asked, who is asked next without an answer, and who answered.

    `climbed_from` is who had not answered in time, where its owner is told so.
    """

    need: Need
    view: TaskView
    by: Person
    asked: Person | None = None
    answered_by: Person | None = None
    next_person: Person | None = None
    climbed_from: Person | None = None

    @property
    def waits(self) -> bool:
        """Whether somebody has to answer; nobody has to once the task is out of play."""
        return self.need.is_open and self.view.task.state is TaskState.OPEN


@dataclass(frozen=True, slots=True)
class ActionItemView:
    """An action item with its owner."""

    item: ActionItem
    owner: Person | None


@dataclass(frozen=True, slots=True)
class Move:
    """A task whose word changed since the last digest: from what to what."""

    view: TaskView
    before: Status | None
    after: Status


@dataclass(frozen=True, slots=True)
class Participation:
    """How many check-ins were asked for and answered in a span of time, and how many of those came late."""

    asked: int
    answered: int
    late: int
