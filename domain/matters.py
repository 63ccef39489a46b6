"""What people do something to, as far as it says who may."""

from dataclasses import dataclass
from enum import StrEnum, auto

from domain.goals import Goal
from domain.ladder import Case
from domain.people import Person
from domain.tasks import Task


class MatterKind(StrEnum):
    """What an act is about."""

    PLAN = auto()
    DEPARTMENT = auto()
    TASK = auto()
    GOAL = auto()
    MEASURE = auto()
    PERSON = auto()


@dataclass(frozen=True, slots=True)
class Matter:
    """What an act is done to, as far as it says who may.

    `whose` it is, `asked` who should answer and `told` who heard of it are ids of people; `for_oneself` are those in
    whose favour it is done. `kind` and `of_id` say what it is about to whoever is asked to do it.
    """

    whose: int | None = None
    department_id: int | None = None
    asked: int | None = None
    told: frozenset[int] = frozenset()
    for_oneself: frozenset[int] = frozenset()
    kind: MatterKind = MatterKind.PLAN
    of_id: int = 0

    @classmethod
    def of_task(cls, task: Task) -> "Matter":
        """A task, its owner's."""
        return cls(task.owner_id, task.department_id, kind=MatterKind.TASK, of_id=task.id)

    @classmethod
    def of_proposal(cls, task: Task) -> "Matter":
        """A task that somebody proposed: whoever wrote it down has it until it is accepted."""
        return cls(task.created_by, task.department_id, kind=MatterKind.TASK, of_id=task.id)

    @classmethod
    def of_case(cls, case: Case, task: Task) -> "Matter":
        """A case: whoever was told of it may decide it; the task's owner, who is told first of all, does not."""
        told = frozenset(rung.person_id for rung in case.told if rung.person_id != task.owner_id)
        return cls(task.owner_id, task.department_id, told=told, kind=MatterKind.TASK, of_id=task.id)

    @classmethod
    def of_department(cls, department_id: int | None) -> "Matter":
        """What belongs to a department, or to none."""
        if department_id is None:
            return PLAN
        return cls(department_id=department_id, kind=MatterKind.DEPARTMENT, of_id=department_id)

    @classmethod
    def of_goal(cls, goal: Goal) -> "Matter":
        """A goal, its department's."""
        return cls(department_id=goal.department_id, kind=MatterKind.GOAL, of_id=goal.id)

    @classmethod
    def of_measure(cls, measure_id: int, goal: Goal) -> "Matter":
        """A measure of a goal, its department's."""
        return cls(department_id=goal.department_id, kind=MatterKind.MEASURE, of_id=measure_id)

    @classmethod
    def of_person(cls, person: Person) -> "Matter":
        """Somebody's own affairs."""
        return cls(person.id, person.department_id, kind=MatterKind.PERSON, of_id=person.id)


PLAN = Matter()
"""The plan as a whole."""
