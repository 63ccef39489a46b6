"""Cases on their way up: what their owner, those above, and those who are needed no more are told."""

from dataclasses import dataclass
from datetime import datetime

from domain.departments import Department
from domain.ladder import Case
from domain.pausing import PauseView
from domain.people import Person
from domain.tasks import Status
from domain.views import TaskView


@dataclass(frozen=True, slots=True)
class OwnerNudged:
    """A case is open on the owner's task; it goes to `next_person` at `next_at` unless they answer.

    `paused` is why it waits until then, where an answer of theirs holds it back. `offered_to` is the department in
    whose channel it is offered then as well.
    """

    to: Person
    case: Case
    view: TaskView
    next_person: Person | None
    next_at: datetime | None
    paused: PauseView | None = None
    offered_to: Department | None = None


@dataclass(frozen=True, slots=True)
class CaseClimbed:
    """A case came to a deputy or head, because the rung below did not answer (or nobody owns the task).

    `pauses` is what its owner answered meanwhile, `paused` that for which it waits now. `offered_to` is the department
    in whose channel it is offered as well.
    """

    to: Person
    case: Case
    view: TaskView
    next_person: Person | None
    next_at: datetime | None
    pauses: tuple[PauseView, ...] = ()
    paused: PauseView | None = None
    offered_to: Department | None = None

    @property
    def may_be_claimed(self) -> bool:
        """Whether whoever reads it may take the task: nobody owns it, or nobody who ever said anything."""
        heard = self.view.task.owner_id is not None and (self.pauses or self.view.task.last_check_in_at is not None)
        return self.case.may_be_claimed and not heard


@dataclass(frozen=True, slots=True)
class CaseAnswered:
    """A case that `to` had been told about needs them no more: `by` answered it with `status`."""

    to: Person
    case: Case
    view: TaskView
    by: Person | None
    status: Status | None
