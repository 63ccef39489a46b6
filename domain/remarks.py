"""Remarks: what whoever leads writes below a digest or a card, carried to the tasks it speaks of."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.people import Person
from domain.views import TaskView


@dataclass(frozen=True, slots=True)
class Remark:
    """What one message (`channel` and `ts`) below a digest or a card says of one task.

    `edited` is the chat's stamp of the last edit that was taken, empty before the first. `retracted_at` is when the
    message was deleted, or changed so that it speaks of the task no more.
    """

    id: int
    channel: str
    ts: str
    task_id: int
    by_id: int
    at: datetime
    text: str
    edited: str = ""
    retracted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Remarked:
    """`by` wrote `text` about a task of `to` below a digest or a card; no text when they took it back."""

    to: Person
    by: Person
    view: TaskView
    text: str | None


@dataclass(frozen=True, slots=True)
class Thread:
    """Below a digest or cards: who writes there, and the tasks shown there, which can be meant by their names.

    It `is_private` where nobody but the app reads what is written there. `likely` is the task that is meant where none
    is named, if there is but one.
    """

    by: Person
    views: tuple[TaskView, ...]
    is_private: bool = False
    likely: int | None = None


@dataclass(frozen=True, slots=True)
class Carried:
    """What became of a message: the tasks it was carried to just now; `asks` says that somebody must say which."""

    views: tuple[TaskView, ...]
    asks: bool = False


SHORTEST_NAME = 8
"""Titles with fewer letters are not looked for in a text: they may be a word of it."""


def named(text: str, ids: Iterable[int], views: Sequence[TaskView]) -> tuple[int, ...]:
    """The tasks a text speaks of: those whose code it holds, by id, and those in sight whose whole title it does."""
    folded = " ".join(text.casefold().split())
    titles = {view.task.id: " ".join(view.task.title.casefold().split()) for view in views}
    by_name = [task_id for task_id, title in titles.items() if len(title) >= SHORTEST_NAME and title in folded]
    return tuple(dict.fromkeys([*ids, *by_name]))
