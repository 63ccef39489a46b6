"""Let a task have a rhythm of its own, and find those that are silent in theirs."""

import sqlalchemy as sa
from alembic import op

from storage.types import UtcDateTime

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    op.add_column("tasks", sa.Column("rhythm", sa.Text(), nullable=False, server_default="weekly"))
    op.add_column("tasks", sa.Column("rhythm_set_at", UtcDateTime()))
    op.drop_index("ix_tasks_awake_last_word", "tasks")
    awake = sa.text("state = 'open' AND rests_until IS NULL AND owner_id IS NOT NULL")
    columns = ["rhythm", "last_check_in_at", "owned_since", "created_at"]
    op.create_index("ix_tasks_awake_last_word", "tasks", columns, sqlite_where=awake, postgresql_where=awake)
