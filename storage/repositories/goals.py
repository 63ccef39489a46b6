"""Goals, and the state of everything below them."""

from sqlalchemy import CTE, Connection, func, or_, select

from domain.goals import Goal
from domain.ports import Goals
from domain.views import GoalView, WordCounts
from storage import rows
from storage.repositories.counts import by_word
from storage.tables import goals, tasks
from storage.tables.plan import IS_DONE, IS_OPEN

SHAPE = rows.Shape(Goal, goals)
_BEGUN = select(goals.c.id).where(
    select(tasks.c.id).where(tasks.c.goal_id == goals.c.id, or_(IS_OPEN, IS_DONE)).exists()
)


class SqlGoals(Goals):
    """Goals as rows."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> list[Goal]:
        """All of them, by code."""
        found = map(SHAPE.read, self._connection.execute(select(*SHAPE.columns)))
        return sorted(found, key=lambda goal: rows.natural(goal.code))

    def add(self, goal: Goal) -> Goal:
        """Insert a new one."""
        return rows.add(self._connection, goals, goal)

    def save(self, goal: Goal) -> None:
        """Update a known one; KeyError when there is none."""
        rows.save(self._connection, goals, goal.id, rows.values_of(goal))

    def begun(self) -> set[int]:
        """The ids of goals that have a task, open or done."""
        return set(self._connection.scalars(_BEGUN))

    def views(self) -> list[GoalView]:
        """Goals without a parent, with the state of all tasks below them, by code; summed by the database."""
        below = _below_roots()
        # Counted for each goal in the order of the index, and only then added up along the tree.
        each = select(tasks.c.goal_id, *by_word()).group_by(tasks.c.goal_id).subquery("each_goal")
        added = [func.sum(column).label(column.name) for column in each.c if column.name != "goal_id"]
        sums = (
            select(below.c.root_id, *added)
            .join(each, each.c.goal_id == below.c.goal_id)
            .group_by(below.c.root_id)
            .subquery()
        )
        counts = [func.coalesce(column, 0) for column in sums.c if column.name != "root_id"]
        with_counts = (
            select(*SHAPE.columns, *counts)
            .select_from(goals)
            .outerjoin(sums, sums.c.root_id == goals.c.id)
            .where(goals.c.parent_id.is_(None))
        )
        views = [
            _view(rows.split(row, SHAPE)[0], *row[-len(counts) :]) for row in self._connection.execute(with_counts)
        ]
        return sorted(views, key=lambda view: rows.natural(view.goal.code))


def below_goal(goal_id: int) -> CTE:
    """A recursive query for the ids (`goal_id`) of a goal and all goals below it; a circle of parents ends it."""
    tree = select(goals.c.id.label("goal_id")).where(goals.c.id == goal_id).cte("below_goal", recursive=True)
    return tree.union(select(goals.c.id).join(tree, goals.c.parent_id == tree.c.goal_id))


def _below_roots() -> CTE:
    roots = select(goals.c.id.label("root_id"), goals.c.id.label("goal_id")).where(goals.c.parent_id.is_(None))
    tree = roots.cte("below_roots", recursive=True)
    return tree.union_all(select(tree.c.root_id, goals.c.id).join(tree, goals.c.parent_id == tree.c.goal_id))


def _view(goal: Goal, *numbers: int) -> GoalView:
    counts = WordCounts(*numbers)
    return GoalView(goal, counts.status, counts)
