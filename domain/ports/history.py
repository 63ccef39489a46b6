"""The past of a task."""

from typing import Protocol

from domain.checkins import CheckIn
from domain.decisions import Decision
from domain.ladder import Case
from domain.needs import Need


class History(Protocol):
    """Reads what happened to one task."""

    def check_ins(self, task_id: int, most: int) -> list[CheckIn]:
        """The newest answered check-ins, oldest first."""
        ...

    def needs(self, task_id: int) -> list[Need]:
        """Everything that was asked for, oldest first."""
        ...

    def cases(self, task_id: int) -> list[Case]:
        """Every case, oldest first."""
        ...

    def decisions(self, task_id: int) -> list[Decision]:
        """Every decision, oldest first."""
        ...
