"""Remember which thing of another tool is which of ours, and what its file said last."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from storage.types import UtcDateTime

revision = "0040"
down_revision = "0039"


def upgrade() -> None:
    # Putting back a backup that is older than this step makes the table before the step runs.
    if sa.inspect(op.get_bind()).has_table("links"):
        return
    op.create_table(
        "links",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("identifier", sa.Text()),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("seen", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
        sa.Column("seen_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_links"),
    )
    op.create_index("ix_links_source", "links", ["source"])
    op.create_index("ix_links_kind_subject_id", "links", ["kind", "subject_id"])
