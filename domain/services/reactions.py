"""Reactions: a sign on a message of the bot says that its reader has seen it. It is never a status."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from domain.audit import AuditEntry
from domain.checkins import CheckIn
from domain.needs_you import IN_SIGHT
from domain.notices import PROMPTS, Notice, NoticeKind
from domain.people import Person
from domain.ports import Storage, UnitOfWork
from domain.services import local_time
from domain.services.changes import Act, Spot
from domain.services.needs_you import weekly
from domain.services.seeing import acknowledge, reads
from domain.services.standing import task_of

MESSAGE_SEEN = "message_seen"
"""What the trail calls it."""

READ = frozenset({*PROMPTS, NoticeKind.OWNER_NUDGED})
"""A sign on these says that they were read, and answers nothing."""

ABOVE = frozenset({NoticeKind.CASE_CLIMBED, NoticeKind.NEED_RAISED, NoticeKind.NEEDS_YOU})
"""A sign on these acknowledges the answers that they tell of, too."""

THROUGH = "reaction"


class ReactionService:
    """Takes signs."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def reacted(self, chat_id: str, spot: Spot, now: datetime) -> None:
        """Somebody put a sign that means "seen" on a message.

        It counts on messages to themselves; on any other, and for strangers, nothing happens and nobody is told.
        """
        with self._storage.read() as uow:
            person, notice = uow.people.by_chat_id(chat_id), uow.notices.sent_as(*spot)
        if person is None or not person.reachable or notice is None or notice.person_id != person.id:
            return
        if notice.kind in READ | ABOVE:
            self._note(person, notice, now)

    def _note(self, person: Person, notice: Notice, now: datetime) -> None:
        with self._storage.write() as uow:
            act, subject = Act(person, now, THROUGH), f"notice:{notice.id}"
            if uow.audit.latest(subject) is None:
                uow.audit.add(AuditEntry(now, MESSAGE_SEEN, subject, person.id, through=THROUGH))
            for check_in in _told_of(uow, act, notice):
                if check_in.wants_eyes and reads(uow, act, check_in) and _stood_there(check_in, notice):
                    acknowledge(uow, act, check_in)


def _told_of(uow: UnitOfWork, act: Act, notice: Notice) -> Iterator[CheckIn]:
    """The answers that a message tells of."""
    if notice.kind is NoticeKind.NEEDS_YOU:
        waits = weekly(uow, act.by, date.fromisoformat(notice.occasion), notice.created_at, act.at)
        in_sight = max(0, IN_SIGHT - len(waits.needs) - len(waits.proposals))
        yield from (view.check_in for view in waits.answers[:in_sight] if view.check_in is not None)
        return
    task_id = task_of(uow, notice) if notice.kind in ABOVE else None
    if task_id is not None:
        before = local_time.this_week(uow, act.by, act.at) + timedelta(weeks=1)
        latest = uow.check_ins.latest_answered(task_id, before)
        yield from [] if latest is None else [latest]


def _stood_there(check_in: CheckIn, notice: Notice) -> bool:
    """Whether it had been given when the message was sent: nobody has seen what came later."""
    given, sent = check_in.answered_at, notice.sent_at
    return given is not None and sent is not None and given <= sent
