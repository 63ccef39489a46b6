"""Remember when to look whether a decision changed anything, and which case one brought back."""

import sqlalchemy as sa
from alembic import op

from storage.types import UtcDateTime

revision = "0034"
down_revision = "0033"

_WAITS = sa.text("follow_up_at IS NOT NULL AND followed_up_at IS NULL")


def upgrade() -> None:
    # Putting back a backup that is older than this step adds columns and index before the step runs.
    seen = sa.inspect(op.get_bind())
    if "follows" not in {column["name"] for column in seen.get_columns("cases")}:
        op.add_column("cases", sa.Column("follows", sa.Integer()))
    known = {column["name"] for column in seen.get_columns("decisions")}
    for name in ("follow_up_at", "followed_up_at"):
        if name not in known:
            op.add_column("decisions", sa.Column(name, UtcDateTime()))
    name = "ix_decisions_to_follow_up"
    if name not in {index["name"] for index in seen.get_indexes("decisions")}:
        op.create_index(name, "decisions", ["follow_up_at"], sqlite_where=_WAITS, postgresql_where=_WAITS)
