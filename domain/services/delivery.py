"""Delivery: takes notices out of the outbox one by one and carries them to the chat, as the promises say.

pending -> sending (committed before the network call) -> sent | superseded | refused | unknown, or pending again.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import uuid4

from domain import restoring
from domain.cadence import working_moment
from domain.notices import AT_ONCE, LASTING, Content, Notice, NoticeKind, NoticeState
from domain.pace import Method, Pacer
from domain.people import Person
from domain.ports import Attention, NoAnswer, Place, Refused, Sender, Sent, Storage, TryLater, UnitOfWork
from domain.services import claimables, contents, local_time
from domain.services.answering import Answers
from domain.services.changes import rewrite
from domain.services.contents import Superseded
from domain.services.undisturbed import Undisturbed

SENDING_TIME = timedelta(seconds=60)
"""How long a notice may be sending before its answer counts as lost; well above the client's own time limit."""

LEASE = "outbox"
LEASE_TIME = timedelta(seconds=30)
"""How long a process may send without asking again; a killed one keeps the others waiting no longer than this."""

RENEWED_BEFORE = timedelta(seconds=20)
"""A lease is renewed when less than this is left of it."""

OTHERS_TURN = timedelta(seconds=5)
"""How long a process naps while another one sends."""

NAP = timedelta(seconds=30)
"""The outbox is looked at this often even when nothing woke whoever sends."""

LOOK = timedelta(seconds=1)
"""How often the process that holds the lease looks for what the others put in, which does not wake it."""

_OF_THE_DIGEST = (NoticeKind.DECISION_POSTED, NoticeKind.LATE_TOLD, NoticeKind.DIGEST_MORE)
IN_THREAD = {**dict.fromkeys(_OF_THE_DIGEST, NoticeKind.DIGEST), NoticeKind.CARD_DECIDED: NoticeKind.DECISION_CARDS}
"""Notices that answer in the thread of an earlier one in the same channel."""

WRITING = frozenset({Method.POST, Method.UPDATE})


@dataclass(frozen=True, slots=True)
class _Letter:
    """A notice ready to go. One that `may_stand` in the chat since before a restore is looked for first."""

    notice: Notice
    content: Content
    person: Person | None
    place: Place
    may_stand: bool


