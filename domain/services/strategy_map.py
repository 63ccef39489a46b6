"""The strategy map, a page at a time."""

from datetime import datetime

from domain.goals import Goal
from domain.matters import Matter
from domain.paging import Page, begin
from domain.plan import PERSPECTIVES
from domain.ports import Storage, UnitOfWork
from domain.rights import Right
from domain.services import access, local_time
from domain.strategy_map import ROWS, MapGoal, StrategyMap
from domain.views import GoalView, MeasureView


class MapService:
    """Draws the map for any member."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def of(self, chat_id: str, now: datetime, start: int = 0) -> StrategyMap:
        """The map from a goal on. Errors: StrangerError."""
        with self._storage.read() as uow:
            reader = access.actor(uow, chat_id)
            views = sorted(uow.goals.views(), key=_row)  # which keeps the order of the codes
            start = begin(start, len(views), ROWS)
            measures = _measures(uow)
            shown = tuple(MapGoal(view, measures.get(view.goal.id, ())) for view in views[start:][:ROWS])
            there = {view.goal.perspective for view in views}
            led = [None, *(each.id for each in uow.departments.all() if each.head_id == reader.id)]
            return StrategyMap(
                today=local_time.today(uow, reader, now),
                page=Page(shown, start, len(views)),
                empty=tuple(each for each in PERSPECTIVES if each not in there),
                may_add=any(access.may(uow, reader, Right.SET_GOAL, Matter.of_department(each)) for each in led),
            )


def _row(view: GoalView) -> tuple[int, str]:
    """Perspectives stand in their order, those of another name below them."""
    name = view.goal.perspective
    return (PERSPECTIVES.index(name), "") if name in PERSPECTIVES else (len(PERSPECTIVES), name)


def _measures(uow: UnitOfWork) -> dict[int, tuple[MeasureView, ...]]:
    """By the goal at the top: its own, and those of all goals below it."""
    goals = {goal.id: goal for goal in uow.goals.all()}
    found: dict[int, tuple[MeasureView, ...]] = {}
    for view in uow.measures.views():
        top = _top(goals, view.goal)
        found[top] = (*found.get(top, ()), view)
    return found


def _top(goals: dict[int, Goal], goal: Goal) -> int:
    seen: set[int] = set()
    while goal.parent_id is not None and goal.id not in seen:
        seen.add(goal.id)
        goal = goals[goal.parent_id]
    return goal.id
