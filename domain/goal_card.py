"""A goal as people look at it, and as they write it down."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from domain.departments import Department
from domain.goals import Goal, Lack
from domain.people import Person
from domain.status_of import StatusOf


@dataclass(frozen=True, slots=True)
class NewMeasure:
    """The number that tells whether a goal is reached."""

    name: str
    target: Decimal
    unit: str = ""
    baseline: Decimal | None = None


@dataclass(frozen=True, slots=True)
class GoalWords:
    """A goal as somebody writes it down; `owner` is a chat id, `parent` a code, `department` a key.

    In one line the word for a row of the map may stand where the department does.
    """

    title: str
    perspective: str | None = None
    parent: str | None = None
    department: str | None = None
    owner: str | None = None
    due_on: date | None = None
    measure: NewMeasure | None = None


@dataclass(frozen=True, slots=True)
class GoalCard:
    """How a goal stands, where it belongs, what it lacks, and whether the reader may change it.

    `assumed` says that nobody said in which row of the map it stands.
    """

    status: StatusOf
    goal: Goal
    owner: Person | None = None
    department: Department | None = None
    parent: Goal | None = None
    children: tuple[Goal, ...] = ()
    lacks: tuple[Lack, ...] = ()
    may_edit: bool = False
    assumed: bool = False


@dataclass(frozen=True, slots=True)
class GoalForm:
    """What a form about a goal offers; `goal` is None for a new one. `measured` says that it has a measure."""

    goal: Goal | None
    owner: Person | None
    goals: tuple[Goal, ...]
    departments: tuple[Department, ...]
    perspectives: tuple[str, ...]
    lacks: tuple[Lack, ...] = ()
    measured: bool = False
