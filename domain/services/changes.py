"""What every use case does with a change: write it down, and have the messages that show it written anew."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum

from domain.audit import AuditEntry
from domain.cadence import week_of
from domain.calendars import Calendar
from domain.checkins import CheckIn
from domain.claims import OFFERED
from domain.departments import Department
from domain.ladder import Case, Outcome, Role
from domain.needs import Need
from domain.notices import LASTING, PROMPTS, Notice, NoticeKind, lasting_token
from domain.people import Person
from domain.ports import UnitOfWork
from domain.services import access
from domain.tasks import Task
from domain.workspace import Workspace

_Changing = Task | Person | CheckIn | Workspace | Calendar | Department

A_WEEK = timedelta(weeks=1)
_TO_ITS_LAST_DAY = timedelta(days=6)

Spot = tuple[str, str]
"""Where a message stands: channel and ts."""


@dataclass(frozen=True, slots=True)
class Act:
    """Who does something, when, through what (a click, a command ...), and the message they clicked, if any.

    The clicked message is rewritten by the click itself, so that it answers at once.
    """

    by: Person
    at: datetime
    through: str
    spot: Spot | None = None


CASE_MESSAGES = (NoticeKind.OWNER_NUDGED, NoticeKind.CASE_CLIMBED)
WEEKS_IN_SIGHT = 3
"""The messages of so many newest weeks are kept true; on an older one a press is answered by what is true."""

TASK_MESSAGES = (
    NoticeKind.TASK_GIVEN,
    NoticeKind.TASK_PROPOSED,
    NoticeKind.TASK_OFFERED,
    NoticeKind.DATE_PROPOSED,
)


def audit_task(
    uow: UnitOfWork,
    before: Task,
    after: Task,
    now: datetime,
    what: str,
    *,
    by: int | None,
    through: str,
    more: tuple[Mapping[str, object], Mapping[str, object]] = ({}, {}),
) -> None:
    """Append what changed on a task, field by field, and `more` that was and is with it."""
    old, new = differences(before, after)
    old, new = {**old, **more[0]}, {**new, **more[1]}
    uow.audit.add(
        AuditEntry(at=now, what=what, subject=f"task:{after.id}", person_id=by, before=old, after=new, through=through)
    )


def differences(before: _Changing, after: _Changing) -> tuple[dict[str, object], dict[str, object]]:
    """The fields that differ, as they were and as they are."""
    old, new = {}, {}
    for field in fields(before):
        was, now_is = getattr(before, field.name), getattr(after, field.name)
        if was != now_is:
            old[field.name], new[field.name] = plain(was), plain(now_is)
    return old, new


def plain(value: object) -> object:
    """A value as JSON holds it."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    return _plain_parts(value)


def _plain_parts(value: object) -> object:
    if isinstance(value, tuple | list):
        return [plain(each) for each in value]
    if isinstance(value, frozenset):
        return sorted((plain(each) for each in value), key=str)
    if isinstance(value, Mapping):
        return {str(plain(key)): plain(each) for key, each in value.items()}
    return value


def tell(
    uow: UnitOfWork,
    kind: NoticeKind,
    subject_id: int,
    person_id: int,
    now: datetime,
    *,
    occasion: str = "",
    urgent: bool = False,
    token: str = "",
) -> bool:
    """Put a notice for a person into the outbox; False when it was there already."""
    notice = Notice(
        kind=kind,
        subject_id=subject_id,
        occasion=occasion,
        created_at=now,
        not_before=now,
        person_id=person_id,
        urgent=urgent,
        token=token,
    )
    return uow.notices.add(notice)


def post(uow: UnitOfWork, kind: NoticeKind, subject_id: int, channel: str, now: datetime, *, occasion: str) -> bool:
    """Put a notice for a channel into the outbox; False when it was there already."""
    return uow.notices.add(for_channel(kind, subject_id, channel, now, occasion=occasion))


