"""What only an export reads: whole tables, in the order in which people read them."""

from collections.abc import Sequence
from typing import Protocol

from domain.measures import Reading
from domain.tasks import Task


class Exports(Protocol):
    """Reads of the whole plan; one statement each, whatever its size."""

    def tasks(self, department_id: int | None = None) -> list[Task]:
        """Open and finished tasks, of one department or all, by id."""
        ...

    def not_in_plan(self, department_id: int | None = None) -> int:
        """How many tasks are neither: proposed, dropped, or split."""
        ...

    def readings(self) -> dict[int, Sequence[Reading]]:
        """Every reading by measure, the oldest first."""
        ...

    def notes(self, department_id: int | None = None) -> dict[int, str]:
        """The note of the newest answer on each task that has one, by task."""
        ...
