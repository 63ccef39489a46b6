"""Let a calendar follow the public holidays of a country."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    json = sa.JSON().with_variant(JSONB(), "postgresql")
    op.add_column("calendars", sa.Column("country", sa.Text()))
    op.add_column("calendars", sa.Column("subdivision", sa.Text()))
    op.add_column("calendars", sa.Column("days_on", json, nullable=False, server_default="[]"))
    op.add_column("calendars", sa.Column("public", json, nullable=False, server_default="{}"))