def for_channel(kind: NoticeKind, subject_id: int, channel: str, now: datetime, *, occasion: str) -> Notice:
    """A notice for a channel that may go now."""
    return Notice(
        kind=kind,
        subject_id=subject_id,
        occasion=occasion,
        created_at=now,
        not_before=now,
        channel=channel,
        token=lasting_token(kind, channel, occasion) if kind in LASTING else "",
    )


def rewrite(uow: UnitOfWork, sent: Iterable[Notice], now: datetime, *, but: Spot | None = None) -> None:
    """Have messages written anew; the one at `but`, which was just clicked, is rewritten by the click itself."""
    for notice in sent:
        if but is not None and (notice.sent_channel, notice.sent_ts) == but:
            continue
        # A moved clock may stand still between two changes: the second one must not pass for the first.
        earlier = uow.notices.latest(NoticeKind.MESSAGE_CHANGED, notice.id)
        uow.notices.add(
            Notice(
                kind=NoticeKind.MESSAGE_CHANGED,
                subject_id=notice.id,
                occasion=f"{now.isoformat()} after {earlier.id if earlier else 0}",
                created_at=now,
                not_before=now,
                person_id=notice.person_id,
                channel=notice.channel,
                urgent=True,
            )
        )


def rewrite_prompt(uow: UnitOfWork, person_id: int | None, now: datetime, *, but: Spot | None = None) -> None:
    """Have the weekly messages somebody may still answer written anew, because a task on them came or went."""
    if person_id is not None:
        rewrite(uow, _prompts(uow, person_id, WEEKS_IN_SIGHT), now, but=but)


def _prompts(uow: UnitOfWork, person_id: int, weeks: int) -> list[Notice]:
    """What asked somebody in the newest weeks: the question of each, its reminders, and what came after a leave."""
    sent = uow.notices.sent_about(PROMPTS, person_id)
    newest = sorted({notice.occasion for notice in sent})[-weeks:]
    return [notice for notice in sent if notice.occasion in newest]


def rewrite_case(uow: UnitOfWork, case: Case, now: datetime, *, but: Spot | None = None) -> None:
    """Have every message that shows a case written anew: the nudge, all cards, and the digest that lists it.

    That it was answered may have been said before, when the answer was taken back.
    """
    rewrite(uow, uow.notices.sent_about([*CASE_MESSAGES, NoticeKind.CASE_ANSWERED], case.id), now, but=but)
    offering = uow.claims.of_case(case.id) if case.kind in OFFERED else None
    if offering is not None:
        offered = uow.notices.sent_about([NoticeKind.UNOWNED_OFFERED], offering.department_id)
        rewrite(uow, [each for each in offered if each.occasion == offering.day.isoformat()], now, but=but)
    rewrite_waiting(uow, [rung.person_id for rung in case.told if rung.role is not Role.OWNER], now, but=but)
    digest, cards = uow.notices.latest(NoticeKind.DIGEST, 0), cards_of(uow, case)
    if case.on_last_rung:
        rewrite(uow, [each for each in (digest, cards) if each is not None], now, but=but)


def cards_of(uow: UnitOfWork, case: Case) -> Notice | None:
    """The message that brought a case to the leader, if it was one of cards."""
    return None if case.card_at is None else uow.notices.latest(NoticeKind.DECISION_CARDS, 0, case.card_at.isoformat())


def rewrite_task(uow: UnitOfWork, task_id: int, now: datetime, *, but: Spot | None = None) -> None:
    """Have the messages that proposed a task, offered it, or gave it to somebody, written anew."""
    rewrite(uow, uow.notices.sent_about(TASK_MESSAGES, task_id), now, but=but)


def rewrite_needs(uow: UnitOfWork, task_id: int, now: datetime) -> None:
    """Have the messages that ask for what a task needs written anew, because it was closed, or opened again."""
    for need in uow.needs.open_on(task_id):
        rewrite_need(uow, need, now)


