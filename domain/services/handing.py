"""Handing over: an owner offers a task, and whoever it is offered to accepts it, or not. Nobody is made to take one."""

from datetime import datetime

from domain.audit import AuditEntry
from domain.cadence import workdays_later, working_moment
from domain.checkins import LONGEST_TEXT
from domain.errors import (
    AssignInsteadError,
    OfferOverError,
    OwnTaskError,
    TaskClosedError,
    TaskProposedError,
    TooLongError,
    UnknownOfferError,
)
from domain.handing import ANSWER_DAYS, Offer, OfferEnd, OfferView
from domain.matters import Matter
from domain.notices import NoticeKind
from domain.nudge_errors import ClaimInsteadError, OfferWaitsError
from domain.people import Person
from domain.ports import Storage, UnitOfWork
from domain.rights import Right
from domain.services import access, local_time
from domain.services.case_people import was_told
from domain.services.changes import Act, Spot, rewrite_case, rewrite_prompt, tell
from domain.services.claims import nobodys
from domain.services.offers import head_told, rewrite_offers, settle, view_of, with_offers
from domain.services.ownership import HANDED_OVER, give
from domain.tasks import Task, TaskState
from domain.views import TaskFilter, TaskView


class HandService:
    """Makes offers, and takes the answers to them."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def own(self, chat_id: str, task_id: int) -> TaskView:
        """A task that the member may hand over, for the form. Errors: those of `offer` that concern the task."""
        with self._storage.read() as uow:
            task = _own(uow, access.actor(uow, chat_id), task_id)
            return with_offers(uow, uow.tasks.views(TaskFilter(ids=(task.id,))))[0]

    def offer(self, chat_id: str, task_id: int, to: str, note: str | None, now: datetime, *, through: str) -> OfferView:
        """Offer one's task to somebody, by their chat id, with a word to them; it stays one's own until accepted.

        An open offer to somebody else is taken back; the same one twice is made once. Errors: StrangerError,
        UnknownTaskError, NotAllowedError, AssignInsteadError, TaskClosedError, TaskProposedError, OwnTaskError,
        UnknownPersonError, UnreachablePersonError, TooLongError.
        """
        word = _checked(note)
        with self._storage.write() as uow:
            act = Act(access.actor(uow, chat_id), now, through)
            task = _own(uow, act.by, task_id)
            taker = access.member(uow, to)
            if taker.id == act.by.id:
                raise OwnTaskError(field="owner", code=task.code)
            for earlier in uow.offers.open_on([task.id]):
                if (earlier.offered_to, earlier.note) == (taker.id, word):
                    return view_of(uow, earlier)
                settle(uow, earlier, OfferEnd.WITHDRAWN, now, act=act)
                rewrite_offers(uow, task.id, now)
            return view_of(uow, _make(uow, act, task, taker, word))

    def propose(
        self, chat_id: str, task_id: int, to: str, note: str | None, now: datetime, *, through: str
    ) -> OfferView:
        """Propose somebody, by their chat id, for a task that nobody owns; they accept it or not.

        Errors: StrangerError, UnknownTaskError, TaskClosedError, TaskProposedError, AlreadyOwnedError,
        ClaimInsteadError, OfferWaitsError, UnknownPersonError, UnreachablePersonError, TooLongError.
        """
        word = _checked(note)
        with self._storage.write() as uow:
            act = Act(access.actor(uow, chat_id), now, through)
            task = nobodys(uow, task_id)
            taker = access.member(uow, to)
            if taker.id == act.by.id:
                raise ClaimInsteadError(field="owner", code=task.code)
            for earlier in uow.offers.open_on([task.id]):
                if earlier.offered_to == taker.id:
                    return view_of(uow, earlier)
                others = Matter(earlier.offered_by, task.department_id)
                if not access.may(uow, act.by, Right.REPLACE_PROPOSED_OWNER, others):
                    waits_for = uow.people.get(earlier.offered_to).name
                    raise OfferWaitsError(field="owner", code=task.code, person=waits_for)
                settle(uow, earlier, OfferEnd.WITHDRAWN, now, act=act)
                rewrite_offers(uow, task.id, now)
            return view_of(uow, _make(uow, act, task, taker, word, unowned=True))

    def accept(self, chat_id: str, offer_id: int, now: datetime, *, through: str, spot: Spot | None = None) -> None:
        """Take over the task: whoever accepts owns it from now on, and a case on it moves as when it is assigned.

        Errors: StrangerError, NotAllowedError, OfferOverError.
        """
        with self._storage.write() as uow:
            act = Act(access.actor(uow, chat_id), now, through, spot)
            offer, task = _waiting(uow, act.by, offer_id)
            of = view_of(uow, offer)
            if not settle(uow, offer, OfferEnd.ACCEPTED, now, act=act):
                raise OfferOverError(code=task.code)
            _tell(uow, offer, offer.offered_by, now)
            head = head_told(uow, of)
            case = uow.cases.open_on(task.id)
            if head is not None and (case is None or not was_told(uow, case, head)):
                _tell(uow, offer, head.id, now)
            give(uow, act, task, act.by, HANDED_OVER)

    def decline(self, chat_id: str, offer_id: int, reason: str | None, now: datetime, *, through: str) -> None:
        """Leave the task with its owner, who is told, with the reason if there is one.

        Errors: those of `accept`, TooLongError.
        """
        why = _checked(reason)
        with self._storage.write() as uow:
            act = Act(access.actor(uow, chat_id), now, through)
            offer, task = _waiting(uow, act.by, offer_id)
            if not settle(uow, offer, OfferEnd.DECLINED, now, act=act, reason=why):
                raise OfferOverError(code=task.code)
            _tell(uow, offer, offer.offered_by, now)
            _show(uow, offer, now)

    def take_back(self, chat_id: str, offer_id: int, now: datetime, *, through: str) -> OfferView:
        """Take back an offer of one's own. Errors: StrangerError, NotAllowedError, OfferOverError."""
        with self._storage.write() as uow:
            act = Act(access.actor(uow, chat_id), now, through)
            offer, task = _known(uow, offer_id)
            access.require(uow, act.by, Right.TAKE_BACK_OFFER, Matter(offer.offered_by))
            if not settle(uow, offer, OfferEnd.WITHDRAWN, now, act=act):
                raise OfferOverError(code=task.code)
            _show(uow, offer, now)
            return view_of(uow, offer)

    def waiting(self, chat_id: str, offer_id: int) -> OfferView:
        """An offer that the member may answer now, for a form. Errors: those of `accept`."""
        with self._storage.read() as uow:
            return view_of(uow, _waiting(uow, access.actor(uow, chat_id), offer_id)[0])

    def lapse_due(self, now: datetime, *, limit: int = 500) -> int:
        """End the offers that nobody answered in time, and tell their owners; how many."""
        with self._storage.read() as uow:
            due = uow.offers.due(now, limit)
        return sum(self._lapse(offer.id, now) for offer in due)

    def _lapse(self, offer_id: int, now: datetime) -> bool:
        with self._storage.write() as uow:
            offer, _task = _known(uow, offer_id)
            taker = uow.people.get(offer.offered_to)
            due_at = _due(uow, taker, offer.offered_at) if taker.reachable else now
            if not offer.is_open or offer.due_at > now:
                return False
            if due_at > now:  # a leave came between
                uow.offers.put_off(offer, due_at)
                was, is_now = ({"due_at": each.isoformat()} for each in (offer.due_at, due_at))
                why = "on leave meanwhile"
                uow.audit.add(AuditEntry(now, "offer_put_off", f"offer:{offer.id}", None, was, is_now, why))
            elif settle(uow, offer, OfferEnd.LAPSED, now):
                _tell(uow, offer, offer.offered_by, now)
            _show(uow, offer, now)
            return due_at <= now


