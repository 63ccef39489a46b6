"""Let people have working time of their own, and be left alone for a while."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    json = sa.JSON().with_variant(JSONB(), "postgresql")
    op.add_column("people", sa.Column("own_time", json, nullable=False, server_default="{}"))
    op.add_column("people", sa.Column("muted_until", sa.Date()))
    where = sa.text("muted_until IS NOT NULL")
    op.create_index("ix_people_muted", "people", ["muted_until"], sqlite_where=where, postgresql_where=where)
