"""The sheets of a plan as rows, for whoever writes them: each cell is a text, a number or a date, or None.

The columns are those of `bot.formats.columns`; headers and words are in one language.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from bot.formats.columns import COLUMNS, HEADERS, STATUS_WORDS, Column, Sheet
from bot.messages.perspectives import perspective
from bot.words.catalogue import Words
from domain.measures import Direction
from domain.people import Person
from domain.plan_drafts import Keys
from domain.tasks import Task
from domain.whole_plan import WholePlan

Cell = str | int | Decimal | date | None
Row = dict[Column, Cell]

DIRECTION_WORDS = {Direction.UP: "export.better.up", Direction.DOWN: "export.better.down"}


def header(sheet: Sheet, language: str) -> list[str]:
    """The names of its columns."""
    return [HEADERS[column][language] for column in COLUMNS[sheet]]


class Tables:
    """The rows of each sheet of one plan."""

    def __init__(self, plan: WholePlan, words: Words) -> None:
        self._plan = plan
        self._words = words
        self._people = {person.id: person for person in plan.people}
        self._departments = {each.id: each.name for each in plan.departments}
        self._goals = {goal.id: goal for goal in plan.goals}
        self._keys = Keys(plan)

    def rows(self, sheet: Sheet) -> Iterator[list[Cell]]:
        """The rows below the header, a cell for each column."""
        makers = {
            Sheet.TASKS: self._tasks,
            Sheet.GOALS: self._goal_rows,
            Sheet.MEASURES: self._measures,
            Sheet.READINGS: self._readings,
            Sheet.DEPARTMENTS: self._department_rows,
            Sheet.PEOPLE: self._person_rows,
        }
        columns = COLUMNS[sheet]
        for row in makers[sheet]():
            yield [row.get(column) for column in columns]

    def _tasks(self) -> Iterator[Row]:
        for task in self._plan.tasks:
            goal = self._goals.get(task.goal_id or 0)
            yield {
                Column.CODE: task.code,
                Column.TITLE: task.title,
                Column.GOAL: None if goal is None else f"{goal.code} {goal.title}",
                Column.DEPARTMENT: self._departments.get(task.department_id or 0),
                Column.OWNER: self._name(task.owner_id),
                Column.PLACE: task.place,
                Column.START: task.start_on,
                Column.DUE: task.due_on,
                Column.DONE_WHEN: task.how,
                Column.STATUS: self._status(task),
                Column.PROGRESS: task.progress,
                Column.NOTE: self._plan.notes.get(task.id),
            }

    def _goal_rows(self) -> Iterator[Row]:
        for goal in self._plan.goals:
            above = self._goals.get(goal.parent_id or 0)
            yield {
                Column.GOAL_CODE: goal.code,
                Column.TITLE: goal.title,
                Column.PERSPECTIVE: perspective(goal.perspective, self._words),
                Column.PARENT: None if above is None else above.code,
                Column.DEPARTMENT: self._departments.get(goal.department_id or 0),
                Column.OWNER: self._name(goal.owner_id),
                Column.DUE: goal.due_on,
            }

    def _measures(self) -> Iterator[Row]:
        for measure in self._plan.measures:
            goal = self._goals[measure.goal_id]
            yield {
                Column.MEASURE: measure.key,
                Column.GOAL: f"{goal.code} {goal.title}",
                Column.NAME: measure.name,
                Column.UNIT: measure.unit,
                Column.DIRECTION: self._words.line(DIRECTION_WORDS[measure.direction]),
                Column.BASELINE: measure.baseline,
                Column.TARGET: measure.target,
            }

    def _readings(self) -> Iterator[Row]:
        for measure in self._plan.measures:
            for reading in self._plan.readings.get(measure.id, ()):
                yield {Column.MEASURE: measure.key, Column.DATE: reading.on, Column.VALUE: reading.value}

    def _department_rows(self) -> Iterator[Row]:
        for each in self._plan.departments:
            yield {Column.KEY: each.key, Column.NAME: each.name, Column.HEAD: self._name(each.head_id)}

    def _person_rows(self) -> Iterator[Row]:
        for person in self._plan.people:
            yield {
                Column.KEY: self._keys.people[person.id],
                Column.NAME: person.name,
                Column.DEPARTMENT: self._departments.get(person.department_id or 0),
                Column.MANAGER: self._name(person.manager_id),
            }

    def _name(self, person_id: int | None) -> str | None:
        found: Person | None = self._people.get(person_id or 0)
        return None if found is None else found.name

    def _status(self, task: Task) -> str | None:
        return None if task.status is None else STATUS_WORDS[task.status][self._words.language]
