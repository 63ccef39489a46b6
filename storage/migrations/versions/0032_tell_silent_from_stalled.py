"""Tell a task of which nothing is heard from one on which nothing moves; what was called stalled was silent."""

import sqlalchemy as sa
from alembic import op

from storage.types import UtcDateTime

revision = "0032"
down_revision = "0031"


def upgrade() -> None:
    op.execute("UPDATE cases SET kind = 'silent' WHERE kind = 'stalled'")
    op.add_column("workspaces", sa.Column("still_turns", sa.Integer(), nullable=False, server_default="4"))
    op.add_column("tasks", sa.Column("still_since", UtcDateTime()))
    where = sa.text("state = 'open' AND rests_until IS NULL AND still_since IS NOT NULL")
    op.create_index(
        "ix_tasks_awake_still", "tasks", ["rhythm", "still_since"], sqlite_where=where, postgresql_where=where
    )
