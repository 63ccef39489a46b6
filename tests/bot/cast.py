"""A small company for messages: the same people and tasks in every test, read in one language or the other."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

from bot.words.catalogue import Words
from domain.checkins import CheckIn
from domain.decisions import Decision, DecisionKind
from domain.departments import Department
from domain.goals import Goal
from domain.ladder import Case, CaseKind, Role, Rung
from domain.people import Person
from domain.tasks import Status, Task
from domain.views import CaseView, DepartmentView, GoalView, TaskView, WordCounts

WEEK = date(2026, 11, 23)
TODAY = date(2026, 11, 24)
TOLD = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)
NEXT = datetime(2026, 11, 26, 7, 0, tzinfo=UTC)
BEFORE = datetime(2026, 11, 16, 8, 30, tzinfo=UTC)
OPENED = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)

SALES = Department(1, "sales", "Sales & Marketing", head_id=2, channel="C0SALES01")
SUPPLY = Department(2, "supply", "المشتريات", head_id=2)
GROW = Goal(1, "G1", "Grow revenue in the Gulf", "finances")
RELY = Goal(2, "G2", "شركاء يُعتمد عليهم", "partners")
NOTE = "A customer wants the new prices first.\nThe rest is on its way."


@dataclass(frozen=True, slots=True)
class Cast:
    """The company as one language reads it; owner, head, deputy, leader and a member who proposes."""

    language: str

    def _person(self, number: int, chat_id: str, name: str, **changes: Any) -> Person:  # noqa: ANN401  (fields by name)
        locale, zone = ("ar-SA", "Asia/Riyadh") if self.language == "ar" else ("en-GB", "Europe/Berlin")
        return replace(Person(number, chat_id, name, zone, locale, "default", department_id=1), **changes)

    @property
    def words(self) -> Words:
        """The words of everybody in it."""
        return Words.of(self.owner)

    @property
    def owner(self) -> Person:
        """Owns the tasks."""
        return self._person(1, "U0OWNER01", "Omar Aziz", next_ask_at=NEXT, manager_id=2)

    @property
    def head(self) -> Person:
        """Heads the department."""
        return self._person(2, "U0HEAD0001", "سارة القحطاني")

    @property
    def deputy(self) -> Person:
        """Stands in for the owner."""
        return self._person(3, "U0DEPUTY1", "Jonas Weber")

    @property
    def leader(self) -> Person:
        """Leads the plan."""
        return self._person(4, "U0LEADER1", "Dana Haddad", department_id=None)

    @property
    def member(self) -> Person:
        """Anybody else."""
        return self._person(5, "U0MEMBER1", "لينا منصور")

    def view(self, number: int = 12, **changes: Any) -> TaskView:  # noqa: ANN401
        """A task of the owner with everything known of it; `changes` are fields of the task."""
        task = replace(_TASKS[number], **{"owner_id": self.owner.id, **changes})
        people = (self.owner, self.head, self.deputy, self.leader, self.member)
        owner = next((person for person in people if person.id == task.owner_id), None)
        department = next((each for each in (SALES, SUPPLY) if each.id == task.department_id), None)
        goal = next((each for each in (GROW, RELY) if each.id == task.goal_id), None)
        return TaskView(task, owner, department, goal)

    def answered(self, number: int = 12, **changes: Any) -> TaskView:  # noqa: ANN401
        """The same with a word for the week; `changes` are fields of the check-in."""
        view = self.view(number)
        said = CheckIn(7, number, self.owner.id, WEEK, asked_at=TOLD, answered_at=TOLD, status=Status.ON_TRACK)
        return replace(view, check_in=replace(said, **changes))

    def case(self, kind: CaseKind = CaseKind.SILENT, number: int = 12, **changes: Any) -> Case:  # noqa: ANN401
        """A case that has come to the head; `changes` are its fields."""
        rungs = (Rung(Role.OWNER, 1), Rung(Role.HEAD, 2), Rung(Role.LEADER, 4))
        case = Case(31, number, kind, rungs, OPENED, rung=1, next_at=NEXT, told_at=TOLD)
        return replace(case, **changes)

    def case_view(self, kind: CaseKind = CaseKind.SILENT, number: int = 12, **changes: Any) -> CaseView:  # noqa: ANN401
        """A case on the last rung with its task."""
        case = replace(self.case(kind, number), id=30 + number, rung=2, next_at=None)
        view = CaseView(case, self.view(number), head=self.head)
        return replace(view, **changes)

    def decided(self, kind: DecisionKind, **changes: Any) -> Decision:  # noqa: ANN401
        """A decision of the leader."""
        return replace(Decision(5, 31, 12, kind, self.leader.id, TOLD), **changes)


_TASKS = {
    12: Task(
        12,
        "Visit the ten largest customers",
        goal_id=1,
        department_id=1,
        place="Riyadh",
        how="A signed minute of each visit\nA list of what they asked for",
        start_on=date(2026, 10, 1),
        due_on=date(2026, 11, 26),
        status=Status.AT_RISK,
        progress=40,
        last_check_in_at=BEFORE,
    ),
    13: Task(13, "إعداد قائمة الأسعار الجديدة", goal_id=2, department_id=2, due_on=date(2026, 12, 15)),
    14: Task(
        14,
        "Choose a second carrier",
        department_id=2,
        due_on=date(2026, 11, 19),
        status=Status.OFF_TRACK,
        blocker="The contract waits for a signature",
        last_check_in_at=BEFORE,
        off_track_weeks=2,
    ),
    15: Task(15, "Train the new sales team", goal_id=1, due_on=date(2027, 9, 30)),
}

GOALS = (
    GoalView(GROW, Status.OFF_TRACK, WordCounts(on_track=5, at_risk=1, off_track=2, done=3, silent=4)),
    GoalView(RELY, Status.ON_TRACK, WordCounts(on_track=6, done=1)),
    GoalView(Goal(3, "G3", "A place people want to work at", "work environment"), None),
)


def departments(cast: Cast) -> tuple[DepartmentView, ...]:
    """One with a head, one without."""
    return (
        DepartmentView(SALES, cast.head, WordCounts(on_track=5, at_risk=1), unowned=1),
        DepartmentView(SUPPLY, None, WordCounts(off_track=2, done=11, silent=3)),
    )


def covered(cast: Cast, view: TaskView) -> TaskView:
    """A task of the owner, for whom the deputy stands in."""
    return replace(view, owner=replace(cast.owner, deputy_id=cast.deputy.id))


def numbered(cast: Cast, count: int) -> tuple[TaskView, ...]:
    """So many tasks without a word, T-1 and on."""
    view = cast.view()
    return tuple(replace(view, task=replace(view.task, id=number)) for number in range(1, count + 1))
