"""Remember of a check-in whether its status was said, or stands as it was before."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    # Putting back a backup that is older than this step adds the column before the step runs.
    known = {column["name"] for column in sa.inspect(op.get_bind()).get_columns("check_ins")}
    if "carried" not in known:
        op.add_column("check_ins", sa.Column("carried", sa.Boolean(), nullable=False, server_default=sa.false()))
