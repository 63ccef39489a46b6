"""The outbox in one look: counted and listed from its partial indexes, however many notices it holds."""

from datetime import datetime

from sqlalchemy import ColumnElement, Connection, ScalarSelect, and_, case, func, or_, select

from domain.delivery import UNDISTURBED, OutboxCounts, Undelivered
from domain.notices import NoticeKind, NoticeState
from domain.people import Person
from storage import rows
from storage.tables import notices, people
from storage.tables.base import word
from storage.tables.delivery import IS_FINAL, IS_PENDING, IS_SENDING, IS_WEEKLY_QUESTION

_PERSON = rows.Shape(Person, people)
_ORIGINAL = notices.alias("original")
_WANTS_SILENCE = func.coalesce(notices.c.reason, "").startswith(UNDISTURBED)
_REWRITES = notices.c.kind == word(NoticeKind.MESSAGE_CHANGED)


def counts(connection: Connection, since: datetime, soon: datetime) -> OutboxCounts:
    """How many are in each state: sent and superseded since a moment, those that may go until `soon` as due."""
    counted = select(
        _count(IS_PENDING, ~_WANTS_SILENCE, notices.c.not_before <= soon).label("due"),
        _count(IS_PENDING, ~_WANTS_SILENCE, notices.c.not_before > soon).label("held"),
        _count(IS_PENDING, _WANTS_SILENCE).label("undisturbed"),
        _count(IS_SENDING).label("sending"),
        _count(_is(NoticeState.SENT), notices.c.ended_at >= since).label("sent"),
        _count(_is(NoticeState.SUPERSEDED), notices.c.ended_at >= since).label("superseded"),
        _count(_is(NoticeState.REFUSED), IS_FINAL).label("refused"),
        _count(_is(NoticeState.UNKNOWN), IS_FINAL).label("unknown"),
    )
    return OutboxCounts(**connection.execute(counted).mappings().one())


def undelivered(connection: Connection, state: NoticeState, limit: int) -> list[Undelivered]:
    """Those that ended in that state, the newest first."""
    found = (
        select(
            func.coalesce(_ORIGINAL.c.kind, notices.c.kind),
            _ORIGINAL.c.id.is_not(None),
            notices.c.channel,
            notices.c.ended_at,
            func.coalesce(notices.c.reason, ""),
            *_PERSON.columns,
        )
        .select_from(notices)
        .outerjoin(_ORIGINAL, and_(_REWRITES, _ORIGINAL.c.id == notices.c.subject_id))
        .outerjoin(people, people.c.id == notices.c.person_id)
        .where(_is(state), IS_FINAL)
        .order_by(notices.c.ended_at.desc(), notices.c.id.desc())
        .limit(limit)
    )
    listed = []
    for kind, rewriting, channel, at, reason, *person in connection.execute(found):
        to = None if person[0] is None else _PERSON.read(person)
        listed.append(Undelivered(state, kind, rewriting, to, channel, at, reason))
    return listed


def undelivered_since(connection: Connection, moment: datetime) -> int:
    """How many were refused or became unknown since then."""
    failed = or_(_is(NoticeState.REFUSED), _is(NoticeState.UNKNOWN))
    return connection.execute(select(_count(failed, notices.c.ended_at >= moment))).scalar_one()


def weekly_progress(connection: Connection, soon: datetime) -> tuple[int, int]:
    """Of the newest week's question: to how many it was sent, and to how many it goes until `soon`."""
    newest = (
        select(notices.c.occasion)
        .where(IS_WEEKLY_QUESTION)
        .order_by(notices.c.kind.desc(), notices.c.occasion.desc())  # as the index has it
        .limit(1)
        .scalar_subquery()
    )
    waits = or_(and_(IS_PENDING, notices.c.not_before <= soon), IS_SENDING)
    counted = select(
        func.coalesce(func.sum(case((_is(NoticeState.SENT), 1), else_=0)), 0),
        func.coalesce(func.sum(case((waits, 1), else_=0)), 0),
    ).where(IS_WEEKLY_QUESTION, notices.c.occasion == newest)
    asked, waiting = connection.execute(counted).one()
    return int(asked), int(waiting)


def _is(state: NoticeState) -> ColumnElement[bool]:
    return notices.c.state == word(state)


def _count(*conditions: ColumnElement[bool]) -> ScalarSelect[int]:
    return select(func.count()).select_from(notices).where(*conditions).scalar_subquery()
