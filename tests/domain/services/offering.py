"""Offers as the tests make and answer them."""

from datetime import datetime

from domain.handing import Offer
from domain.notices import NoticeKind
from domain.people import Person
from domain.tasks import Task
from tests.company import Company, at

OFFERED, TOLD = NoticeKind.TASK_OFFERED, NoticeKind.OFFER_TOLD
NOW = at("2027-01-11 10:00")
DUE = at("2027-01-13 10:00")


def offer(
    company: Company, task: Task, to: Person, now: datetime = NOW, *, by: Person | None = None, note: str | None = None
) -> Offer:
    """The owner offers a task to somebody."""
    giver = company.owner if by is None else by
    return company.services.handing.offer(giver.chat_id, task.id, to.chat_id, note, now, through="test").offer


def accept(company: Company, of: Offer, by: Person, now: datetime = NOW) -> None:
    """Somebody takes the task."""
    company.services.handing.accept(by.chat_id, of.id, now, through="test")


def decline(company: Company, of: Offer, by: Person, reason: str | None = None) -> None:
    """Somebody does not take it."""
    company.services.handing.decline(by.chat_id, of.id, reason, NOW, through="test")


def now_of(company: Company, of: Offer) -> Offer:
    """An offer as it is now."""
    with company.storage.read() as uow:
        found = uow.offers.find(of.id)
    assert found is not None
    return found
