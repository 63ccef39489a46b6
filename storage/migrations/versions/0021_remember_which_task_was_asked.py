"""Remember that somebody was asked which task a message of theirs is about."""

import sqlalchemy as sa
from alembic import op

from storage.types import UtcDateTime

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    # Putting back a backup that is older than this step makes the table before the step runs.
    if sa.inspect(op.get_bind()).has_table("questions"):
        return
    op.create_table(
        "questions",
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("ts", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("week", sa.Date()),
        sa.Column("asked_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_questions_person_id"),
        sa.PrimaryKeyConstraint("channel", "ts", name="pk_questions"),
    )
