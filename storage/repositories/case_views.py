"""Cases with all around them: one joined query for every list of cases."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, select

from domain.decisions import Decision
from domain.departments import Department
from domain.goals import Goal
from domain.ladder import Case
from domain.people import Person
from domain.tasks import Task
from domain.views import CaseView, TaskView
from storage import rows
from storage.tables import cases, decisions, departments, goals, people, tasks

_OWNER = people.alias("owner")
_HEAD = people.alias("head")
_DECIDER = people.alias("decider")
_NEW_OWNER = people.alias("new_owner")
_SHAPES = (
    rows.Shape(Case, cases),
    rows.Shape(Task, tasks),
    rows.Shape(Person, _OWNER),
    rows.Shape(Department, departments),
    rows.Shape(Goal, goals),
    rows.Shape(Person, _HEAD),
    rows.Shape(Decision, decisions),
    rows.Shape(Person, _DECIDER),
    rows.Shape(Person, _NEW_OWNER),
)


def joined() -> Select[Any]:
    """The query behind every view, oldest first."""
    return (
        select(*(column for shape in _SHAPES for column in shape.columns))
        .select_from(cases)
        .join(tasks, tasks.c.id == cases.c.task_id)
        .outerjoin(_OWNER, _OWNER.c.id == tasks.c.owner_id)
        .outerjoin(departments, departments.c.id == tasks.c.department_id)
        .outerjoin(goals, goals.c.id == tasks.c.goal_id)
        .outerjoin(_HEAD, _HEAD.c.id == departments.c.head_id)
        .outerjoin(decisions, decisions.c.case_id == cases.c.id)
        .outerjoin(_DECIDER, _DECIDER.c.id == decisions.c.decided_by)
        .outerjoin(_NEW_OWNER, _NEW_OWNER.c.id == decisions.c.owner_id)
        .order_by(cases.c.opened_at, cases.c.id)
    )


def view_in(row: Sequence[Any]) -> CaseView:
    """The view in a row of the joined query."""
    case, task, owner, department, goal, head, decision, decider, new_owner = rows.split(row, *_SHAPES)
    view = TaskView(task, owner, department, goal, case=case if case.is_open else None)
    return CaseView(case, view, head, decision, decider, new_owner)
