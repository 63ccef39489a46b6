"""Remember which message below a digest says what of which task."""

import sqlalchemy as sa
from alembic import op

from storage.types import UtcDateTime

revision = "0036"
down_revision = "0035"


def upgrade() -> None:
    # Putting back a backup that is older than this step makes the table before the step runs.
    if sa.inspect(op.get_bind()).has_table("remarks"):
        return
    op.create_table(
        "remarks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("ts", sa.Text(), nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("edited", sa.Text(), nullable=False),
        sa.Column("retracted_at", UtcDateTime()),
        sa.ForeignKeyConstraint(["task_id"], ["tasks.id"], name="fk_remarks_task_id"),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name="fk_remarks_by_id"),
        sa.PrimaryKeyConstraint("id", name="pk_remarks"),
        sa.UniqueConstraint("channel", "ts", "task_id", name="uq_remarks_channel_ts_task_id"),
    )
    op.create_index("ix_remarks_task_id", "remarks", ["task_id"])
    op.create_index("ix_remarks_by_id", "remarks", ["by_id"])
