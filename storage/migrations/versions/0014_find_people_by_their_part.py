"""Find plan keepers, and those whom somebody manages or stands in for."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    keeper = sa.column("is_plan_keeper", sa.Boolean()).is_(True)
    op.create_index("ix_people_keepers", "people", ["id"], sqlite_where=keeper, postgresql_where=keeper)
    for column in ("manager_id", "deputy_id"):
        where = sa.text(f"{column} IS NOT NULL")
        op.create_index(f"ix_people_{column}", "people", [column], sqlite_where=where, postgresql_where=where)
