"""Remember which message of the chat said what, so that it can be edited and retracted there."""

import sqlalchemy as sa
from alembic import op

from storage.types import UtcDateTime

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    # Putting back a backup that is older than this step makes the table before the step runs.
    if sa.inspect(op.get_bind()).has_table("replies"):
        return
    op.create_table(
        "replies",
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("ts", sa.Text(), nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("week", sa.Date(), nullable=False),
        sa.Column("said_at", UtcDateTime(), nullable=False),
        sa.Column("note", sa.Text()),
        sa.Column("edited", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["task_id"], ["tasks.id"], name="fk_replies_task_id"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_replies_person_id"),
        sa.PrimaryKeyConstraint("channel", "ts", "task_id", name="pk_replies"),
    )
