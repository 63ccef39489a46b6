"""Let owners pause the ladder, and propose another date."""

import sqlalchemy as sa
from alembic import op

from storage.types import UtcDateTime

revision = "0029"
down_revision = "0028"

_OPEN = sa.text("ended_at IS NULL")


def upgrade() -> None:
    # Putting back a backup that is older than this step makes the tables before the step runs.
    there = sa.inspect(op.get_bind())
    if not there.has_table("pauses"):
        _make_pauses()
    if not there.has_table("proposals"):
        _make_proposals()


def _make_pauses() -> None:
    op.create_table(
        "pauses",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("since", UtcDateTime(), nullable=False),
        sa.Column("until", UtcDateTime(), nullable=False),
        sa.Column("before", UtcDateTime(), nullable=False),
        sa.Column("subject_id", sa.Integer()),
        sa.Column("reason", sa.Text()),
        sa.Column("ended_at", UtcDateTime()),
        sa.Column("end", sa.Text()),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_pauses_case_id"),
        sa.ForeignKeyConstraint(["task_id"], ["tasks.id"], name="fk_pauses_task_id"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_pauses_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_pauses"),
        sa.UniqueConstraint("case_id", "kind", name="uq_pauses_case_id_kind"),
    )
    op.create_index("ix_pauses_task_id", "pauses", ["task_id"])
    _index_open("ix_pauses_subject", "pauses", "subject_id")


def _make_proposals() -> None:
    op.create_table(
        "proposals",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.Column("proposed_by", sa.Integer(), nullable=False),
        sa.Column("proposed_at", UtcDateTime(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("instead_of", sa.Date()),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("asked_of", sa.Integer(), nullable=False),
        sa.Column("due_at", UtcDateTime(), nullable=False),
        sa.Column("ended_at", UtcDateTime()),
        sa.Column("end", sa.Text()),
        sa.Column("answered_by", sa.Integer()),
        sa.Column("answer_text", sa.Text()),
        sa.ForeignKeyConstraint(["task_id"], ["tasks.id"], name="fk_proposals_task_id"),
        sa.ForeignKeyConstraint(["proposed_by"], ["people.id"], name="fk_proposals_proposed_by"),
        sa.ForeignKeyConstraint(["asked_of"], ["people.id"], name="fk_proposals_asked_of"),
        sa.ForeignKeyConstraint(["answered_by"], ["people.id"], name="fk_proposals_answered_by"),
        sa.PrimaryKeyConstraint("id", name="pk_proposals"),
    )
    op.create_index("ix_proposals_task_id", "proposals", ["task_id"])
    _index_open("uq_proposals_one_open_of_task", "proposals", "task_id", unique=True)
    _index_open("ix_proposals_asked_of", "proposals", "asked_of")


def _index_open(name: str, table: str, column: str, *, unique: bool = False) -> None:
    op.create_index(name, table, [column], unique=unique, sqlite_where=_OPEN, postgresql_where=_OPEN)
