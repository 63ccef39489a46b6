"""Let the company name its money, and each amount keep the one it was given in."""

import sqlalchemy as sa
from alembic import op

revision = "0042"
down_revision = "0041"


def upgrade() -> None:
    op.add_column("workspaces", sa.Column("currency", sa.Text()))
    op.add_column("decisions", sa.Column("currency", sa.Text()))
