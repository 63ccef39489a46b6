"""Ladders: those who stand on the ladder of a task as things are today, by the rule of its department."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from domain.ladder import CaseKind, Line, Rung, build
from domain.ladder_rules import LadderRule
from domain.ports import Candidate, UnitOfWork
from domain.services import access

WITHOUT_OWNER = frozenset({CaseKind.UNOWNED, CaseKind.NEED})
"""Kinds whose ladder begins at the head: nobody owns the task, or its owner is the one who waits."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The company's rule, and those of departments that have one of their own, by id."""

    usual: LadderRule
    own: Mapping[int | None, LadderRule]

    @classmethod
    def of(cls, uow: UnitOfWork) -> "Rules":
        """The rules as they are."""
        own: dict[int | None, LadderRule] = dict(uow.departments.ladders().items())
        return cls(access.workspace(uow).ladder, own)

    def of_department(self, department_id: int | None) -> LadderRule:
        """The rule that holds there."""
        return self.own.get(department_id, self.usual)

    def with_rule(self, department_id: int | None, rule: LadderRule | None) -> "Rules":
        """The rules if a department, or the company, had that one; None takes a department's own away."""
        if department_id is None:
            return Rules(rule or self.usual, self.own)
        others = {key: own for key, own in self.own.items() if key != department_id}
        return Rules(self.usual, others if rule is None else {**others, department_id: rule})


def ladders_for(uow: UnitOfWork, candidates: Sequence[Candidate], rules: Rules) -> dict[int, tuple[Rung, ...]]:
    """The rungs for each, by task; as many queries for a thousand as for one."""
    leader_id = access.workspace(uow).leader_id
    by_task = {found.task_id: rules.of_department(found.department_id) for found in candidates}
    if any(rule.manager_days is not None for rule in by_task.values()):
        begin = {person for found in candidates for person in (found.owner_id, found.head_id) if person is not None}
        managers = uow.people.managers_above(begin)
    else:
        managers = {found.owner_id: found.manager_id for found in candidates if found.owner_id and found.manager_id}
    return {found.task_id: build(by_task[found.task_id], _line(found, leader_id, managers)) for found in candidates}


def _line(found: Candidate, leader_id: int | None, managers: Mapping[int, int]) -> Line:
    nobody = found.kind in WITHOUT_OWNER
    above_owner = nobody and found.owner_id is not None and found.head_id in {None, found.owner_id}
    return Line(
        owner=None if nobody else found.owner_id,
        deputy=None if nobody else found.deputy_id,
        head=managers.get(found.owner_id or 0) if above_owner else found.head_id,
        leader=leader_id,
        managers=managers,
    )
