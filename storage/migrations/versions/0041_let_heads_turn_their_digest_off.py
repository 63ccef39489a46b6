"""Let heads of departments turn the digest of their departments off."""

import sqlalchemy as sa
from alembic import op

revision = "0041"
down_revision = "0040"


def upgrade() -> None:
    op.add_column("people", sa.Column("wants_digest", sa.Boolean(), nullable=False, server_default=sa.true()))
