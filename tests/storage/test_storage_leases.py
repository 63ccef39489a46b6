"""Leases: one holder at a time, for as long as it says."""

from datetime import timedelta

from domain.ports import UnitOfWork
from tests.mothers import NOW

LATER = NOW + timedelta(seconds=30)
HALF = NOW + timedelta(seconds=15)


def test_a_free_lease_is_taken(uow: UnitOfWork) -> None:
    """Whoever comes first holds it."""
    assert uow.leases.hold("outbox", "one", NOW, LATER)


def test_a_held_lease_is_refused_to_others(uow: UnitOfWork) -> None:
    """The second one hears no until the first one's time is over."""
    uow.leases.hold("outbox", "one", NOW, LATER)

    assert not uow.leases.hold("outbox", "two", HALF, LATER + timedelta(seconds=15))


def test_a_holder_keeps_its_lease(uow: UnitOfWork) -> None:
    """Holding it again moves its end."""
    uow.leases.hold("outbox", "one", NOW, LATER)
    uow.leases.hold("outbox", "one", HALF, LATER + timedelta(seconds=15))

    assert not uow.leases.hold("outbox", "two", LATER, LATER + timedelta(seconds=30))


def test_a_lease_that_ran_out_is_taken_over(uow: UnitOfWork) -> None:
    """A killed process keeps nobody waiting for longer than it had said."""
    uow.leases.hold("outbox", "one", NOW, LATER)

    assert uow.leases.hold("outbox", "two", LATER, LATER + timedelta(seconds=30))
    assert not uow.leases.hold("outbox", "one", LATER, LATER + timedelta(seconds=30))


def test_a_released_lease_is_free_at_once(uow: UnitOfWork) -> None:
    """A process that stops gracefully lets the next one go on without waiting."""
    uow.leases.hold("outbox", "one", NOW, LATER)
    uow.leases.release("outbox", "one")

    assert uow.leases.hold("outbox", "two", NOW, LATER)


def test_nobody_releases_for_others(uow: UnitOfWork) -> None:
    """A late release of an old holder does not take the lease from the new one."""
    uow.leases.hold("outbox", "one", NOW, LATER)
    uow.leases.release("outbox", "two")

    assert not uow.leases.hold("outbox", "two", HALF, LATER)


def test_leases_of_other_names_are_apart(uow: UnitOfWork) -> None:
    """Each name has its own holder."""
    uow.leases.hold("outbox", "one", NOW, LATER)

    assert uow.leases.hold("people", "two", NOW, LATER)
