"""Remember who thanked whom for which task."""

import sqlalchemy as sa
from alembic import op

from storage.types import UtcDateTime

revision = "0033"
down_revision = "0032"


def upgrade() -> None:
    # Putting back a backup that is older than this step makes the table before the step runs.
    if sa.inspect(op.get_bind()).has_table("recognitions"):
        return
    op.create_table(
        "recognitions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.Column("to_id", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("text", sa.Text()),
        sa.ForeignKeyConstraint(["task_id"], ["tasks.id"], name="fk_recognitions_task_id"),
        sa.ForeignKeyConstraint(["to_id"], ["people.id"], name="fk_recognitions_to_id"),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name="fk_recognitions_by_id"),
        sa.PrimaryKeyConstraint("id", name="pk_recognitions"),
        sa.UniqueConstraint("task_id", "by_id", name="uq_recognitions_task_id_by_id"),
    )
    op.create_index("ix_recognitions_by_id", "recognitions", ["by_id"])
