"""Offers as every use case meets them: shown beside their tasks, and ended when a task is closed or moves."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from domain.audit import AuditEntry
from domain.handing import Offer, OfferEnd, OfferMade, OfferTold, OfferView, holds
from domain.notices import Notice, NoticeKind
from domain.people import Person
from domain.ports import UnitOfWork
from domain.services.changes import Act, rewrite
from domain.views import Offered, TaskFilter, TaskView


def view_of(uow: UnitOfWork, offer: Offer) -> OfferView:
    """An offer with all around it."""
    return views_of(uow, [offer])[0]


def views_of(uow: UnitOfWork, offers: Sequence[Offer]) -> list[OfferView]:
    """Offers with all around them, in the same order."""
    tasks = {view.task.id: view for view in uow.tasks.views(TaskFilter(ids=tuple({each.task_id for each in offers})))}
    people = uow.people.many([person for each in offers for person in (each.offered_by, each.offered_to)])
    return [OfferView(each, tasks[each.task_id], people[each.offered_by], people[each.offered_to]) for each in offers]


def with_offers(uow: UnitOfWork, views: Sequence[TaskView]) -> list[TaskView]:
    """The same tasks, with the open offers of their owners."""
    open_ones = {each.task_id: each for each in uow.offers.open_on([view.task.id for view in views])}
    if not open_ones:
        return list(views)
    people = uow.people.many([each.offered_to for each in open_ones.values()])
    return [_with_offer(view, open_ones.get(view.task.id), people) for view in views]


def _with_offer(view: TaskView, offer: Offer | None, people: dict[int, Person]) -> TaskView:
    if offer is None or not holds(offer, view.task):
        return view
    return replace(view, offered=Offered(offer.id, people[offer.offered_to], offer.due_at))


def waiting_on(uow: UnitOfWork, person: Person) -> list[OfferView]:
    """The offers that wait for the person's answer, the earliest due first."""
    return [view for view in views_of(uow, uow.offers.open_to(person.id)) if view.waits]


def settle(
    uow: UnitOfWork, offer: Offer, end: OfferEnd, now: datetime, *, act: Act | None = None, reason: str | None = None
) -> bool:
    """End an offer, and write it down; False when it had ended before. `act` is None when nobody did it."""
    if not uow.offers.settle(replace(offer, ended_at=now, end=end, reason=reason)):
        return False
    by, through = (None, "") if act is None else (act.by.id, act.through)
    after = {"task": offer.task_id}
    uow.audit.add(AuditEntry(now, f"offer_{end}", f"offer:{offer.id}", by, None, after, reason, through))
    return True


def end_offer(uow: UnitOfWork, task_id: int, now: datetime) -> None:
    """End the open offer on a task, if there is one, because the task was closed or got another owner."""
    for offer in uow.offers.open_on([task_id]):
        if settle(uow, offer, OfferEnd.OVERTAKEN, now):
            rewrite_offers(uow, task_id, now)


def rewrite_offers(uow: UnitOfWork, task_id: int, now: datetime) -> None:
    """Have the messages that offer a task written anew."""
    rewrite(uow, uow.notices.sent_about([NoticeKind.TASK_OFFERED], task_id), now)


def made(uow: UnitOfWork, notice: Notice, to: Person, _now: datetime) -> OfferMade | str:
    """What an offer says; a str says why it need not be made any more."""
    of = _of(uow, notice)
    if notice.sent_ts is None and not of.waits:
        return "answered or taken back meanwhile"
    return OfferMade(to, of, head_told(uow, of))


def told(uow: UnitOfWork, notice: Notice, to: Person, _now: datetime) -> OfferTold | str:
    """What became of an offer."""
    return OfferTold(to, _of(uow, notice))


def head_told(uow: UnitOfWork, of: OfferView) -> Person | None:
    """The head of the task's department, who learns of its new owner; None where that is one of the two."""
    head_id = None if of.view.department is None else of.view.department.head_id
    if head_id is None or head_id in {of.giver.id, of.taker.id}:
        return None
    head = uow.people.get(head_id)
    return head if head.reachable else None


def _of(uow: UnitOfWork, notice: Notice) -> OfferView:
    offer = uow.offers.find(int(notice.occasion))
    if offer is None:
        raise KeyError(f"offers {notice.occasion}")
    return view_of(uow, offer)
