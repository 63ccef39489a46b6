"""Remember the hours that the plan file gives to people, which are theirs again once they give up their own."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0035"
down_revision = "0034"

# Whoever never set hours in the chat has those of the file; of all others the next import tells.
_AS_IN_THE_FILE = sa.text(
    "UPDATE people SET plan_time = own_time WHERE NOT EXISTS (SELECT 1 FROM audit "
    "WHERE audit.subject = 'person:' || people.id AND audit.what IN ('hours_set', 'hours_reset'))"
)


def upgrade() -> None:
    # Putting back a backup that is older than this step adds the column before the step runs.
    if "plan_time" in {column["name"] for column in sa.inspect(op.get_bind()).get_columns("people")}:
        return
    json = sa.JSON().with_variant(JSONB(), "postgresql")
    op.add_column("people", sa.Column("plan_time", json, nullable=False, server_default="{}"))
    op.execute(_AS_IN_THE_FILE)
