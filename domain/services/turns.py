"""Turns: which of somebody's tasks are not asked about in a week, because their rhythm is slower."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import count

from domain.cadence import next_week_slot, week_of
from domain.people import Person
from domain.ports import UnitOfWork
from domain.rhythm import TaskRhythm, is_turn, next_turn
from domain.services import access, local_time
from domain.services.standing_in import tasks_of
from domain.urgency import SOON
from domain.views import TaskView

_WEEK = timedelta(weeks=1)


def resting(uow: UnitOfWork, views: Sequence[TaskView], week: date) -> tuple[int, ...]:
    """The ids of those whose turn is not in that week, of which the views hold the check-ins.

    A task that was asked or spoken about in it, that has an open case, or that is due before the next one is over, does
    not rest.
    """
    slower = [view for view in views if _may_rest(view, week)]
    last = last_turns(uow, slower, week)
    return tuple(
        view.task.id
        for view in slower
        if not is_turn(view.task.rhythm, view.task.asked_since, week, last.get(view.task.id))
    )


def in_turn(uow: UnitOfWork, person: Person, today: date, week: date) -> list[TaskView]:
    """What the person is asked about in a week: the tasks they answer for today, without those that rest."""
    every = tasks_of(uow, person, today, week)
    left_out = resting(uow, every, week)
    return [view for view in every if view.task.id not in left_out]


def next_week_of(uow: UnitOfWork, views: Sequence[TaskView], week: date) -> date:
    """The first week after that one in which any of these tasks, of which there is one at least, has its turn."""
    last = last_turns(uow, views, week + _WEEK)
    return min(_next_week_of(view, week, last.get(view.task.id)) for view in views)


def asked_next(
    uow: UnitOfWork, person: Person, week: date, views: Sequence[TaskView], shown: Sequence[TaskView]
) -> datetime | None:
    """When somebody is asked about any of these tasks of theirs, of which those `shown` have their turn this week."""
    coming = person.next_ask_at
    if not views or coming is None:
        return None
    schedule = local_time.schedule(uow, person)
    rhythm = access.workspace(uow).check_in
    of = week_of(rhythm, schedule.today(coming))
    if of <= week and shown:
        return coming
    turn = next_week_of(uow, views, max(of - _WEEK, week))
    return coming if turn <= of else next_week_slot(schedule, rhythm, turn - _WEEK)


def _next_week_of(view: TaskView, week: date, last: date | None) -> date:
    task = view.task
    coming = week + _WEEK
    if not _may_rest(view, coming, said=False):
        return coming
    turn = next_turn(task.rhythm, task.asked_since, week, last)
    if task.due_on is None:
        return turn
    soon = next(there for ahead in count() if (there := coming + ahead * _WEEK) + SOON >= task.due_on)
    return min(turn, soon)


def last_turns(uow: UnitOfWork, views: Sequence[TaskView], before: date) -> dict[int, date]:
    """The newest week before that one in which each was asked about, of those for which it matters."""
    monthly = [view.task.id for view in views if view.task.rhythm is TaskRhythm.MONTHLY]
    return uow.check_ins.last_weeks(monthly, before)


def _may_rest(view: TaskView, week: date, *, said: bool = True) -> bool:
    """Whether nothing but its turn would have the task asked about in that week; `said` looks at its check-in."""
    task = view.task
    if task.rhythm is TaskRhythm.WEEKLY or view.case is not None or (said and view.check_in is not None):
        return False
    return task.due_on is None or task.due_on > week + SOON
