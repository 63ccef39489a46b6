"""Words below a digest, by message and task."""

from dataclasses import replace

import pytest

from domain.ports import UnitOfWork
from domain.remarks import Remark
from tests import mothers
from tests.mothers import NOW, UNKNOWN


def test_what_a_message_says_of_tasks(uow: UnitOfWork) -> None:
    """Found by message, by task while it stands, and by who wrote; what is not known is an error."""
    leader = uow.people.add(mothers.person("Layla"))
    tasks = [uow.tasks.add(mothers.task(title)) for title in ("One", "Two")]
    first, second = (uow.remarks.add(Remark(0, "C0DIGEST", "1.1", task.id, leader.id, NOW, "Go on")) for task in tasks)
    assert uow.remarks.of("C0DIGEST", "1.1") == [first, second]
    assert uow.remarks.of("C0DIGEST", "1.2") == []
    gone = replace(second, retracted_at=NOW, edited="2.0")
    uow.remarks.save(gone)
    assert uow.remarks.get(second.id) == gone
    assert uow.remarks.of_task(tasks[0].id) == [first]
    assert uow.remarks.of_task(tasks[1].id) == []
    assert uow.remarks.last_by(leader.id) == NOW
    assert uow.remarks.last_by(UNKNOWN) is None
    with pytest.raises(KeyError):
        uow.remarks.get(UNKNOWN)
