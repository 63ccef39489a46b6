"""A part that somebody gives somebody: to lead, to keep the plan, to head a department, to answer for a goal."""

from dataclasses import dataclass
from enum import StrEnum

from domain.departments import Department
from domain.goals import Goal
from domain.people import Person


class GivenPart(StrEnum):
    """Which part it is."""

    LEADER = "leader"
    KEEPER = "keeper"
    HEAD = "head"
    GOAL = "goal"


@dataclass(frozen=True, slots=True)
class PartGiven:
    """`by` gave `to` a part: of a department where they head it, of a goal where they answer for it."""

    to: Person
    by: Person
    part: GivenPart
    department: Department | None = None
    goal: Goal | None = None
