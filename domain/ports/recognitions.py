"""Recognitions."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from domain.recognition import Recognition


class Recognitions(Protocol):
    """Thanks that were said."""

    def add(self, recognition: Recognition) -> Recognition | None:
        """Store a new one; None where the same person has thanked for the same task before."""
        ...

    def get(self, recognition_id: int) -> Recognition:
        """The recognition; KeyError when there is none."""
        ...

    def of_tasks(self, task_ids: Sequence[int]) -> list[Recognition]:
        """Those for these tasks, oldest first."""
        ...

    def last_by(self, person_id: int) -> datetime | None:
        """When somebody thanked last, None if never."""
        ...
