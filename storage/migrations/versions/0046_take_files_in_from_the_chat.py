"""Keep track of files that were sent in the chat."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from storage.types import UtcDateTime

revision = "0046"
down_revision = "0045"


def upgrade() -> None:
    # Putting back a backup that is older than this step makes the tables before the step runs.
    if sa.inspect(op.get_bind()).has_table("uploads"):
        return
    op.create_table(
        "uploads",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("chat_id", sa.Text(), nullable=False),
        sa.Column("file_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text()),
        sa.Column("ts", sa.Text()),
        sa.Column("digest", sa.Text()),
        sa.Column("preview", sa.JSON().with_variant(postgresql.JSONB(), "postgresql")),
        sa.Column("days", sa.Text()),
        sa.PrimaryKeyConstraint("id", name="pk_uploads"),
    )
