"""Find the cases of owners who never answered."""

import sqlalchemy as sa
from alembic import op

revision = "0039"
down_revision = "0038"


def upgrade() -> None:
    where = sa.text("closed_at IS NULL AND kind = 'unheard'")
    op.create_index("ix_cases_unheard", "cases", ["task_id"], sqlite_where=where, postgresql_where=where)
