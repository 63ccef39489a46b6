"""Let people say how much they want to be reminded, and in which language."""

import sqlalchemy as sa
from alembic import op

from storage.types import UtcDateTime

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    op.add_column("workspaces", sa.Column("strength", sa.Text(), nullable=False, server_default="standard"))
    op.add_column("people", sa.Column("strength", sa.Text()))
    op.add_column("people", sa.Column("own_language", sa.Text()))
    op.add_column("people", sa.Column("next_reminder_at", UtcDateTime()))
    where = sa.text("next_reminder_at IS NOT NULL")
    op.create_index("ix_people_reminded", "people", ["next_reminder_at"], sqlite_where=where, postgresql_where=where)
