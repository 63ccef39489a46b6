"""Which message offers which case to those who may take the task."""

from datetime import date
from typing import Protocol

from domain.claims import Offering


class Claims(Protocol):
    """Offerings of cases; each case is offered once."""

    def offer(self, offering: Offering) -> bool:
        """Store one; False when the case was offered before."""
        ...

    def of_case(self, case_id: int) -> Offering | None:
        """How a case was offered, if it was."""
        ...

    def cases_of(self, department_id: int, day: date) -> list[int]:
        """The ids of the cases that the message of that day offers to a department, in their order."""
        ...
