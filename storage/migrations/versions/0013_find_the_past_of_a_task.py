"""Find every need and every case of a task, closed ones too."""

from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    op.create_index("ix_needs_task_id", "needs", ["task_id"])
    op.create_index("ix_cases_task_id", "cases", ["task_id"])
    op.create_index("ix_decisions_task_id", "decisions", ["task_id"])
