"""Let a calendar be called something else than its short name."""

import sqlalchemy as sa
from alembic import op

revision = "0048"
down_revision = "0047"


def upgrade() -> None:
    op.add_column("calendars", sa.Column("name", sa.Text()))
