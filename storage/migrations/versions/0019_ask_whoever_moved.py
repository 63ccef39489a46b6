"""Remember who moved to another zone, and what they said of it."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    op.add_column("people", sa.Column("move", sa.JSON(none_as_null=True).with_variant(JSONB(), "postgresql")))
    op.add_column("people", sa.Column("move_since", sa.DateTime(timezone=True)))
    where = sa.text("move_since IS NOT NULL")
    op.create_index("ix_people_moving", "people", ["move_since"], sqlite_where=where, postgresql_where=where)
