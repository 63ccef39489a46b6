"""Handing over: an owner offers a task to somebody, who accepts it or not; until then it stays the owner's."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.people import Person
from domain.tasks import Task, TaskState
from domain.views import TaskView

ANSWER_DAYS = 2
"""So many working days of their own has whoever is asked; afterwards the offer ends by itself."""


class OfferEnd(StrEnum):
    """How an offer came to its end."""

    ACCEPTED = "accepted"
    DECLINED = "declined"
    LAPSED = "lapsed"  # nobody answered in time
    WITHDRAWN = "withdrawn"  # taken back by the owner, or made to somebody else
    OVERTAKEN = "overtaken"  # the task was closed, or got another owner


@dataclass(frozen=True, slots=True)
class Offer:
    """An owner offers a task to somebody; `note` is a word to them, `reason` why it was declined.

    Anybody may propose somebody for a task that is `unowned`.

    `due_at` is when it ends by itself. There is one open offer on a task at most.
    """

    id: int
    task_id: int
    offered_by: int
    offered_to: int
    offered_at: datetime
    due_at: datetime
    note: str | None = None
    ended_at: datetime | None = None
    end: OfferEnd | None = None
    reason: str | None = None
    unowned: bool = False

    @property
    def is_open(self) -> bool:
        """Whether it still waits for an answer."""
        return self.ended_at is None


def holds(offer: Offer, task: Task) -> bool:
    """Whether a task stands as it did when it was offered: open, and with the owner who offered it, or without one."""
    if task.state is not TaskState.OPEN:
        return False
    if not offer.unowned:
        return task.owner_id == offer.offered_by
    return task.owner_id is None or (task.owned_since is not None and task.owned_since < offer.offered_at)


@dataclass(frozen=True, slots=True)
class OfferView:
    """An offer with its task, its owner who gives, and whoever may take it."""

    offer: Offer
    view: TaskView
    giver: Person
    taker: Person

    @property
    def waits(self) -> bool:
        """Whether it can be accepted: the task is open, and still belongs to whoever offered it, or to nobody."""
        return self.offer.is_open and holds(self.offer, self.view.task)


@dataclass(frozen=True, slots=True)
class OfferMade:
    """Somebody offers a task to `to`; `head` is told as well when it is accepted."""

    to: Person
    of: OfferView
    head: Person | None = None


@dataclass(frozen=True, slots=True)
class OfferTold:
    """What became of an offer, to whoever made it, or, once it was accepted, to the head of the department."""

    to: Person
    of: OfferView


@dataclass(frozen=True, slots=True)
class TaskProposed:
    """A member proposes a task to the head of a department."""

    to: Person
    view: TaskView
    by: Person


@dataclass(frozen=True, slots=True)
class TaskGiven:
    """Somebody was made the owner of a task by `by`."""

    to: Person
    view: TaskView
    by: Person | None