def rewrite_need(uow: UnitOfWork, need: Need, now: datetime, *, but: Spot | None = None) -> None:
    """Have every message that shows a need written anew.

    The cards, what waits on those who got them, the newest weekly messages of its owner, and the digest when the leader
    is asked.
    """
    cards = uow.notices.sent_about([NoticeKind.NEED_RAISED], need.id)
    rewrite(uow, cards, now, but=but)
    rewrite_waiting(uow, [need.asked_of, *(card.person_id for card in cards)], now, but=but)
    for person_id in {need.raised_by, access.task(uow, need.task_id).owner_id} - {None}:
        rewrite(uow, _prompts(uow, person_id or 0, 1), now, but=but)
    digest = uow.notices.latest(NoticeKind.DIGEST, 0)
    if digest is not None and need.asked_of == access.workspace(uow).leader_id and need.asked_of is not None:
        rewrite(uow, [digest], now, but=but)


def rewrite_waiting(uow: UnitOfWork, people: Iterable[int | None], now: datetime, *, but: Spot | None = None) -> None:
    """Have the message of the week that tells these people what waits on them written anew, if they got one.

    Whoever stands in for them may have got it in their place.
    """
    named = {each for each in people if each}
    deputies = {each.deputy_id for each in uow.people.many(sorted(named)).values() if each.deputy_id}
    told = [uow.notices.latest(NoticeKind.NEEDS_YOU, each) for each in sorted(named | deputies)]
    rewrite(uow, [each for each in told if each is not None and now - each.created_at < A_WEEK], now, but=but)


def tell_late(uow: UnitOfWork, person_id: int, task: Task, week: date, now: datetime) -> None:
    """Have the digest of a week that has closed say what came late, and one note for each person in its thread.

    The digest of the head and the agenda of the meeting to come are written anew with it.
    """
    department = access.department_of(uow, task.department_id)
    rewrite_waiting(uow, [None if department is None else department.head_id], now)
    kind, occasion = NoticeKind.LATE_TOLD, week_of(access.workspace(uow).digest, week + _TO_ITS_LAST_DAY).isoformat()
    digest = uow.notices.latest(NoticeKind.DIGEST, 0, occasion)
    if digest is None or digest.channel is None:
        return
    post(uow, kind, person_id, digest.channel, now, occasion=occasion)
    told = uow.notices.latest(kind, person_id, occasion)
    agenda = uow.notices.latest(NoticeKind.AGENDA, 0)
    if agenda is not None and agenda.occasion < now.date().isoformat():
        agenda = None  # the meeting is over, and its agenda stays as it was read there
    rewrite(uow, [each for each in (digest, told, agenda) if each is not None], now)


def stop(uow: UnitOfWork, case: Case, by: Person | None, now: datetime, *, spot: Spot | None = None) -> None:
    """Close a case because it was answered or its reason is gone, and tell whoever had been asked.

    The owner is told by their own message, which is written anew.
    """
    outcome = Outcome.SETTLED if by is None else Outcome.ANSWERED
    if not uow.cases.close(case, outcome, now):
        return
    for rung in case.told:
        if rung.role is not Role.OWNER and (by is None or rung.person_id != by.id):
            _tell_answered(uow, case, rung.person_id, now)
    rewrite_case(uow, case, now, but=spot)
    audit_closed(uow, case, outcome, now, by=by)


def _tell_answered(uow: UnitOfWork, case: Case, person_id: int, now: datetime) -> None:
    """Once: who read it before the answer was taken back has a message that is written anew."""
    kind = NoticeKind.CASE_ANSWERED
    if not tell(uow, kind, case.id, person_id, now) and not uow.notices.sent_to(kind, case.id, person_id):
        tell(uow, kind, case.id, person_id, now, occasion=now.isoformat())


def audit_closed(
    uow: UnitOfWork, case: Case, outcome: Outcome, now: datetime, *, by: Person | None, why: str | None = None
) -> None:
    """Append how a case ended."""
    uow.audit.add(
        AuditEntry(
            at=now,
            what="case_closed",
            subject=f"case:{case.id}",
            person_id=by.id if by else None,
            after={"outcome": outcome.value},
            why=why,
        )
    )
