"""Find unanswered needs by their date, and by whom they are asked of."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"


def upgrade() -> None:
    dated = sa.text("answered_at IS NULL AND due_at IS NOT NULL")
    op.create_index("ix_needs_due", "needs", ["due_at"], sqlite_where=dated, postgresql_where=dated)
    where = sa.text("answered_at IS NULL")
    op.create_index("ix_needs_asked_of", "needs", ["asked_of"], sqlite_where=where, postgresql_where=where)
