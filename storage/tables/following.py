"""Tables of following up: check-ins, needs, cases, decisions and action items."""

from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    Date,
    ForeignKey,
    FromClause,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
    and_,
    false,
)

from domain.decisions import DecisionKind
from domain.handing import OfferEnd
from domain.ladder import CaseKind, Outcome, Role, Rung
from domain.ladder_rules import USUAL
from domain.needs import NeedAnswer, NeedKind
from domain.tasks import Status
from storage.tables.base import id_column, metadata, partial_index, word
from storage.types import AsJson, Choice, ExactDecimal, UtcDateTime


def _ladder_out(ladder: tuple[Rung, ...]) -> list[dict[str, object]]:
    return [{"role": rung.role.value, "person_id": rung.person_id, "days": rung.days} for rung in ladder]


def _ladder_in(plain: list[dict[str, Any]]) -> tuple[Rung, ...]:
    # Cases that were closed before days were kept have none.
    return tuple(
        Rung(Role(rung["role"]), int(rung["person_id"]), int(rung.get("days", USUAL.owner_days))) for rung in plain
    )


check_ins = Table(
    "check_ins",
    metadata,
    id_column(),
    Column("task_id", ForeignKey("tasks.id"), nullable=False),
    Column("person_id", ForeignKey("people.id"), nullable=False),
    Column("week", Date, nullable=False),
    Column("asked_at", UtcDateTime, index=True),
    Column("answered_at", UtcDateTime, index=True),
    Column("status", Choice(Status)),
    Column("progress", Integer),
    Column("note", Text),
    Column("blocker", Text),
    Column("late", Boolean, nullable=False),
    Column("carried", Boolean, nullable=False, server_default=false()),
    Column("seen_by", Integer),  # a person; SQLite takes no named foreign key for a table that is there
    Column("seen_at", UtcDateTime),
    UniqueConstraint("task_id", "week"),
)
Index("ix_check_ins_person_id_week", check_ins.c.person_id, check_ins.c.week)

needs = Table(
    "needs",
    metadata,
    id_column(),
    Column("task_id", ForeignKey("tasks.id"), nullable=False, index=True),
    Column("kind", Choice(NeedKind), nullable=False),
    Column("text", Text),
    Column("raised_by", ForeignKey("people.id"), nullable=False),
    Column("raised_at", UtcDateTime, nullable=False),
    Column("asked_of", ForeignKey("people.id")),
    Column("answered_at", UtcDateTime),
    Column("due_at", UtcDateTime),
    Column("answer", Choice(NeedAnswer)),
    Column("answered_by", Integer),  # a person; SQLite takes no named foreign key for a table that is there
    Column("answer_text", Text),
)
IS_UNANSWERED = needs.c.answered_at.is_(None)
partial_index("ix_needs_unanswered", needs.c.raised_at, needs.c.task_id, where=IS_UNANSWERED)
partial_index("ix_needs_due", needs.c.due_at, where=and_(IS_UNANSWERED, needs.c.due_at.is_not(None)))
partial_index("ix_needs_asked_of", needs.c.asked_of, where=IS_UNANSWERED)
partial_index("ix_needs_of_task", needs.c.task_id, where=IS_UNANSWERED)

cases = Table(
    "cases",
    metadata,
    id_column(),
    Column("task_id", ForeignKey("tasks.id"), nullable=False, index=True),
    Column("kind", Choice(CaseKind), nullable=False),
    Column("ladder", AsJson(_ladder_out, _ladder_in), nullable=False),
    Column("opened_at", UtcDateTime, nullable=False),
    Column("rung", Integer, nullable=False),
    Column("told_at", UtcDateTime),
    Column("next_at", UtcDateTime),
    Column("closed_at", UtcDateTime),
    Column("outcome", Choice(Outcome)),
    Column("card_at", UtcDateTime, index=True),
    Column("follows", Integer),  # a decision; SQLite takes no named foreign key for a table that is there
)
IS_OPEN_CASE = cases.c.closed_at.is_(None)
partial_index("uq_cases_one_open_of_task", cases.c.task_id, where=IS_OPEN_CASE, unique=True)
partial_index("ix_cases_due", cases.c.next_at, where=IS_OPEN_CASE)
IS_WITHOUT_CARD = and_(IS_OPEN_CASE, cases.c.next_at.is_(None), cases.c.card_at.is_(None))
partial_index("ix_cases_without_card", cases.c.opened_at, cases.c.id, where=IS_WITHOUT_CARD)


