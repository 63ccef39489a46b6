"""Let somebody answer for a goal, by a day."""

import sqlalchemy as sa
from alembic import op

revision = "0047"
down_revision = "0046"


def upgrade() -> None:
    op.add_column("goals", sa.Column("owner_id", sa.Integer()))
    op.add_column("goals", sa.Column("due_on", sa.Date()))