def _checked(text: str | None) -> str | None:
    if text is not None and len(text) > LONGEST_TEXT:
        raise TooLongError(field="note", most=LONGEST_TEXT)
    return (text or "").strip() or None


def _own(uow: UnitOfWork, person: Person, task_id: int) -> Task:
    """The task, if it is the person's to hand over; others who may, assign it."""
    task = access.task(uow, task_id)
    if task.state is TaskState.PROPOSED:
        raise TaskProposedError(code=task.code)
    if task.state is not TaskState.OPEN:
        raise TaskClosedError(code=task.code)
    matter = Matter.of_task(task)
    if access.may(uow, person, Right.HAND_OVER_TASK, matter):
        return task
    if access.may(uow, person, Right.ASSIGN_TASK, matter):
        raise AssignInsteadError(code=task.code)
    raise access.refused(uow, Right.HAND_OVER_TASK, matter)


def _make(uow: UnitOfWork, act: Act, task: Task, taker: Person, word: str | None, *, unowned: bool = False) -> Offer:
    due_at = _due(uow, taker, act.at)
    blank = Offer(0, task.id, act.by.id, taker.id, act.at, due_at, word, unowned=unowned)
    offer = uow.offers.add(blank)
    after = {"task": task.id, "offered_to": taker.id}
    uow.audit.add(AuditEntry(act.at, "offer_made", f"offer:{offer.id}", act.by.id, None, after, word, act.through))
    tell(uow, NoticeKind.TASK_OFFERED, task.id, taker.id, act.at, occasion=str(offer.id))
    _show_owner(uow, task.id, act.by.id, act.at)
    return offer


def _due(uow: UnitOfWork, taker: Person, offered_at: datetime) -> datetime:
    schedule = local_time.schedule(uow, taker)
    return workdays_later(schedule, working_moment(schedule, offered_at), ANSWER_DAYS)


def _known(uow: UnitOfWork, offer_id: int) -> tuple[Offer, Task]:
    """The offer and its task, which is held, so that whoever comes second finds what the first one did."""
    offer = uow.offers.find(offer_id)
    if offer is None:
        raise UnknownOfferError
    task = access.task(uow, offer.task_id)
    return uow.offers.find(offer_id) or offer, task


def _waiting(uow: UnitOfWork, person: Person, offer_id: int) -> tuple[Offer, Task]:
    """The offer, when it waits and the person may answer it, and its task."""
    offer, task = _known(uow, offer_id)
    access.require(uow, person, Right.ANSWER_OFFER, Matter(asked=offer.offered_to))
    if not view_of(uow, offer).waits:
        raise OfferOverError(code=task.code)
    return offer, task


def _tell(uow: UnitOfWork, offer: Offer, person_id: int, now: datetime) -> None:
    tell(uow, NoticeKind.OFFER_TOLD, offer.task_id, person_id, now, occasion=str(offer.id))


def _show(uow: UnitOfWork, offer: Offer, now: datetime) -> None:
    """Have whatever shows the offer written anew."""
    rewrite_offers(uow, offer.task_id, now)
    _show_owner(uow, offer.task_id, offer.offered_by, now)


def _show_owner(uow: UnitOfWork, task_id: int, owner_id: int, now: datetime) -> None:
    """The weekly message, and what is open on the task: an offer alone stops nothing there."""
    rewrite_prompt(uow, owner_id, now)
    case = uow.cases.open_on(task_id)
    if case is not None:
        rewrite_case(uow, case, now)
