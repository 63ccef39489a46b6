"""Cues: what they are read from, and which were told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from domain.cues import Answers, Cue
from domain.measures import Reading


@dataclass(frozen=True, slots=True)
class Spans:
    """Weeks that are over, by their first days: from `before` up to `now`, and from `now` up to `until`."""

    before: date
    now: date
    until: date


Thinning = Mapping[int, tuple[Answers, Answers]]
"""Answers in the two spans, by person or department."""


class Cues(Protocol):
    """Reads of the whole plan, or of the tasks and people of one department, each one set-based."""

    def blockers(self, department_id: int | None, most: int) -> dict[int, list[str | None]]:
        """What is in the way of each open task that is blocked: its newest answers, at most so many, newest first."""
        ...

    def moved_dates(self, department_id: int | None, times: int) -> dict[int, int]:
        """How often the due date of open tasks was moved later, by task; those that were at least so often."""
        ...

    def people_answers(self, department_id: int | None, spans: Spans) -> Thinning:
        """How people answered in two spans of weeks; only of those who left questions of the second one open."""
        ...

    def department_answers(self, spans: Spans) -> Thinning:
        """The same by the department of whoever was asked."""
        ...

    def loaded_people(self, department_id: int | None, least: int) -> dict[int, int]:
        """How many open tasks people own, by person; those who own at least so many."""
        ...

    def loaded_departments(self, least: int) -> dict[int, int]:
        """How many open tasks departments have; those with at least so many."""
        ...

    def open_tasks(self) -> int:
        """How many open tasks the plan has."""
        ...

    def readings(self) -> dict[int, list[Reading]]:
        """The two newest readings of each measure, newest first."""
        ...

    def green_goals(self) -> set[int]:
        """Goals of which, and of all below which, no word is worse than on track, and some are that or done."""
        ...

    def add(self, cue: Cue) -> None:
        """Remember that it was told."""
        ...

    def standing(self, scope: int) -> list[Cue]:
        """Those of a scope that were told and are not over."""
        ...

    def end(self, ids: Sequence[int], now: datetime) -> None:
        """They are over."""
        ...

    def of_week(self, scope: int, week: date) -> list[Cue]:
        """Those that were told in the digest of a week, in the order in which they were."""
        ...
