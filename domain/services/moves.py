"""Moves to another zone: the chat's word is asked about, for whoever travels wants their usual hours."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from domain.audit import AuditEntry
from domain.cadence import is_zone
from domain.notices import NoticeKind
from domain.people import UNANSWERED_FOR, Person, ZoneMove
from domain.ports import Storage, UnitOfWork
from domain.services import access, local_time
from domain.services.changes import differences, rewrite, tell
from domain.services.waking import wake_cases


class MoveService:
    """Hears whether somebody has moved."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def answer(self, chat_id: str, since: datetime, now: datetime, *, lives_there: bool, through: str) -> Person:
        """They live there now, or travel; an answer to an older question changes nothing. Errors: StrangerError."""
        with self._storage.write() as uow:
            person = access.actor(uow, chat_id)
            move = person.move
            if move is None or move.since != since:
                return person
            zone = move.zone if lives_there else move.before
            after = replace(person, zone=zone, move=replace(move, answer=lives_there, by_itself=False))
            return _settle(uow, person, after, now, through)

    def settle_due(self, now: datetime) -> int:
        """Take the zone that the chat says for true where nobody answered for a week; for how many people."""
        with self._storage.read() as uow:
            if not uow.people.moved_before(now - UNANSWERED_FOR):
                return 0
        settled = 0
        with self._storage.write() as uow:
            for person in uow.people.moved_before(now - UNANSWERED_FOR):
                move = person.open_move
                if move is not None:
                    after = replace(person, zone=move.zone, move=replace(move, answer=True, by_itself=True))
                    _settle(uow, person, after, now, None)
                    _rewrite(uow, move, person, now)
                    settled += 1
        return settled


def heard(uow: UnitOfWork, person: Person, zone: str | None, now: datetime) -> Person:
    """The person after the chat said their zone; where they are to be asked, the question is in the outbox."""
    if zone is None or not is_zone(zone):
        return person
    move = person.move
    if zone == person.zone:
        return person if move is None or move.answer else _nothing_to_ask(uow, person, person.zone, now)
    if move is not None and not move.answer and zone == move.zone:
        return person  # asked before, or answered: they travel
    came_back = move is not None and move.answer is True and zone == move.before
    if came_back or not person.reachable or _same_hours(person.zone, zone, now):
        return _nothing_to_ask(uow, person, zone, now)
    after = replace(person, move=ZoneMove(zone, person.zone, now))
    if person.open_move is not None:
        _rewrite(uow, person.open_move, person, now)
    tell(uow, NoticeKind.ZONE_ASKED, person.id, person.id, now, occasion=now.isoformat())
    return after


def _same_hours(one: str, other: str, now: datetime) -> bool:
    """Whether the clocks show the same: then working hours are the same too."""
    return now.astimezone(ZoneInfo(one)).utcoffset() == now.astimezone(ZoneInfo(other)).utcoffset()


def _nothing_to_ask(uow: UnitOfWork, person: Person, zone: str, now: datetime) -> Person:
    if person.open_move is not None:
        _rewrite(uow, person.open_move, person, now)
    return replace(person, zone=zone, move=None)


def _settle(uow: UnitOfWork, before: Person, after: Person, now: datetime, through: str | None) -> Person:
    after = replace(after, next_ask_at=local_time.moment_of_that_week(uow, after, now))
    uow.people.save(after)
    uow.notices.look_again(after.id, now)  # what waited for the hours of both zones goes by those of one
    wake_cases(uow, after, now)
    old, new = differences(before, after)
    by = None if through is None else after.id
    uow.audit.add(AuditEntry(now, "move_settled", f"person:{after.id}", by, before=old, after=new, through=through))
    return after


def _rewrite(uow: UnitOfWork, move: ZoneMove, person: Person, now: datetime) -> None:
    sent = uow.notices.latest(NoticeKind.ZONE_ASKED, person.id, move.since.isoformat())
    rewrite(uow, [] if sent is None else [sent], now)