class DeliveryService:
    """Sends what waits in the outbox, at the pace the chat allows, while this process holds the lease for it.

    `holder` names the process. Where only one can be at work, it is always the same name, so that the next one does
    not wait for the lease of one that was killed. Where others may be at work, the outbox is `shared`. `attention`
    knows who wants silence; without it nobody does. `answers` go first, from every process.
    """

    def __init__(
        self,
        storage: Storage,
        sender: Sender,
        pacer: Pacer,
        holder: str | None = None,
        *,
        shared: bool = False,
        attention: Attention | None = None,
        answers: Answers | None = None,
    ) -> None:
        self._storage = storage
        self._sender = sender
        self._pacer = pacer
        self._holder = holder or uuid4().hex
        self._shared = shared
        self._held_until: datetime | None = None
        self._answers = answers or Answers(pacer, lambda: None)
        self._undisturbed = Undisturbed(storage, attention, pacer)

    def send_due(self, now: datetime) -> datetime | None:
        """Send the next answer or notice, if one may go now.

        Returns the instant at which to call again (`now` itself when more may go at once), None when nothing waits.
        """
        answering = self._answers.send_next(now)
        if answering == now:
            return now
        moments = [answering, self._send_notice(now)]
        return min((moment for moment in moments if moment is not None), default=None)

    def _send_notice(self, now: datetime) -> datetime | None:
        with self._storage.read() as uow:
            waiting = uow.notices.next_at()
        if waiting is None or waiting > now:
            return waiting
        if not self._hold(now):
            return now + OTHERS_TURN
        resting = {method: ready for method in Method if (ready := self._pacer.ready_at(now, method=method)) > now}
        if resting.keys() >= WRITING:
            return min(resting[method] for method in WRITING)
        without = {kind for kind in NoticeKind if method_of(kind) in resting}
        with self._storage.write() as uow:
            if Method.LOOK_UP in resting and restoring.is_recent(_restored_at(uow), now):
                without |= LASTING
            notice = uow.notices.claim(now, now + SENDING_TIME, without=without)
        if notice is None:
            # What is due waits for its method, or stands behind a lost notice and goes once that one is settled.
            return min(resting.values(), default=now + SENDING_TIME)
        with self._storage.write() as uow:
            letter = self._prepare(uow, notice, now)
        if letter is not None and not self._undisturbed.holds(letter.notice, letter.person, now):
            self._carry(letter, now)
        return now

    def longest_nap(self, now: datetime) -> timedelta:
        """How long to stay away while nothing waits: shortly as long as what others put in waits for this process."""
        if not self._shared or self._held_until is None or self._held_until <= now:
            return NAP
        return LOOK

    def recover(self, now: datetime) -> int:
        """Settle notices whose answer never came: look each up once; how many there were."""
        with self._storage.read() as uow:
            lost = uow.notices.overdue(now)
            people = uow.people.many([notice.person_id for notice in lost if notice.person_id is not None])
        for notice in lost:
            self._settle(notice, people.get(notice.person_id or 0), now)
        return len(lost)

    def release(self) -> None:
        """Let another process send at once, because this one stops."""
        with self._storage.write() as uow:
            uow.leases.release(LEASE, self._holder)
        self._held_until = None

    def _hold(self, now: datetime) -> bool:
        """Whether this process may send; renews the lease in time."""
        if self._held_until is not None and now < self._held_until - RENEWED_BEFORE:
            return True
        until = now + LEASE_TIME
        with self._storage.write() as uow:
            held = uow.leases.hold(LEASE, self._holder, now, until)
        self._held_until = until if held else None
        return held

    def _prepare(self, uow: UnitOfWork, notice: Notice, now: datetime) -> _Letter | None:
        person = None if notice.person_id is None else uow.people.get(notice.person_id)
        content = contents.load(uow, notice, now)
        if isinstance(content, Superseded):
            uow.notices.save(_ended(notice, NoticeState.SUPERSEDED, content.reason, now))
            return None
        held_until = _held_until(uow, notice, person, now)
        place = _place(uow, notice, person)
        may_stand = restoring.may_stand(notice, _restored_at(uow), now)
        later = max(held_until, self._pacer.ready_at(now, place.channel, method_of(notice.kind)))
        if may_stand:
            later = max(later, self._pacer.ready_at(now, method=Method.LOOK_UP))
        if later > now:
            uow.notices.save(replace(notice, state=NoticeState.PENDING, not_before=later, deadline=None))
            return None
        return _Letter(notice, content, person, place, may_stand)

    def _carry(self, letter: _Letter, now: datetime) -> None:
        if letter.may_stand and self._stands(letter, now):
            return
        notice = replace(letter.notice, attempts=letter.notice.attempts + 1)
        method = method_of(notice.kind)
        self._pacer.took(now, letter.place.channel, method)
        outcome = self._sender.send(notice, letter.content, letter.place)
        if isinstance(outcome, NoAnswer):
            self._settle(notice, letter.person, now)
            return
        if isinstance(outcome, TryLater):
            self._pacer.pause(now, outcome.seconds, method)
        if isinstance(outcome, Sent) and outcome.channel != letter.place.channel:
            self._pacer.took(now, outcome.channel, method)  # a first message is addressed to the member
        with self._storage.write() as uow:
            uow.notices.save(_after(notice, outcome, now))
            if isinstance(outcome, Sent) and letter.person is not None:
                _learn_channel(uow, letter.person, outcome.channel)

    def _stands(self, letter: _Letter, now: datetime) -> bool:
        """Whether the notice need not be sent (now): it stands already, or nobody can tell (yet)."""
        found = self._look_up(letter.notice, letter.person, now)
        if found is None:
            return False
        with self._storage.write() as uow:
            if isinstance(found, NoAnswer):
                uow.notices.save(_ended(letter.notice, NoticeState.UNKNOWN, found.error, now))
                return True
            uow.notices.save(_after(letter.notice, found, now))
            if isinstance(found, Sent):
                _adopt(uow, letter.notice.id, letter.person, now)
        return True

    def _look_up(self, notice: Notice, person: Person | None, now: datetime) -> Sent | TryLater | NoAnswer | None:
        self._pacer.took(now, "", Method.LOOK_UP)
        found = self._sender.look_up(notice, person)
        if isinstance(found, TryLater):
            self._pacer.pause(now, found.seconds, Method.LOOK_UP)
        return found

    def _settle(self, notice: Notice, person: Person | None, now: datetime) -> None:
        found = self._look_up(notice, person, now)
        with self._storage.write() as uow:
            current = uow.notices.get(notice.id)
            if (current.state, current.deadline) != (NoticeState.SENDING, notice.deadline):
                return  # another process looked it up meanwhile, and may have sent it since
            if isinstance(found, Sent):
                uow.notices.save(_after(notice, found, now))
                if restoring.may_stand(notice, _restored_at(uow), now):
                    _adopt(uow, notice.id, person, now)
            elif isinstance(found, TryLater):
                uow.notices.save(replace(notice, deadline=now + timedelta(seconds=found.seconds), reason=found.error))
            elif found is None:
                uow.notices.save(replace(notice, state=NoticeState.PENDING, not_before=now, deadline=None))
            else:
                uow.notices.save(_ended(notice, NoticeState.UNKNOWN, found.error, now))


