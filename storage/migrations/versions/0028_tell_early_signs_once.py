"""Count how often a due date moves, remember which early signs were told, and from which load on one is told."""

import sqlalchemy as sa
from alembic import op

from storage.types import UtcDateTime

revision = "0028"
down_revision = "0027"

OPEN = "state = 'open'"


def upgrade() -> None:
    op.add_column("tasks", sa.Column("due_moves", sa.Integer(), nullable=False, server_default="0"))
    tasks = sa.table("tasks", sa.column("id"), sa.column("due_moves"))
    decisions = sa.table("decisions", sa.column("task_id"), sa.column("kind"))
    is_extended = sa.and_(decisions.c.task_id == tasks.c.id, decisions.c.kind == "extend")
    times = sa.select(sa.func.count()).select_from(decisions).where(is_extended).scalar_subquery()
    op.execute(tasks.update().where(sa.exists().where(is_extended)).values(due_moves=times))
    _partial("blocked", ["department_id"], f"{OPEN} AND blocker IS NOT NULL")
    _partial("often_moved", ["due_moves"], f"{OPEN} AND due_moves >= 2")
    op.add_column("workspaces", sa.Column("person_load", sa.Integer(), nullable=False, server_default="20"))
    op.add_column("workspaces", sa.Column("plan_load", sa.Integer(), nullable=False, server_default="60"))
    # Putting back a backup that is older than this step makes the table before the step runs.
    if not sa.inspect(op.get_bind()).has_table("cues"):
        _make_cues()


def _partial(name: str, columns: list[str], where: str) -> None:
    condition = sa.text(where)
    op.create_index(f"ix_tasks_{name}", "tasks", columns, sqlite_where=condition, postgresql_where=condition)


def _make_cues() -> None:
    op.create_table(
        "cues",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("scope", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("mark", sa.Text(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("before", sa.Integer()),
        sa.Column("week", sa.Date(), nullable=False),
        sa.Column("told_at", UtcDateTime(), nullable=False),
        sa.Column("ended_at", UtcDateTime()),
        sa.PrimaryKeyConstraint("id", name="pk_cues"),
    )
    op.create_index("ix_cues_scope_week", "cues", ["scope", "week"])
    standing = sa.text("ended_at IS NULL")
    op.create_index("ix_cues_standing", "cues", ["scope"], sqlite_where=standing, postgresql_where=standing)
