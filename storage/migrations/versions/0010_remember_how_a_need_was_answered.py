"""Remember until when a need is to be answered, and how it was."""

import sqlalchemy as sa
from alembic import op

from storage.types import UtcDateTime

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    # Putting back a backup that is older than this step adds the columns before the step runs.
    known = {column["name"] for column in sa.inspect(op.get_bind()).get_columns("needs")}
    for column in (
        sa.Column("due_at", UtcDateTime()),
        sa.Column("answer", sa.Text()),
        sa.Column("answered_by", sa.Integer()),
        sa.Column("answer_text", sa.Text()),
    ):
        if column.name not in known:
            op.add_column("needs", column)
