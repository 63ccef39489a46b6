"""Which message said what."""

from dataclasses import replace
from datetime import timedelta

from domain.ports import UnitOfWork
from domain.replies import Question, Reply
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


def test_a_question_is_open_until_it_is_settled(uow: UnitOfWork) -> None:
    """One of a message, with its words as they stand now; it goes with the message, and is settled once."""
    person = uow.people.add(mothers.person())
    question = Question("D1", "1.1", person.id, "legal", WEEK, NOW)
    uow.replies.ask(question)
    uow.replies.ask(replace(question, text="no steel", week=None))
    uow.replies.ask(replace(question, ts="1.2"))
    assert uow.replies.asked("D1", "1.1") == replace(question, text="no steel", week=None)
    assert uow.replies.settle("D1", "1.1")
    assert not uow.replies.settle("D1", "1.1")
    uow.replies.forget("D1", "1.2")
    assert uow.replies.asked("D1", "1.2") is None


def test_old_questions_are_forgotten(uow: UnitOfWork) -> None:
    """Those that can serve no more go; younger ones stay open."""
    person = uow.people.add(mothers.person())
    question = Question("D1", "1.1", person.id, "legal", WEEK, NOW)
    uow.replies.ask(question)
    uow.replies.ask(replace(question, ts="1.2", asked_at=NOW - timedelta(days=1)))
    assert uow.replies.purge(NOW) == 1
    assert uow.replies.asked("D1", "1.2") is None
    assert uow.replies.asked("D1", "1.1") == question
