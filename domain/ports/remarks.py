"""Remarks."""

from datetime import datetime
from typing import Protocol

from domain.remarks import Remark


class Remarks(Protocol):
    """What was written below digests, by message and task."""

    def add(self, remark: Remark) -> Remark:
        """Store a new one."""
        ...

    def save(self, remark: Remark) -> None:
        """Store a known one."""
        ...

    def get(self, remark_id: int) -> Remark:
        """The remark; KeyError when there is none."""
        ...

    def of(self, channel: str, ts: str) -> list[Remark]:
        """What a message says, by task; what it said before and does not say any more as well."""
        ...

    def of_task(self, task_id: int) -> list[Remark]:
        """What stands of a task, oldest first."""
        ...

    def last_by(self, person_id: int) -> datetime | None:
        """When somebody wrote last, None if never."""
        ...
