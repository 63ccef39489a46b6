"""Let tasks rest that the sweep for cases need not look at, and give what it looks for indexes without them."""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

from storage.types import UtcDateTime

revision = "0006"
down_revision = "0005"

OPEN = "state = 'open'"
AWAKE = f"{OPEN} AND rests_until IS NULL"


def upgrade() -> None:
    op.add_column("tasks", sa.Column("rests_until", UtcDateTime()))
    op.execute("UPDATE tasks SET rests_until = quiet_until")
    tasks = sa.table("tasks", sa.column("id"), sa.column("rests_until", UtcDateTime()))
    cases = sa.table("cases", sa.column("task_id"), sa.column("closed_at"))
    with_case = sa.select(cases.c.task_id).where(cases.c.closed_at.is_(None))
    # The far end of all time stands for as long as the case is open.
    op.execute(tasks.update().where(tasks.c.id.in_(with_case)).values(rests_until=datetime(9999, 1, 1, tzinfo=UTC)))
    for name in ("unowned", "blocked", "off_track", "last_word"):
        op.drop_index(f"ix_tasks_{name}", "tasks")
    _partial("unowned", ["owner_id", "rests_until"], f"{OPEN} AND owner_id IS NULL")
    _partial("awake_due", ["due_on"], AWAKE)
    _partial("awake_blocked", ["last_check_in_at"], f"{AWAKE} AND blocker IS NOT NULL")
    _partial("awake_off_track", ["off_track_weeks"], f"{AWAKE} AND off_track_weeks >= 2")
    _partial("awake_last_word", ["last_check_in_at", "owned_since", "created_at"], f"{AWAKE} AND owner_id IS NOT NULL")
    _partial("resting", ["rests_until"], f"{OPEN} AND rests_until IS NOT NULL")


def _partial(name: str, columns: list[str], where: str) -> None:
    condition = sa.text(where)
    op.create_index(f"ix_tasks_{name}", "tasks", columns, sqlite_where=condition, postgresql_where=condition)
