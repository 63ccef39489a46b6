"""Offers as rows: one open one on a task, ended once."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from domain.handing import Offer, OfferEnd
from domain.ports import UnitOfWork
from tests import mothers
from tests.mothers import NOW

LATER = NOW + timedelta(days=2)


def made(uow: UnitOfWork, **changes: object) -> Offer:
    """A stored offer of a task of its own."""
    giver, taker = uow.people.add(mothers.person("Omar")), uow.people.add(mothers.person("Dana"))
    task = uow.tasks.add(mothers.task(owner_id=giver.id))
    blank = Offer(0, task.id, giver.id, taker.id, NOW, LATER, "You know the line.")
    return uow.offers.add(replace(blank, **changes))  # type: ignore[arg-type]  # fields by name


def test_an_open_offer_is_found_from_every_side(uow: UnitOfWork) -> None:
    """By its id, its task, whoever is asked, and once its time is over."""
    offer = made(uow)
    assert uow.offers.find(offer.id) == offer
    assert uow.offers.open_on([offer.task_id, mothers.UNKNOWN]) == [offer]
    assert uow.offers.open_on([]) == []
    assert uow.offers.open_to(offer.offered_to) == [offer]
    assert uow.offers.open_to(offer.offered_by) == []
    assert uow.offers.due(LATER - timedelta(seconds=1), 10) == []
    assert uow.offers.due(LATER, 10) == [offer]
    assert uow.offers.find(mothers.UNKNOWN) is None


def test_it_ends_once(uow: UnitOfWork) -> None:
    """The second end is refused, and an offer that ended is found by its task and its id alone."""
    offer = made(uow)
    ended = replace(offer, ended_at=LATER, end=OfferEnd.DECLINED, reason="I leave in March.")
    assert uow.offers.settle(ended)
    assert not uow.offers.settle(replace(ended, end=OfferEnd.ACCEPTED))
    assert uow.offers.find(offer.id) == ended
    assert uow.offers.of_task(offer.task_id) == [ended]
    assert uow.offers.open_on([offer.task_id]) == []
    assert uow.offers.open_to(offer.offered_to) == []
    assert uow.offers.due(LATER, 10) == []


def test_it_is_given_more_time(uow: UnitOfWork) -> None:
    """Only its own date changes."""
    offer, other = made(uow), made_beside(uow)
    uow.offers.put_off(offer, LATER + timedelta(days=3))
    assert uow.offers.find(offer.id) == replace(offer, due_at=LATER + timedelta(days=3))
    assert uow.offers.find(other.id) == other


def made_beside(uow: UnitOfWork) -> Offer:
    """Another one, on another task of the same people."""
    giver, taker = uow.people.add(mothers.person("Lena")), uow.people.add(mothers.person("Ravi"))
    task = uow.tasks.add(mothers.task(owner_id=giver.id))
    return uow.offers.add(Offer(0, task.id, giver.id, taker.id, NOW, LATER))


def test_a_task_has_one_open_offer_at_most(uow: UnitOfWork) -> None:
    """Two processes that offer at the same moment do not both succeed."""
    offer = made(uow)
    with pytest.raises(IntegrityError):
        uow.offers.add(replace(offer, id=0))
