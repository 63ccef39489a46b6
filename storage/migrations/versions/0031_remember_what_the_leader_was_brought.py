"""Remember when a case was brought to the leader, and find those that were not yet."""

import sqlalchemy as sa
from alembic import op

from storage.types import UtcDateTime

revision = "0031"
down_revision = "0030"

_WAITS = sa.text("closed_at IS NULL AND next_at IS NULL AND card_at IS NULL")


def upgrade() -> None:
    # Putting back a backup that is older than this step adds the column and its indexes before the step runs.
    seen = sa.inspect(op.get_bind())
    if "card_at" not in {column["name"] for column in seen.get_columns("cases")}:
        op.add_column("cases", sa.Column("card_at", UtcDateTime()))
    known = {index["name"] for index in seen.get_indexes("cases")}
    if "ix_cases_card_at" not in known:
        op.create_index("ix_cases_card_at", "cases", ["card_at"])
    if "ix_cases_without_card" not in known:
        columns = ["opened_at", "id"]
        op.create_index("ix_cases_without_card", "cases", columns, sqlite_where=_WAITS, postgresql_where=_WAITS)
