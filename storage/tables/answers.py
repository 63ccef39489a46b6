"""Tables of answers to cases: pauses of the ladder, proposals of another date, and what is offered for claiming."""

from sqlalchemy import Column, Date, ForeignKey, Index, Integer, Table, Text, UniqueConstraint

from domain.pausing import PauseEnd, PauseKind, ProposalEnd
from storage.tables.base import id_column, metadata, partial_index
from storage.types import Choice, UtcDateTime

pauses = Table(
    "pauses",
    metadata,
    id_column(),
    Column("case_id", ForeignKey("cases.id"), nullable=False),
    Column("task_id", ForeignKey("tasks.id"), nullable=False, index=True),
    Column("kind", Choice(PauseKind), nullable=False),
    Column("person_id", ForeignKey("people.id"), nullable=False),
    Column("since", UtcDateTime, nullable=False),
    Column("until", UtcDateTime, nullable=False),
    Column("before", UtcDateTime, nullable=False),
    Column("subject_id", Integer),  # a need or a proposal, as the kind says
    Column("reason", Text),
    Column("ended_at", UtcDateTime),
    Column("end", Choice(PauseEnd)),
    UniqueConstraint("case_id", "kind"),
)
RUNS = pauses.c.ended_at.is_(None)
partial_index("ix_pauses_subject", pauses.c.subject_id, where=RUNS)

proposals = Table(
    "proposals",
    metadata,
    id_column(),
    Column("task_id", ForeignKey("tasks.id"), nullable=False, index=True),
    Column("proposed_by", ForeignKey("people.id"), nullable=False),
    Column("proposed_at", UtcDateTime, nullable=False),
    Column("due_on", Date, nullable=False),
    Column("instead_of", Date),
    Column("reason", Text, nullable=False),
    Column("asked_of", ForeignKey("people.id"), nullable=False),
    Column("due_at", UtcDateTime, nullable=False),
    Column("ended_at", UtcDateTime),
    Column("end", Choice(ProposalEnd)),
    Column("answered_by", ForeignKey("people.id")),
    Column("answer_text", Text),
)
IS_OPEN_PROPOSAL = proposals.c.ended_at.is_(None)
partial_index("uq_proposals_one_open_of_task", proposals.c.task_id, where=IS_OPEN_PROPOSAL, unique=True)
partial_index("ix_proposals_asked_of", proposals.c.asked_of, where=IS_OPEN_PROPOSAL)

offerings = Table(
    "offerings",
    metadata,
    Column("case_id", ForeignKey("cases.id"), primary_key=True, autoincrement=False),
    Column("department_id", ForeignKey("departments.id"), nullable=False),
    Column("day", Date, nullable=False),
)
Index("ix_offerings_department_id_day", offerings.c.department_id, offerings.c.day)
