"""Do not disturb: what comes by itself waits while its reader wants silence in the chat, but not for ever."""

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from domain.cadence import Schedule, instant, working_moment
from domain.delivery import UNDISTURBED
from domain.notices import AT_ONCE, Notice, NoticeState
from domain.pace import Method, Pacer
from domain.people import Person
from domain.ports import Attention, Storage, TryLater
from domain.ports.sending import MOST_AT_ONCE
from domain.services import local_time

KNOWN_FOR = timedelta(minutes=5)
"""So long what the chat said of somebody is taken for true: it is asked for fifty people at once, not for each post."""

NOT_ASKED_AGAIN = timedelta(minutes=10)
"""So long nothing is asked after the chat could not tell."""

A_DAY = timedelta(days=1)
"""A message waits no longer than until a day after the next working morning."""


@dataclass(frozen=True, slots=True)
class _Known:
    at: datetime
    until: datetime | None


class Undisturbed:
    """Holds back what would disturb. Where the chat does not tell who wants silence, nothing is held back."""

    def __init__(self, storage: Storage, attention: Attention | None, pacer: Pacer) -> None:
        self._storage = storage
        self._attention = attention
        self._pacer = pacer
        self._known: dict[str, _Known] = {}
        self._asks_from: datetime | None = None

    def holds(self, notice: Notice, person: Person | None, now: datetime) -> bool:
        """Put a notice that is about to go back into the outbox, if its reader wants silence; whether it was put back.

        Only what goes to one person waits; no rewriting, which makes no sound, and nothing that was just asked for.
        """
        if person is None or notice.kind in AT_ONCE:
            return False
        until = self._quiet_until(person, now)
        if until is None:
            return False
        with self._storage.write() as uow:
            schedule = local_time.schedule(uow, person)
            since = held_since(notice) or now
            latest = _latest(schedule, since)
            if now >= latest:
                return False
            moment, reason = working_moment(schedule, min(until, latest)), f"{UNDISTURBED}{since.isoformat()}"
            uow.notices.save(
                replace(notice, state=NoticeState.PENDING, not_before=moment, deadline=None, reason=reason)
            )
        return True

    def _quiet_until(self, person: Person, now: datetime) -> datetime | None:
        known = self._known.get(person.chat_id)
        if known is None or now - known.at >= KNOWN_FOR:
            self._ask(person, now)
            known = self._known.get(person.chat_id)
        return known.until if known is not None and known.until is not None and known.until > now else None

    def _ask(self, person: Person, now: datetime) -> None:
        """Ask for this person, and in the same call for those whose messages are next."""
        self._known = {chat_id: known for chat_id, known in self._known.items() if now - known.at < KNOWN_FOR}
        resting = self._asks_from is not None and now < self._asks_from
        if self._attention is None or resting or self._pacer.ready_at(now, method=Method.QUIET) > now:
            return
        with self._storage.read() as uow:
            following = uow.notices.next_readers(now, MOST_AT_ONCE)
        others = [each for each in following if each != person.chat_id and each not in self._known]
        wanted = [person.chat_id, *others][:MOST_AT_ONCE]
        self._pacer.took(now, "", Method.QUIET)
        told = self._attention.quiet_until(wanted, now)
        if isinstance(told, TryLater):
            self._pacer.pause(now, told.seconds, Method.QUIET)
        elif told is None:
            self._asks_from = now + NOT_ASKED_AGAIN
        else:
            self._known |= {chat_id: _Known(now, told.get(chat_id)) for chat_id in wanted}


def held_since(notice: Notice) -> datetime | None:
    """Since when a notice waits because its reader wants silence; None when it does not."""
    reason = notice.reason or ""
    return datetime.fromisoformat(reason.removeprefix(UNDISTURBED)) if reason.startswith(UNDISTURBED) else None


def _latest(schedule: Schedule, since: datetime) -> datetime:
    """A day after the first working morning of a later day than that on which the waiting began."""
    tomorrow = instant(schedule.zone, schedule.today(since) + A_DAY, time.min)
    return working_moment(schedule, tomorrow) + A_DAY
