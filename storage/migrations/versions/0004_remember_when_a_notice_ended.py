"""Remember when a notice ended, and find those that failed and those of a week."""

import sqlalchemy as sa
from alembic import op

from storage.types import UtcDateTime

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column("notices", sa.Column("ended_at", UtcDateTime()))
    # Of what ended before, only what was sent says when; the rest ended no earlier than it was allowed to go.
    op.execute("UPDATE notices SET ended_at = coalesce(sent_at, not_before) WHERE state NOT IN ('pending', 'sending')")
    _partial("ix_notices_ended", ["state", "ended_at"], "ended_at IS NOT NULL")
    _partial("ix_notices_of_week", ["kind", "occasion", "state", "not_before"], "kind = 'check_in_asked'")


def _partial(name: str, columns: list[str], where: str) -> None:
    op.create_index(name, "notices", columns, sqlite_where=sa.text(where), postgresql_where=sa.text(where))
