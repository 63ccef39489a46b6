"""Let the company say how long a need may wait for its answer."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    op.add_column("workspaces", sa.Column("answer_days", sa.Integer(), nullable=False, server_default="3"))
