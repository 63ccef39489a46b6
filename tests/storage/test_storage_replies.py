"""Which message said what."""

from dataclasses import replace

from domain.ports import UnitOfWork
from domain.replies import Reply
from tests import mothers
from tests.mothers import NOW, WEEK


def test_what_a_message_said_is_remembered_by_task(uow: UnitOfWork) -> None:
    """One message may speak of several tasks; what it says of one again replaces what it said, and all is forgotten."""
    person = uow.people.add(mothers.person())
    first, second = (uow.tasks.add(mothers.task(owner_id=person.id)) for _ in range(2))
    said = Reply("D1", "1.1", first.id, person.id, WEEK, NOW, note="legal")
    uow.replies.put(said)
    uow.replies.put(replace(said, task_id=second.id))
    uow.replies.put(replace(said, ts="1.2"))
    changed = replace(said, note="no steel", edited="1.5")
    uow.replies.put(changed)
    assert uow.replies.of("D1", "1.1") == [changed, replace(said, task_id=second.id)]
    uow.replies.forget("D1", "1.1")
    assert uow.replies.of("D1", "1.1") == []
    assert uow.replies.of("D1", "1.2") == [replace(said, ts="1.2")]
