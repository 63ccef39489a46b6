"""The plan as a report for those without the chat: one page in one file, with the map, charts and every task.

The page is drawn by a template that escapes everything; it fetches nothing, so that it can be kept and sent on.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from bot.formats.columns import HEADERS, Column
from bot.formats.report_charts import Bar, Spark, bar, spark
from bot.messages.perspectives import perspective
from bot.words.catalogue import Words
from domain.goals import Goal, weakest
from domain.measures import Measure, off_target
from domain.plan import PERSPECTIVES
from domain.tasks import Status, Task, TaskState
from domain.whole_plan import WholePlan

_TEMPLATE = "report-page.html"
_HEADINGS = {
    "look": "report.in_one_look",
    "no_tasks": "report.no_tasks",
    "urgent": "report.urgent",
    "why": "report.why",
    "map": "report.map",
    "measures": "report.measures",
    "newest": "report.newest",
    "readings": "report.readings",
    "departments": "status.departments",
    "chart": "goals.chart",
    "tasks": "report.tasks",
}

MOST_URGENT = 30
"""So many tasks are told first; every task stands further below."""

_STATUS_WORDS = {
    None: "status.none",
    Status.ON_TRACK: "status.on_track",
    Status.AT_RISK: "status.at_risk",
    Status.OFF_TRACK: "status.off_track",
    Status.DONE: "status.done",
}


@dataclass(frozen=True, slots=True)
class GoalCard:
    """A goal on the map; `depth` is how many goals stand above it."""

    code: str
    title: str
    status: str
    kind: str
    department: str
    owner: str
    due: str
    bar: Bar
    depth: int


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task as a row; `why` says what is the matter with it."""

    code: str
    title: str
    owner: str
    department: str
    due: str
    status: str
    kind: str
    progress: str
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A measure with its newest reading, and the line of all of them."""

    name: str
    goal: str
    target: str
    value: str
    verdict: str
    kind: str
    spark: Spark | None


@dataclass(frozen=True, slots=True)
class DepartmentRow:
    """A department and the state of its tasks."""

    name: str
    head: str
    bar: Bar


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("bot.formats"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def html_of(plan: WholePlan, words: Words, limits: Sequence[str]) -> bytes:
    """The page, in the language and direction of `words`; at its end it says its `limits`, a sentence each."""
    drawn = _Report(plan, words)
    page = (
        _environment()
        .get_template(_TEMPLATE)
        .render(
            plan=plan,
            words=words,
            say={name: words.line(key) for name, key in _HEADINGS.items()},
            header=lambda column: HEADERS[Column(column)][words.language],
            on=words.line("report.on", day=words.full_day(plan.today)),
            limits=limits,
            whole=bar(plan.tasks, words),
            map=drawn.map(),
            urgent=drawn.urgent(),
            measures=drawn.measures(),
            departments=drawn.departments(),
            tasks=[drawn.row(task) for task in plan.tasks],
        )
    )
    return page.encode("utf-8", "replace")


class _Report:
    def __init__(self, plan: WholePlan, words: Words) -> None:
        self._plan = plan
        self._words = words
        self._people = {person.id: person.name for person in plan.people}
        self._departments = {each.id: each.name for each in plan.departments}
        self._goals = {goal.id: goal for goal in plan.goals}
        self._tasks_of = _by(plan.tasks)
        self._below: dict[int, list[Goal]] = {}
        for goal in plan.goals:
            self._below.setdefault(goal.parent_id or 0, []).append(goal)

    def map(self) -> list[tuple[str, list[GoalCard]]]:
        """The goals in the rows of the strategy map, each above those below it; rows without goals are left out."""
        tops = [goal for goal in self._plan.goals if goal.parent_id not in self._goals]
        others = sorted({goal.perspective for goal in tops} - set(PERSPECTIVES))
        rows = [
            (name, [card for top in tops if top.perspective == name for card in self._cards(top, 0)])
            for name in (*PERSPECTIVES, *others)
        ]
        return [(perspective(name, self._words), cards) for name, cards in rows if cards]

    def _cards(self, goal: Goal, depth: int) -> Iterable[GoalCard]:
        tasks = list(self._under(goal))
        status = _status(tasks)
        yield GoalCard(
            code=goal.code,
            title=goal.title,
            status=self._words.line(_STATUS_WORDS[status]),
            kind=_kind(status),
            department=self._departments.get(goal.department_id or 0, ""),
            owner=self._people.get(goal.owner_id or 0, ""),
            due="" if goal.due_on is None else self._words.full_day(goal.due_on),
            bar=bar(tasks, self._words),
            depth=depth,
        )
        for below in self._below.get(goal.id, ()):
            yield from self._cards(below, depth + 1)

    def _under(self, goal: Goal) -> Iterable[Task]:
        yield from self._tasks_of.get(goal.id, ())
        for below in self._below.get(goal.id, ()):
            yield from self._under(below)

    def urgent(self) -> list[TaskRow]:
        """Open tasks with something the matter, those with most of it first."""
        rows = [(task, self._why(task)) for task in self._plan.tasks if task.state is TaskState.OPEN]
        troubled = [(task, why) for task, why in rows if why]
        troubled.sort(key=lambda each: (-len(each[1]), each[0].due_on is None, each[0].due_on, each[0].id))
        return [self.row(task, why) for task, why in troubled[:MOST_URGENT]]

    def _why(self, task: Task) -> tuple[str, ...]:
        said = self._words.line
        found = {
            "report.why.overdue": task.overdue(self._plan.today),
            "report.why.off_track": task.status is Status.OFF_TRACK,
            "report.why.at_risk": task.status is Status.AT_RISK,
            "report.why.unowned": task.owner_id is None,
        }
        why = [said(key) for key, true in found.items() if true]
        if task.blocker:
            why.append(said("report.why.blocked", blocker=task.blocker))
        return tuple(why)

    def row(self, task: Task, why: tuple[str, ...] = ()) -> TaskRow:
        """A task as people read it."""
        words = self._words
        return TaskRow(
            code=task.code,
            title=task.title,
            owner=self._people.get(task.owner_id or 0) or words.line("export.nobody"),
            department=self._departments.get(task.department_id or 0, ""),
            due="" if task.due_on is None else words.full_day(task.due_on),
            status=words.line(_STATUS_WORDS[task.status]),
            kind=_kind(task.status),
            progress="" if task.progress is None else words.percent(task.progress),
            why=why,
        )

    def measures(self) -> list[MeasureRow]:
        """Every measure by goal."""
        return [self._measure(measure) for measure in self._plan.measures]

    def _measure(self, measure: Measure) -> MeasureRow:
        newest = self._plan.reading_of(measure)
        missed = newest is not None and off_target(measure, newest.value)
        verdict = "report.unread" if newest is None else "report.off_target" if missed else "report.on_target"
        return MeasureRow(
            name=measure.name,
            goal=self._goals[measure.goal_id].code,
            target=f"{self._words.number(measure.target)} {measure.unit}".strip(),
            value="" if newest is None else f"{self._words.number(newest.value)} {measure.unit}".strip(),
            verdict=self._words.line(verdict),
            kind="silent" if newest is None else "off_track" if missed else "on_track",
            spark=spark(self._plan.readings.get(measure.id, ()), measure.target),
        )

    def departments(self) -> list[DepartmentRow]:
        """The departments that have tasks, or the one that the report is about."""
        of: dict[int, list[Task]] = {}
        for task in self._plan.tasks:
            of.setdefault(task.department_id or 0, []).append(task)
        return [
            DepartmentRow(each.name, self._people.get(each.head_id or 0, ""), bar(of[each.id], self._words))
            for each in self._plan.departments
            if each.id in of
        ]


def _by(tasks: Sequence[Task]) -> dict[int, list[Task]]:
    found: dict[int, list[Task]] = {}
    for task in tasks:
        found.setdefault(task.goal_id or 0, []).append(task)
    return found


def _status(tasks: Sequence[Task]) -> Status | None:
    """The weakest word on any open task; done when all of them are."""
    spoken = weakest(task.status for task in tasks if task.status is not None and task.state is TaskState.OPEN)
    if spoken is None and tasks and all(task.state is TaskState.DONE for task in tasks):
        return Status.DONE
    return spoken


def _kind(status: Status | None) -> str:
    return "silent" if status is None else status.value
