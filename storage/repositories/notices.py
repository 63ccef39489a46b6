"""The outbox."""

import secrets
from collections.abc import Collection, Sequence
from datetime import date, datetime

from sqlalchemy import Connection, and_, bindparam, exists, func, or_, select, tuple_

from domain.delivery import OutboxCounts, Undelivered
from domain.notices import PROMPTS, Notice, NoticeKind, NoticeState
from domain.ports import Notices
from storage import rows
from storage.repositories import delivery_views
from storage.tables import notices, people
from storage.tables.base import word
from storage.tables.delivery import IS_FINAL, IS_PENDING, IS_SENDING, IS_TO_SOMEBODY, under_way

_SHAPE = rows.Shape(Notice, notices)
_SELECT = select(*_SHAPE.columns)
_IS_SENT = notices.c.state == word(NoticeState.SENT)
_SENT_OF_KIND = _SELECT.where(
    notices.c.kind == bindparam("of_kind"), notices.c.subject_id == bindparam("about"), _IS_SENT
)
_NEWEST_FIRST = (notices.c.sent_at.desc().nulls_last(), notices.c.id.desc())
_LATEST = _SENT_OF_KIND.order_by(*_NEWEST_FIRST).limit(1)
_LATEST_ON = _SENT_OF_KIND.where(notices.c.occasion == bindparam("on")).order_by(*_NEWEST_FIRST).limit(1)
_FIRST_TO = (
    _SELECT.where(
        IS_TO_SOMEBODY,
        notices.c.person_id == bindparam("person"),
        notices.c.state.not_in([word(NoticeState.SUPERSEDED), word(NoticeState.REFUSED)]),
    )
    .order_by(notices.c.created_at, notices.c.id)
    .limit(1)
)
_SENT_ABOUT = _SELECT.where(
    notices.c.kind.in_(bindparam("kinds", expanding=True)), notices.c.subject_id == bindparam("about"), _IS_SENT
).order_by(notices.c.sent_at, notices.c.id)
_SHOWING = _SELECT.where(
    _IS_SENT,
    or_(
        and_(notices.c.kind.in_(bindparam("kinds", expanding=True)), notices.c.subject_id == bindparam("about")),
        and_(
            notices.c.kind.in_([word(kind) for kind in PROMPTS]),
            notices.c.subject_id == bindparam("person"),
            notices.c.occasion == bindparam("week"),
        ),
    ),
).order_by(notices.c.sent_at, notices.c.id)
_SENT_AS = (
    _SELECT.where(notices.c.sent_channel == bindparam("channel"), notices.c.sent_ts == bindparam("ts"))
    .order_by(notices.c.id)
    .limit(1)
)
_FORGET_REWRITES = notices.delete().where(
    notices.c.kind == word(NoticeKind.MESSAGE_CHANGED), IS_FINAL, notices.c.ended_at < bindparam("oldest")
)
_WITH_TOKEN = select(notices.c.id).where(notices.c.token == bindparam("token"))
_SAME_THING = ("kind", "subject_id", "recipient", "occasion")
_TOKEN_BYTES = 16
_OVERDUE = _SELECT.where(IS_SENDING, notices.c.deadline <= bindparam("now")).order_by(notices.c.deadline, notices.c.id)
_NEXT_AT = select(func.min(notices.c.not_before)).where(IS_PENDING)
_NEXT_READERS = (
    select(people.c.chat_id)
    .join(notices, notices.c.person_id == people.c.id)
    .where(IS_PENDING, notices.c.not_before <= bindparam("now"), notices.c.kind != word(NoticeKind.MESSAGE_CHANGED))
    .group_by(people.c.chat_id)
    .order_by(func.min(notices.c.created_at), func.min(notices.c.id))
    .limit(bindparam("most"))
)
_LOOK_AGAIN = (
    notices.update()
    .where(notices.c.person_id == bindparam("of_person"), IS_PENDING, notices.c.not_before > bindparam("now"))
    .values(not_before=bindparam("now"))
)

_AHEAD = notices.alias("ahead")
_IN_ITS_WAY = exists().where(
    _AHEAD.c.recipient == notices.c.recipient,
    under_way(_AHEAD),
    or_(_AHEAD.c.state == word(NoticeState.SENDING), _AHEAD.c.not_before <= bindparam("now")),
    tuple_(_AHEAD.c.created_at, _AHEAD.c.id) < tuple_(notices.c.created_at, notices.c.id),
)
_NEXT_ONE = (
    select(notices.c.id)
    .where(
        IS_PENDING,
        notices.c.not_before <= bindparam("now"),
        ~_IN_ITS_WAY,
        notices.c.kind.not_in(bindparam("without", expanding=True)),
    )
    .order_by(notices.c.urgent.desc(), notices.c.created_at, notices.c.id)
    .limit(1)
    .with_for_update(skip_locked=True, of=notices)
    .scalar_subquery()
)
_CLAIM = (
    notices.update()
    .where(notices.c.id == _NEXT_ONE, IS_PENDING)
    .values(state=NoticeState.SENDING, deadline=bindparam("until"))
    .returning(*_SHAPE.columns)
)


