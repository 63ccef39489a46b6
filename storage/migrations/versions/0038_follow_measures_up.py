"""Follow a measure up that slips further from its target."""

import sqlalchemy as sa
from alembic import op

from storage.types import UtcDateTime

revision = "0038"
down_revision = "0037"


def upgrade() -> None:
    op.add_column("measures", sa.Column("slipped_at", UtcDateTime()))
    op.add_column("tasks", sa.Column("measure_id", sa.Integer()))
    where = sa.text("state = 'open' AND measure_id IS NOT NULL")
    op.create_index("ix_tasks_follow_up", "tasks", ["measure_id"], sqlite_where=where, postgresql_where=where)
