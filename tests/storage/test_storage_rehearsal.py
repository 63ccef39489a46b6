"""Transactions that are rehearsed: others go on meanwhile, and what comes of it is as if they had come before."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from domain.audit import AuditEntry
from domain.errors import OvertakenError
from domain.ports import UnitOfWork
from domain.services.importing import large
from domain.tasks import Task
from storage.unit_of_work import SqlStorage
from tests import mothers
from tests.mothers import NOW


def work_on(uow: UnitOfWork, task_id: int) -> Task:
    """A task is put on somewhere else, and one is added; both are told."""
    known = uow.tasks.find(task_id)
    assert known is not None
    uow.tasks.save(replace(known, place="Plant 2"))
    added = uow.tasks.add(mothers.task("New"))
    for task in (known, added):
        uow.audit.add(AuditEntry(NOW, "imported", f"task:{task.id}"))
    return added


@pytest.fixture
def task_id(own_file: SqlStorage) -> int:
    """A task that is there already."""
    return known_task(own_file)


def known_task(storage: SqlStorage) -> int:
    """A task, and its id."""
    with storage.write() as uow:
        task = uow.tasks.add(mothers.task("Old"))
        uow.audit.add(AuditEntry(NOW, "imported", f"task:{task.id}"))
        return task.id


def test_what_was_rehearsed_is_done(storage: SqlStorage) -> None:
    """What was changed and added is there at the end, with its trail, on both databases."""
    task_id = known_task(storage)
    with storage.rehearsed(lambda uow: uow.people.add(mothers.person("Omar"))) as uow:
        new = work_on(uow, task_id)
    with storage.read() as uow:
        assert uow.tasks.some([task_id, new.id])[task_id].place == "Plant 2"
        assert uow.tasks.find(new.id) == new
        assert len(uow.audit.of(f"task:{task_id}")) == len(uow.people.all()) + 1 == 2


def test_others_write_meanwhile(own_file: SqlStorage, task_id: int) -> None:
    """Who changes something else is not held up, and both are kept."""
    with own_file.rehearsed(lambda _uow: None) as uow:
        work_on(uow, task_id)
        with own_file.write() as other:
            other.people.add(mothers.person("Omar"))
            other.audit.add(AuditEntry(NOW, "joined", "person:1"))
    with own_file.read() as uow:
        found = uow.tasks.find(task_id)
        assert found is not None
        assert (found.place, len(uow.people.all())) == ("Plant 2", 1)


def changing(storage: SqlStorage, task_id: int) -> None:
    """Somebody changes what was read."""
    with storage.write() as uow:
        task = uow.tasks.find(task_id)
        assert task is not None
        uow.tasks.save(replace(task, progress=(task.progress or 0) + 1))


def adding(storage: SqlStorage, _task_id: int) -> None:
    """Somebody adds a task, which takes the number that was counted on."""
    with storage.write() as uow:
        uow.tasks.add(mothers.task("Theirs"))


@pytest.mark.parametrize("act", [changing, adding])
def test_overtaken(own_file: SqlStorage, task_id: int, act: Callable[[SqlStorage, int], None]) -> None:
    """Where what was counted on is different in the end, theirs is kept and nothing of ours is written."""

    def work() -> None:
        with own_file.rehearsed(lambda uow: uow.people.add(mothers.person("Omar"))) as uow:
            work_on(uow, task_id)
            act(own_file, task_id)

    with pytest.raises(OvertakenError):
        work()
    with own_file.read() as uow:
        found = uow.tasks.find(task_id)
        assert found is not None
        assert (found.place, uow.people.all(), len(uow.audit.of(f"task:{task_id}"))) == (None, [], 1)


def test_what_others_go_on_changing_is_done_in_one_go(own_file: SqlStorage, task_id: int) -> None:
    """Whoever is overtaken again and again has others wait at last, and finds the newest."""
    tried: list[UnitOfWork] = []

    def work(uow: UnitOfWork) -> Task:
        tried.append(uow)
        added = work_on(uow, task_id)
        if len(tried) <= large.TRIES:
            changing(own_file, task_id)
        return added

    large.done(own_file, large.MANY, lambda _uow: None, work)
    with own_file.read() as uow:
        found = uow.tasks.find(task_id)
        assert found is not None
        assert (found.place, found.progress, len(tried)) == ("Plant 2", large.TRIES, large.TRIES + 1)
