"""Let an owner offer a task to somebody else."""

import sqlalchemy as sa
from alembic import op

from storage.types import UtcDateTime

revision = "0018"
down_revision = "0017"

_OPEN = sa.text("ended_at IS NULL")


def upgrade() -> None:
    # Putting back a backup that is older than this step makes the table before the step runs.
    if sa.inspect(op.get_bind()).has_table("offers"):
        return
    op.create_table(
        "offers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.Column("offered_by", sa.Integer(), nullable=False),
        sa.Column("offered_to", sa.Integer(), nullable=False),
        sa.Column("offered_at", UtcDateTime(), nullable=False),
        sa.Column("due_at", UtcDateTime(), nullable=False),
        sa.Column("note", sa.Text()),
        sa.Column("ended_at", UtcDateTime()),
        sa.Column("end", sa.Text()),
        sa.Column("reason", sa.Text()),
        sa.ForeignKeyConstraint(["task_id"], ["tasks.id"], name="fk_offers_task_id"),
        sa.ForeignKeyConstraint(["offered_by"], ["people.id"], name="fk_offers_offered_by"),
        sa.ForeignKeyConstraint(["offered_to"], ["people.id"], name="fk_offers_offered_to"),
        sa.PrimaryKeyConstraint("id", name="pk_offers"),
    )
    op.create_index("ix_offers_task_id", "offers", ["task_id"])
    _index_open("uq_offers_one_open_of_task", "task_id", unique=True)
    _index_open("ix_offers_due", "due_at")
    _index_open("ix_offers_to", "offered_to")


def _index_open(name: str, column: str, *, unique: bool = False) -> None:
    op.create_index(name, "offers", [column], unique=unique, sqlite_where=_OPEN, postgresql_where=_OPEN)
