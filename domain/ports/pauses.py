"""Pauses of cases, and proposals of other dates."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from domain.pausing import Pause, PauseKind, Proposal


class Pauses(Protocol):
    """Pauses; one of each kind in a case at most."""

    def add(self, pause: Pause) -> Pause | None:
        """Store a new one; None when the case had one of its kind."""
        ...

    def end(self, pause: Pause) -> bool:
        """Store a pause with its end; False when it had ended before."""
        ...

    def remove(self, pause: Pause) -> None:
        """Forget a pause, as if it had never been."""
        ...

    def of_cases(self, case_ids: Sequence[int]) -> list[Pause]:
        """Every pause of these cases, oldest first."""
        ...

    def of_task(self, task_id: int) -> list[Pause]:
        """Every pause on a task, oldest first."""
        ...

    def waiting_for(self, kind: PauseKind, subject_id: int) -> Pause | None:
        """The pause that waits for this need or proposal and has not ended early, if any."""
        ...


class Proposals(Protocol):
    """Proposals of other dates; one open proposal on a task at most."""

    def add(self, proposal: Proposal) -> Proposal:
        """Store a new one."""
        ...

    def find(self, proposal_id: int) -> Proposal | None:
        """The proposal, or None."""
        ...

    def many(self, proposal_ids: Sequence[int]) -> dict[int, Proposal]:
        """Proposals by id."""
        ...

    def settle(self, proposal: Proposal) -> bool:
        """Store a proposal with its end; False when it had ended before."""
        ...

    def open_on(self, task_id: int) -> Proposal | None:
        """The open proposal on a task."""
        ...

    def open_among(self, task_ids: Sequence[int]) -> set[int]:
        """Those of the tasks, by id, on which a proposal is open."""
        ...

    def asked_of(self, person_id: int, ended_since: datetime | None = None) -> list[Proposal]:
        """Open proposals that wait for a person, the earliest due first; with `ended_since` those that ended since."""
        ...

    def of_task(self, task_id: int) -> list[Proposal]:
        """Every proposal on a task, oldest first."""
        ...