class SqlNotices(Notices):
    """Notices as rows; the same thing is there once, by a unique key."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, notice: Notice) -> bool:
        """Put it in, with an opaque token unless it has one; False when the same thing was put in before."""
        token = notice.token or secrets.token_urlsafe(_TOKEN_BYTES)
        if notice.token and self._connection.execute(_WITH_TOKEN, {"token": token}).first() is not None:
            # The same message was put in before, or one for whoever had this place in the chat before.
            token = secrets.token_urlsafe(_TOKEN_BYTES)
        values = rows.values_of(notice) | {"recipient": notice.recipient, "token": token}
        return rows.add_once(self._connection, notices, values, _SAME_THING) is not None

    def get(self, notice_id: int) -> Notice:
        """The notice; KeyError when there is none."""
        row = self._connection.execute(_SELECT.where(notices.c.id == notice_id)).one_or_none()
        if row is None:
            raise KeyError(f"notices {notice_id}")
        return _SHAPE.read(row)

    def claim(self, now: datetime, deadline: datetime, *, without: Collection[NoticeKind] = ()) -> Notice | None:
        """Take the next notice that may go and mark it sending until `deadline`, in one statement."""
        values = {"now": now, "until": deadline, "without": sorted(without)}
        row = self._connection.execute(_CLAIM, values).one_or_none()
        return None if row is None else _SHAPE.read(row)

    def save(self, notice: Notice) -> None:
        """Update a known one; KeyError when there is none."""
        rows.save(self._connection, notices, notice.id, rows.values_of(notice) | {"recipient": notice.recipient})

    def overdue(self, now: datetime) -> list[Notice]:
        """Notices that are still sending although their deadline has come, oldest deadline first."""
        return [_SHAPE.read(row) for row in self._connection.execute(_OVERDUE, {"now": now})]

    def latest(self, kind: NoticeKind, subject_id: int, occasion: str | None = None) -> Notice | None:
        """The newest sent notice of that kind and subject (and occasion)."""
        values = {"of_kind": kind, "about": subject_id, "on": occasion}
        row = self._connection.execute(_LATEST if occasion is None else _LATEST_ON, values).one_or_none()
        return None if row is None else _SHAPE.read(row)

    def first_to(self, person_id: int) -> Notice | None:
        """The first one ever made for a person, of those sent or still on their way; rewritings apart."""
        row = self._connection.execute(_FIRST_TO, {"person": person_id}).one_or_none()
        return None if row is None else _SHAPE.read(row)

    def sent_about(self, kinds: Sequence[NoticeKind], subject_id: int) -> list[Notice]:
        """Sent notices of these kinds about a subject, oldest first."""
        found = self._connection.execute(_SENT_ABOUT, {"kinds": kinds, "about": subject_id})
        return [_SHAPE.read(row) for row in found]

    def showing(self, kinds: Sequence[NoticeKind], task_id: int, prompt: tuple[int, date]) -> list[Notice]:
        """Sent notices of these kinds about a task, and the check-in of a person for a week, oldest first."""
        values = {"kinds": kinds, "about": task_id, "person": prompt[0], "week": prompt[1].isoformat()}
        return [_SHAPE.read(row) for row in self._connection.execute(_SHOWING, values)]

    def sent_to(self, kind: NoticeKind, subject_id: int, person_id: int) -> bool:
        """Whether a notice of that kind and subject was sent to a person."""
        wanted = select(notices.c.id).where(
            notices.c.kind == kind, notices.c.subject_id == subject_id, notices.c.person_id == person_id, _IS_SENT
        )
        return self._connection.execute(wanted.limit(1)).first() is not None

    def sent_as(self, channel: str, ts: str) -> Notice | None:
        """The notice that stands at this place in the chat; a rewriting stands where the first one did."""
        row = self._connection.execute(_SENT_AS, {"channel": channel, "ts": ts}).one_or_none()
        return None if row is None else _SHAPE.read(row)

    def next_readers(self, now: datetime, limit: int) -> list[str]:
        """Chat ids of those for whom a new message may go now, in the order of their messages."""
        return list(self._connection.scalars(_NEXT_READERS, {"now": now, "most": limit}))

    def look_again(self, person_id: int, now: datetime) -> None:
        """Let what waits for a later hour of that person be looked at now."""
        self._connection.execute(_LOOK_AGAIN, {"of_person": person_id, "now": now})

    def next_at(self) -> datetime | None:
        """The earliest moment at which a pending notice may go; None when nothing waits."""
        moment: datetime | None = self._connection.scalar(_NEXT_AT)
        return moment

    def tally(self) -> dict[tuple[NoticeKind, NoticeState], int]:
        """How many there are of each kind in each state."""
        counted = select(notices.c.kind, notices.c.state, func.count()).group_by(notices.c.kind, notices.c.state)
        return {(row[0], row[1]): row[2] for row in self._connection.execute(counted)}

    def counts(self) -> dict[NoticeState, int]:
        """How many there are in each state, none included."""
        counted = select(notices.c.state, func.count()).group_by(notices.c.state)
        found = {row[0]: row[1] for row in self._connection.execute(counted)}
        return {state: found.get(state, 0) for state in NoticeState}

    def outbox(self, since: datetime, soon: datetime) -> OutboxCounts:
        """How many are in each state: sent and superseded since a moment, those that may go until `soon` as due."""
        return delivery_views.counts(self._connection, since, soon)

    def undelivered(self, state: NoticeState, limit: int) -> list[Undelivered]:
        """Those that ended in that state, the newest first."""
        return delivery_views.undelivered(self._connection, state, limit)

    def undelivered_since(self, moment: datetime) -> int:
        """How many were refused or became unknown since then."""
        return delivery_views.undelivered_since(self._connection, moment)

    def forget_rewrites(self, before: datetime) -> int:
        """Forget that messages were rewritten, where that ended before then; how often that was."""
        return self._connection.execute(_FORGET_REWRITES, {"oldest": before}).rowcount

    def weekly_progress(self, soon: datetime) -> tuple[int, int]:
        """Of the newest week's question: to how many it was sent, and to how many it goes until `soon`."""
        return delivery_views.weekly_progress(self._connection, soon)
