"""Tasks whose owner never answered are found and counted like those without one, as the rules of a case say it."""

from typing import Any

import pytest

from domain.ladder import CaseKind, Role, Rung
from domain.ports import UnitOfWork
from domain.views import TaskFilter
from tests import mothers
from tests.mothers import NOW


@pytest.mark.parametrize("own", [False, True])
@pytest.mark.parametrize(
    "changes",
    [
        *({"rung": rung} for rung in (-1, 0, 1, 2)),
        {"rung": 2, "kind": CaseKind.SILENT},
        {"rung": 2, "closed_at": NOW},
        {"rung": 0, "follows": 1},
    ],
)
def test_a_task_of_a_silent_owner_is_unowned_when_it_may_be_claimed(
    uow: UnitOfWork, changes: dict[str, Any], *, own: bool
) -> None:
    """List, count and the count of its department agree with the case; `own` is the task of whoever leads."""
    head, owner, leader = (uow.people.add(mothers.person(name)).id for name in ("Head", "Owner", "Leader"))
    department = uow.departments.add(mothers.department(head_id=head))
    task = uow.tasks.add(mothers.task(owner_id=leader if own else owner, department_id=department.id))
    above = (Rung(Role.HEAD, head), Rung(Role.LEADER, leader))
    ladder = above if own else (Rung(Role.OWNER, owner), *above)
    rung = min(changes["rung"], len(ladder) - 1)
    case = uow.cases.add(mothers.case(task.id, ladder, **{"kind": CaseKind.UNHEARD} | changes | {"rung": rung}))
    assert case is not None
    listed = uow.tasks.views(TaskFilter(unowned=True), most=5)
    assert [view.task.id for view in listed] == ([task.id] if case.may_be_claimed else [])
    assert uow.tasks.count(TaskFilter(unowned=True)) == int(case.may_be_claimed)
    (view,) = uow.departments.views()
    assert view.unowned == int(case.may_be_claimed)


def test_both_kinds_are_counted_together(uow: UnitOfWork) -> None:
    """One without an owner and one whose owner never answered are two; one of no department is in no department's."""
    owner = uow.people.add(mothers.person("Owner")).id
    department = uow.departments.add(mothers.department())
    ladder = (Rung(Role.OWNER, owner), Rung(Role.LEADER, uow.people.add(mothers.person()).id))
    uow.tasks.add(mothers.task(department_id=department.id))
    for department_id in (department.id, None):
        silent = uow.tasks.add(mothers.task(owner_id=owner, department_id=department_id))
        uow.cases.add(mothers.case(silent.id, ladder, kind=CaseKind.UNHEARD, rung=1))
    assert uow.tasks.count(TaskFilter(unowned=True)) == 3
    assert uow.tasks.count(TaskFilter(unowned=True, within=(department.id,))) == 2
    assert [view.unowned for view in uow.departments.views()] == [2]
