"""Say to the leader that they have not been heard for long, and remember what they say."""

import sqlalchemy as sa
from alembic import op

from storage.types import UtcDateTime

revision = "0043"
down_revision = "0042"


def upgrade() -> None:
    op.add_column("workspaces", sa.Column("leader_weeks", sa.Integer(), nullable=False, server_default="2"))
    op.add_column("workspaces", sa.Column("next_silence_at", UtcDateTime()))
    # Putting back a backup that is older than this step makes the tables before the step runs.
    if sa.inspect(op.get_bind()).has_table("silences"):
        return
    op.create_table(
        "leader_words",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name="fk_leader_words_by_id"),
        sa.PrimaryKeyConstraint("id", name="pk_leader_words"),
    )
    op.create_index("ix_leader_words_by_id", "leader_words", ["by_id"])
    op.create_table(
        "silences",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("since", UtcDateTime(), nullable=False),
        sa.Column("told_at", UtcDateTime(), nullable=False),
        sa.Column("put_off_until", UtcDateTime()),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_silences_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_silences"),
        sa.UniqueConstraint("person_id", "since", name="uq_silences_person_id_since"),
    )