def method_of(kind: NoticeKind) -> Method:
    """The way of writing that a notice takes."""
    return Method.UPDATE if kind is NoticeKind.MESSAGE_CHANGED else Method.POST


def _held_until(uow: UnitOfWork, notice: Notice, person: Person | None, now: datetime) -> datetime:
    """Nobody is written to outside their working time; at any time goes only what stands, or was just asked for."""
    if notice.kind is NoticeKind.UNOWNED_OFFERED and person is None:
        head = claimables.head_or_leader(uow, uow.departments.get(notice.subject_id))
        return now if head is None else working_moment(local_time.office(local_time.schedule(uow, head)), now)
    if person is None or notice.kind in AT_ONCE:
        return now
    return working_moment(local_time.schedule(uow, person), now)


def _place(uow: UnitOfWork, notice: Notice, person: Person | None) -> Place:
    if notice.kind is NoticeKind.MESSAGE_CHANGED:
        original = uow.notices.get(notice.subject_id)
        return Place(original.sent_channel or "", replaces_ts=original.sent_ts)
    channel = notice.channel or ""
    if person is not None:
        channel = person.dm_channel or person.chat_id
    parent = IN_THREAD.get(notice.kind)
    if parent is not None:
        standing = uow.notices.latest(parent, 0, notice.occasion)
        if standing is not None:
            return Place(standing.sent_channel or channel, thread_ts=standing.sent_ts)
    return Place(channel)


def _after(notice: Notice, outcome: Sent | Refused | TryLater, now: datetime) -> Notice:
    if isinstance(outcome, Sent):
        return replace(
            notice,
            state=NoticeState.SENT,
            sent_at=now,
            sent_channel=outcome.channel,
            sent_ts=outcome.ts,
            deadline=None,
            reason=None,
            ended_at=now,
        )
    if isinstance(outcome, Refused):
        return _ended(notice, NoticeState.REFUSED, outcome.error, now)
    later = now + timedelta(seconds=outcome.seconds)
    return replace(notice, state=NoticeState.PENDING, not_before=later, deadline=None, reason=outcome.error)


def _ended(notice: Notice, state: NoticeState, reason: str, now: datetime) -> Notice:
    return replace(notice, state=state, reason=reason, deadline=None, ended_at=now)


def _restored_at(uow: UnitOfWork) -> datetime | None:
    settings = uow.workspaces.find()
    return None if settings is None else settings.restored_at


def _adopt(uow: UnitOfWork, notice_id: int, person: Person | None, now: datetime) -> None:
    """Have a message that was found again show what the database knows: what was answered on it may be lost."""
    notice = uow.notices.get(notice_id)
    rewrite(uow, [notice], now)
    if person is not None and notice.sent_channel is not None:
        _learn_channel(uow, person, notice.sent_channel)


def _learn_channel(uow: UnitOfWork, person: Person, channel: str) -> None:
    if person.dm_channel != channel:
        uow.people.learn_channel(person.id, channel)
