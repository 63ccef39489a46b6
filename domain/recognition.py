"""Recognition: thanks for work that was finished, said by whoever leads and kept."""

from dataclasses import dataclass
from datetime import date, datetime

from domain.people import Person
from domain.tasks import TaskState
from domain.views import TaskView


@dataclass(frozen=True, slots=True)
class Recognition:
    """Thanks by `by_id` to whoever finished a task, once; `text` are words of their own, None for the plain thanks."""

    id: int
    task_id: int
    to_id: int
    by_id: int
    at: datetime
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Thanked:
    """`by` thanks `to` for a task."""

    to: Person
    by: Person
    view: TaskView
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Thanks:
    """Whom `by` can thank for the work that a digest of a week shows as finished, the newest digest first."""

    by: Person
    week: date
    views: tuple[TaskView, ...]


def can_be_thanked(view: TaskView, by: Person) -> bool:
    """Whether there is somebody to thank: the task is done, and its owner is somebody else who can be reached."""
    owner = view.owner
    return view.task.state is TaskState.DONE and owner is not None and owner.reachable and owner.id != by.id
