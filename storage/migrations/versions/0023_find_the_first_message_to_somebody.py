"""Find the first message that ever went to somebody."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    to_somebody = sa.text("person_id IS NOT NULL AND kind != 'message_changed'")
    op.create_index(
        "ix_notices_first_to",
        "notices",
        ["person_id", "created_at", "id"],
        sqlite_where=to_somebody,
        postgresql_where=to_somebody,
    )
