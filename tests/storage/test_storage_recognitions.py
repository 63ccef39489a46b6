"""Thanks that were said."""

from datetime import timedelta

import pytest

from domain.ports import UnitOfWork
from domain.recognition import Recognition
from tests import mothers
from tests.mothers import NOW, UNKNOWN


def test_the_same_person_thanks_once_for_a_task(uow: UnitOfWork) -> None:
    """A second time is none; somebody else may thank as well, and what was said is found again."""
    leader, head, owner = (uow.people.add(mothers.person(name)) for name in ("Layla", "Hanna", "Omar"))
    task, other = uow.tasks.add(mothers.task()), uow.tasks.add(mothers.task())
    first = uow.recognitions.add(Recognition(0, task.id, owner.id, leader.id, NOW, "Well done"))
    assert first is not None
    assert uow.recognitions.add(Recognition(0, task.id, owner.id, leader.id, NOW)) is None
    later = NOW + timedelta(days=1)
    second = uow.recognitions.add(Recognition(0, task.id, owner.id, head.id, later))
    assert uow.recognitions.get(first.id) == first
    assert uow.recognitions.of_tasks([task.id, other.id]) == [first, second]
    assert uow.recognitions.of_tasks([]) == []
    assert uow.recognitions.last_by(head.id) == later
    assert uow.recognitions.last_by(owner.id) is None
    with pytest.raises(KeyError):
        uow.recognitions.get(UNKNOWN)