def unheard(of: FromClause) -> ColumnElement[bool]:
    """Open because the task's owner never said a word; `of` is the table, or an alias of it."""
    return and_(of.c.closed_at.is_(None), of.c.kind == word(CaseKind.UNHEARD))


partial_index("ix_cases_unheard", cases.c.task_id, where=unheard(cases))

# The frozen ladder once more, by person, to find the cases somebody stands on. Written once, with the case.
case_rungs = Table(
    "case_rungs",
    metadata,
    Column("case_id", ForeignKey("cases.id"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("person_id", ForeignKey("people.id"), nullable=False, index=True),
)

decisions = Table(
    "decisions",
    metadata,
    id_column(),
    Column("case_id", ForeignKey("cases.id"), nullable=False, unique=True),
    Column("task_id", ForeignKey("tasks.id"), nullable=False, index=True),
    Column("kind", Choice(DecisionKind), nullable=False),
    Column("decided_by", ForeignKey("people.id"), nullable=False),
    Column("decided_at", UtcDateTime, nullable=False, index=True),
    Column("owner_id", ForeignKey("people.id")),
    Column("due_on", Date),
    Column("note", Text),
    Column("amount", ExactDecimal),
    Column("currency", Text),
    Column("until", Date),
    Column("follow_up_at", UtcDateTime),
    Column("followed_up_at", UtcDateTime),
)
IS_TO_FOLLOW_UP = and_(decisions.c.follow_up_at.is_not(None), decisions.c.followed_up_at.is_(None))
partial_index("ix_decisions_to_follow_up", decisions.c.follow_up_at, where=IS_TO_FOLLOW_UP)

action_items = Table(
    "action_items",
    metadata,
    id_column(),
    Column("text", Text, nullable=False),
    Column("owner_id", ForeignKey("people.id")),
    Column("due_on", Date),
    Column("task_id", ForeignKey("tasks.id")),
    Column("created_at", UtcDateTime),
    Column("done_at", UtcDateTime),
)
IS_UNDONE = action_items.c.done_at.is_(None)
partial_index("ix_action_items_open", action_items.c.due_on, where=IS_UNDONE)

offers = Table(
    "offers",
    metadata,
    id_column(),
    Column("task_id", ForeignKey("tasks.id"), nullable=False, index=True),
    Column("offered_by", ForeignKey("people.id"), nullable=False),
    Column("offered_to", ForeignKey("people.id"), nullable=False),
    Column("offered_at", UtcDateTime, nullable=False),
    Column("due_at", UtcDateTime, nullable=False),
    Column("note", Text),
    Column("ended_at", UtcDateTime),
    Column("end", Choice(OfferEnd)),
    Column("reason", Text),
    Column("unowned", Boolean, nullable=False, server_default=false()),
)
IS_OPEN_OFFER = offers.c.ended_at.is_(None)
partial_index("uq_offers_one_open_of_task", offers.c.task_id, where=IS_OPEN_OFFER, unique=True)
partial_index("ix_offers_due", offers.c.due_at, where=IS_OPEN_OFFER)
partial_index("ix_offers_to", offers.c.offered_to, where=IS_OPEN_OFFER)

replies = Table(
    "replies",
    metadata,
    Column("channel", Text, primary_key=True),
    Column("ts", Text, primary_key=True),
    Column("task_id", ForeignKey("tasks.id"), primary_key=True),
    Column("person_id", ForeignKey("people.id"), nullable=False),
    Column("week", Date, nullable=False),
    Column("said_at", UtcDateTime, nullable=False),
    Column("note", Text),
    Column("edited", Text, nullable=False),
)

questions = Table(
    "questions",
    metadata,
    Column("channel", Text, primary_key=True),
    Column("ts", Text, primary_key=True),
    Column("person_id", ForeignKey("people.id"), nullable=False),
    Column("text", Text, nullable=False),
    Column("week", Date),
    Column("asked_at", UtcDateTime, nullable=False),
)
