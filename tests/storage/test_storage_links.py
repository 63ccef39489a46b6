"""Links to what other tools have, and many tasks at once."""

from dataclasses import replace

import pytest

from domain.outside import Link, LinkKind
from domain.ports import UnitOfWork
from domain.tasks import Status
from tests import mothers
from tests.mothers import NOW, UNKNOWN


def test_links_of_a_source(uow: UnitOfWork) -> None:
    """The links of a source come in the order in which they were made, with what was seen; others stay out."""
    new = [
        Link(0, "asana", LinkKind.TASK, str(n), f"task {n}", n, {"title": "توقيع", "progress": None}, NOW)
        for n in (3, 1)
    ]
    uow.links.add_all([*new, replace(new[0], source="jira")])
    found = uow.links.of("asana")
    assert [replace(link, id=0) for link in found] == new
    changed = replace(found[0], identifier=None, seen={"title": "Sign"})
    uow.links.save(changed)
    assert uow.links.of("asana")[0] == changed
    with pytest.raises(KeyError):
        uow.links.save(replace(changed, id=UNKNOWN))


def test_many_tasks_at_once(uow: UnitOfWork) -> None:
    """Tasks that are added together get their ids in order, and are found by them."""
    new = [replace(mothers.task(f"Task {n}"), status=Status.AT_RISK if n % 2 else None) for n in range(1200)]
    added = uow.tasks.add_all(new)
    assert [replace(task, id=0) for task in added] == [replace(task, id=0) for task in new]
    assert uow.tasks.some([task.id for task in added] + [UNKNOWN]) == {task.id: task for task in added}
    assert [uow.tasks.find(task.id) for task in added[:2]] == added[:2]
    assert uow.tasks.add_all([]) == []
