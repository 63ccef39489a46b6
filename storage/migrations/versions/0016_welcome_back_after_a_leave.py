"""Remember who is to be welcomed back after a leave."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    op.add_column("people", sa.Column("returned_from", sa.Date()))
    op.add_column("people", sa.Column("returns_after", sa.Date()))
    where = sa.text("returns_after IS NOT NULL")
    op.create_index("ix_people_returning", "people", ["returns_after"], sqlite_where=where, postgresql_where=where)
    op.execute("UPDATE people SET returns_after = away_until")
