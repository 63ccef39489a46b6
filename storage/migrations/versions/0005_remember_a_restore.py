"""Remember when the database was last put back from a backup."""

import sqlalchemy as sa
from alembic import op

from storage.types import UtcDateTime

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    # Putting back a backup that is older than this step adds the column before the step runs.
    known = {column["name"] for column in sa.inspect(op.get_bind()).get_columns("workspaces")}
    if "restored_at" not in known:
        op.add_column("workspaces", sa.Column("restored_at", UtcDateTime()))
