"""Proposals: an owner proposes another date, and whoever decides for the department approves it, or says why not."""

from dataclasses import dataclass
from datetime import datetime

from domain.pausing import Pause, Proposal
from domain.people import Person
from domain.tasks import Task, TaskState
from domain.views import TaskView


def can_be_approved(proposal: Proposal, task: Task) -> bool:
    """Whether it waits: the task is open, still has the date and the owner for whom another date was proposed."""
    same_owner = task.owned_since is None or task.owned_since <= proposal.proposed_at
    same_date = task.due_on == proposal.instead_of
    return proposal.is_open and task.state is TaskState.OPEN and same_owner and same_date


@dataclass(frozen=True, slots=True)
class ProposalView:
    """A proposal with its task, who made it, who is asked, and who answered."""

    proposal: Proposal
    view: TaskView
    by: Person
    asked: Person
    answered_by: Person | None = None

    @property
    def waits(self) -> bool:
        """Whether it can be approved."""
        return can_be_approved(self.proposal, self.view.task)


@dataclass(frozen=True, slots=True)
class DateProposed:
    """Somebody proposes another date to `to`."""

    to: Person
    of: ProposalView


@dataclass(frozen=True, slots=True)
class DateTold:
    """What became of a proposal, to whoever made it or owns the task."""

    to: Person
    of: ProposalView


@dataclass(frozen=True, slots=True)
class NudgeAnswer:
    """What became of an answer to a nudge, for whoever gave it.

    `pause` is there where the ladder waits for it now; without it `next_person` is told at `next_at` all the same,
    where there is a case.
    """

    view: TaskView
    asked: Person | None = None
    due_at: datetime | None = None
    pause: Pause | None = None
    next_person: Person | None = None
    next_at: datetime | None = None
