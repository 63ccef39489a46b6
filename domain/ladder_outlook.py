"""What a ladder would do: the rule in force, and when each person would be told."""

from dataclasses import dataclass
from datetime import datetime

from domain.departments import Department
from domain.ladder import Role
from domain.ladder_rules import LadderRule
from domain.people import Person
from domain.views import TaskView


@dataclass(frozen=True, slots=True)
class Step:
    """Somebody who would be told at a moment, if nobody answered until then."""

    role: Role
    person: Person
    at: datetime


@dataclass(frozen=True, slots=True)
class Climb:
    """How a case on a task would climb if it opened now."""

    view: TaskView
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class LadderShown:
    """The ladder of a department, or of the company without one, and a real task as an example.

    `own` says that the department has a rule of its own; `others` are the departments that do, where the company's
    ladder is shown.
    """

    department: Department | None
    rule: LadderRule
    own: bool
    example: Climb | None
    may_change: bool
    others: tuple[Department, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """How a case on a task would climb now, and with another rule."""

    now: Climb
    then: Climb


@dataclass(frozen=True, slots=True)
class LadderPreview:
    """What another rule would change; `wanted` is None where a department goes back to the company's.

    `open_cases` keep the ladder they were given, whatever is chosen.
    """

    department: Department | None
    before: LadderRule
    after: LadderRule
    wanted: LadderRule | None
    changes: bool
    examples: tuple[Change, ...]
    open_cases: int
