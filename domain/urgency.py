"""Urgency: which of somebody's tasks comes first where several are shown."""

from collections.abc import Iterable
from datetime import date, timedelta

from domain.tasks import Status
from domain.views import TaskView

SOON = timedelta(days=7)
"""A task that is due within this time comes before those that have more."""


def most_urgent_first(views: Iterable[TaskView], today: date) -> list[TaskView]:
    """Open cases, then what is overdue, off track or blocked, due soon, at risk, and the rest; nearest due date first.

    `today` is the local date of whoever reads them.
    """
    return sorted(views, key=lambda view: (_rank(view, today), view.task.due_on or date.max, view.task.id))


def in_their_places(views: Iterable[TaskView]) -> list[TaskView]:
    """The tasks of a week in the order in which they were asked about, then the others, nearest due date first.

    Answers move no task: whoever taps twice must not hit the next task's button.
    """
    return sorted(views, key=_place)


def _place(view: TaskView) -> tuple[bool, int, date, int]:
    asked = view.check_in is not None and view.check_in.asked_at is not None
    place = view.check_in.id if view.check_in is not None and asked else 0
    return (not asked, place, view.task.due_on or date.max, view.task.id)


def _rank(view: TaskView, today: date) -> int:
    task = view.task
    first_true = (
        view.case is not None,
        task.overdue(today),
        view.in_trouble,
        task.due_on is not None and task.due_on <= today + SOON,
        task.status is Status.AT_RISK,
    )
    return first_true.index(True) if True in first_true else len(first_true)
