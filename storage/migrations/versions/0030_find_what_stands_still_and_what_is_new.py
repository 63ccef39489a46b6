"""Find tasks that stand still, and those that are new in the plan, without a walk through all of them."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"

OPEN = "state = 'open'"


def upgrade() -> None:
    _partial("long_off_track", ["department_id"], f"{OPEN} AND off_track_weeks >= 2")
    _partial("created", ["created_at"], OPEN)


def _partial(name: str, columns: list[str], where: str) -> None:
    condition = sa.text(where)
    op.create_index(f"ix_tasks_{name}", "tasks", columns, sqlite_where=condition, postgresql_where=condition)
