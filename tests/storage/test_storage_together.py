"""Several at once: what two may not both do is done by one, on both databases."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from threading import Barrier

from sqlalchemy import Engine

from domain.ladder import Outcome
from domain.notices import NoticeState
from domain.ports import UnitOfWork
from storage.engine import make_engine
from storage.unit_of_work import SqlStorage
from tests import mothers
from tests.mothers import NOW, WEEK

WORKERS = 4
LATER = NOW + timedelta(days=7)


def at_once(storage: SqlStorage, act: Callable[[UnitOfWork], int]) -> int:
    """How often it was done by workers who all do it at the same moment, each in a transaction of their own."""
    barrier = Barrier(WORKERS)

    def work(_: int) -> int:
        barrier.wait()
        with storage.write() as uow:
            return act(uow)

    with ThreadPoolExecutor(WORKERS) as threads:
        return sum(threads.map(work, range(WORKERS)))


def test_no_notice_is_claimed_twice(storage: SqlStorage) -> None:
    """Four claimers empty an outbox: every notice goes once, and those of one recipient in their order."""
    total, recipients = 60, 6
    with storage.write() as uow:
        for number in range(total):
            uow.notices.add(mothers.notice(number, channel=f"C{number % recipients}"))
    barrier = Barrier(WORKERS)
    taken: list[int] = []

    def claim_until_empty(_: int) -> None:
        barrier.wait()
        for _attempt in range(total * WORKERS):
            with storage.write() as uow:
                notice = uow.notices.claim(NOW, LATER)
            if notice is not None:
                taken.append(notice.subject_id)
                with storage.write() as uow:
                    uow.notices.save(replace(notice, state=NoticeState.SENT, deadline=None))
            else:
                with storage.read() as uow:
                    if uow.notices.next_at() is None:
                        return

    with ThreadPoolExecutor(WORKERS) as threads:
        list(threads.map(claim_until_empty, range(WORKERS)))
    assert sorted(taken) == list(range(total))
    for recipient in range(recipients):
        own = [number for number in taken if number % recipients == recipient]
        assert own == sorted(own)


def test_one_recipient_has_one_notice_on_its_way(storage: SqlStorage) -> None:
    """Of several claimers at once, one takes the oldest notice, and none takes the next one meanwhile."""
    with storage.write() as uow:
        for number in range(3):
            uow.notices.add(mothers.notice(number))
    assert at_once(storage, lambda uow: uow.notices.claim(NOW, LATER) is not None) == 1
    with storage.read() as uow:
        assert uow.notices.counts()[NoticeState.SENDING] == 1


def test_a_claimer_does_not_wait_for_another(postgresql_engine: Engine) -> None:
    """On PostgreSQL one that is still in its transaction is passed by, but not for its recipient's next notice."""
    impatient = postgresql_engine.url.update_query_dict({"options": "-c lock_timeout=1000"})
    engine = make_engine(impatient.render_as_string(hide_password=False))
    storage = SqlStorage(engine)
    with storage.write() as uow:
        for number, channel in ((1, "C1"), (2, "C1"), (3, "C2")):
            uow.notices.add(mothers.notice(number, channel=channel))
    with storage.write() as one, storage.write() as other:
        taken = [unit.notices.claim(NOW, LATER) for unit in (one, other, other)]
    assert [notice.subject_id if notice else None for notice in taken] == [1, 3, None]
    engine.dispose()


def test_the_same_notice_is_put_in_once(storage: SqlStorage) -> None:
    """Of several who say the same thing at once, one says it."""
    assert at_once(storage, lambda uow: uow.notices.add(mothers.notice())) == 1


def test_one_case_is_opened(storage: SqlStorage) -> None:
    """Of several sweeps at once, one opens the case and the others go on without an error."""
    with storage.write() as uow:
        task = uow.tasks.add(mothers.task())
    assert at_once(storage, lambda uow: uow.cases.add(mothers.case(task.id)) is not None) == 1


def test_one_rung_is_told(storage: SqlStorage) -> None:
    """Of several who read a case on its rung, one moves it; and one closes it."""
    with storage.write() as uow:
        case = uow.cases.add(mothers.case(uow.tasks.add(mothers.task()).id))
    assert case is not None
    assert at_once(storage, lambda uow: uow.cases.climb(case, rung=0, now=NOW, next_at=None)) == 1
    assert at_once(storage, lambda uow: uow.cases.close(case, Outcome.ANSWERED, NOW)) == 1


def test_a_person_is_asked_once(storage: SqlStorage) -> None:
    """Of several ticks at once, one moves the person's next moment, and one makes the week's rows."""
    with storage.write() as uow:
        person = uow.people.add(mothers.person(next_ask_at=NOW))
        task = uow.tasks.add(mothers.task(owner_id=person.id))
    assert at_once(storage, lambda uow: uow.people.move_ask(person.id, NOW, LATER)) == 1
    assert at_once(storage, lambda uow: uow.check_ins.ask([task.id], person.id, WEEK, NOW)) == 1


def test_an_event_that_comes_twice_at_once_is_handled_once(storage: SqlStorage) -> None:
    """Of several deliveries of one event, one is new."""
    assert at_once(storage, lambda uow: uow.inbox.record("Ev1", NOW)) == 1
