"""The leader's cards: once on a working day what came to the top of the ladder is brought to the leader.

The cards stand in the leader's channel, where decisions are seen by all; without one they go to the leader alone. On
the day of the digest they are part of it.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from domain.audit import AuditEntry
from domain.cadence import Schedule, at_work
from domain.cards import Card, CardsReady, Earlier, Told, most_urgent_first
from domain.needs import NeedAnswer
from domain.notices import Notice, NoticeKind
from domain.people import Person
from domain.ports import Storage, UnitOfWork
from domain.services import access, local_time, offers, pausing
from domain.services.asked_for import open_needs
from domain.services.changes import CASE_MESSAGES, post, tell
from domain.services.given import with_given
from domain.services.routing import views as need_views
from domain.views import CaseView, Given, NeedView
from domain.workspace import Workspace

LOOKED_THROUGH = 200
"""Of so many cases, the oldest, the most urgent are brought first: more wait only where nobody ever decides."""

STILL_TOLD = timedelta(days=30)
"""Who declined what is part of the story for so long."""


class CardService:
    """Brings cases to the leader."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def deal_due(self, now: datetime) -> int:
        """Bring the leader what waits for a card, if this is the moment for it; how many cases they are."""
        with self._storage.read() as uow:
            if uow.workspaces.find() is None or not uow.cases.count_without_card() or not _is_moment(uow, now):
                return 0
        with self._storage.write() as uow:
            return _deal(uow, now) if _is_moment(uow, now) else 0


def _is_moment(uow: UnitOfWork, now: datetime) -> bool:
    """Whether cards are dealt now: while the leader works, at once or once a day, from the hour of the digest on."""
    settings = access.workspace(uow)
    leader = access.leader(uow, settings)
    if leader is None or not leader.reachable:
        return False
    schedule = local_time.schedule(uow, leader)
    day = schedule.today(now)
    moments = (uow.cases.last_dealt(), settings.restored_at)
    dealt, restored = (moment is not None and schedule.today(moment) == day for moment in moments)
    # What stands in the chat since before a restore is not known: of that day it may be the cards.
    if not schedule.working_at(now) or restored:
        return False
    if settings.ladder.at_once:
        return True
    begun = now >= at_work(schedule, day, settings.digest.at)
    return begun and not dealt and not _digest_comes(settings, schedule, day)


def _digest_comes(settings: Workspace, schedule: Schedule, day: date) -> bool:
    """Whether the digest of that day is still to come, and will bring them."""
    coming = settings.next_digest_at
    return settings.digest_channel is not None and coming is not None and schedule.today(coming) == day


def _deal(uow: UnitOfWork, now: datetime) -> int:
    settings = access.workspace(uow)
    found = most_urgent_first(uow.cases.without_card(LOOKED_THROUGH))[: settings.ladder.most_cards]
    kind, occasion, channel = NoticeKind.DECISION_CARDS, now.isoformat(), settings.digest_channel
    if not found or settings.leader_id is None:
        return 0
    if channel is None:
        tell(uow, kind, 0, settings.leader_id, now, occasion=occasion)
    else:
        post(uow, kind, 0, channel, now, occasion=occasion)
    carried(uow, found, now)
    return len(found)


def carried(uow: UnitOfWork, brought: Sequence[CaseView], now: datetime) -> None:
    """Write down which cases a message brings to the leader."""
    ids = [view.case.id for view in brought if view.case.is_open and view.case.card_at is None]
    uow.cases.deal(ids, now)
    after = {"card_at": now.isoformat()}
    uow.audit.add_all([AuditEntry(at=now, what="case_brought", subject=f"case:{each}", after=after) for each in ids])


def cards(uow: UnitOfWork, notice: Notice, now: datetime) -> CardsReady | str:
    """What the cards of a moment say now; a str says why they need not be brought any more."""
    settings = access.workspace(uow)
    leader = access.leader(uow, settings)
    if leader is None:
        return "no leader"
    found = most_urgent_first(uow.cases.on_card(datetime.fromisoformat(notice.occasion)))
    if notice.sent_ts is None and not any(view.case.is_open for view in found):
        return "answered meanwhile"
    ready = tuple(card(uow, view, leader, now) for view in found)
    most = None if settings.ladder.at_once else settings.ladder.most_cards
    return CardsReady(leader, ready, uow.cases.count_without_card(), most)


def card(uow: UnitOfWork, of: CaseView, leader: Person, now: datetime) -> Card:
    """A case with its story, as long as it waits; of one that is over its end is enough."""
    if not of.case.is_open:
        return Card(of)
    today = local_time.today(uow, leader, now)
    (view,) = with_given(uow, offers.with_offers(uow, [of.view]), today)
    asks = tuple(open_needs(uow, [view]))
    told = pausing.views_of(uow, [of.case.id]).get(of.case.id, ())
    shown = CaseView(of.case, view, of.head, pauses=told)
    return Card(shown, _told(uow, of), _earlier(uow, of), asks, _declined(uow, of, now))


def _told(uow: UnitOfWork, of: CaseView) -> tuple[Told, ...]:
    sent = [each for each in uow.notices.sent_about(CASE_MESSAGES, of.case.id) if each.person_id is not None]
    people = uow.people.many([each.person_id or 0 for each in sent])
    return tuple(Told(people[each.person_id], each.sent_at) for each in sent if each.person_id and each.sent_at)


def _earlier(uow: UnitOfWork, of: CaseView) -> Earlier | None:
    """What was decided last, be it by the head below or by the leader before."""
    before = [each for each in uow.history.decisions(of.case.task_id) if each.case_id != of.case.id]
    if not before:
        return None
    last = before[-1]
    owner = None if last.owner_id is None else uow.people.get(last.owner_id)
    return Earlier(Given(last, uow.people.get(last.decided_by)), owner)


def _declined(uow: UnitOfWork, of: CaseView, now: datetime) -> tuple[NeedView, ...]:
    needs = [each for each in uow.history.needs(of.case.task_id) if each.answer is NeedAnswer.DECLINED]
    recent = [each for each in needs if each.answered_at is not None and each.answered_at >= now - STILL_TOLD]
    return tuple(need_views(uow, recent)) if recent else ()
