"""Ladders: those who stand on the ladder of a task as things are today, by the rule of its department."""

from collections.abc import Sequence

from domain.ladder import CaseKind, Line, Rung, build
from domain.ports import Candidate, UnitOfWork
from domain.services import access

WITHOUT_OWNER = frozenset({CaseKind.UNOWNED})
"""Kinds whose ladder begins at the head, for there is nobody to ask first."""


def ladders_for(uow: UnitOfWork, candidates: Sequence[Candidate]) -> dict[int, tuple[Rung, ...]]:
    """The rungs for each, by task; as many queries for a thousand as for one."""
    settings, own = access.workspace(uow), uow.departments.ladders()
    rules = {found.task_id: own.get(found.department_id or 0, settings.ladder) for found in candidates}
    if any(rule.manager_days is not None for rule in rules.values()):
        begin = {person for found in candidates for person in (found.owner_id, found.head_id) if person is not None}
        managers = uow.people.managers_above(begin)
    else:
        managers = {found.owner_id: found.manager_id for found in candidates if found.owner_id and found.manager_id}
    return {
        found.task_id: build(
            rules[found.task_id],
            Line(
                owner=None if found.kind in WITHOUT_OWNER else found.owner_id,
                deputy=None if found.kind in WITHOUT_OWNER else found.deputy_id,
                head=found.head_id,
                leader=settings.leader_id,
                managers=managers,
            ),
        )
        for found in candidates
    }
