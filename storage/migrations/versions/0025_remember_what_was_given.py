"""Let a decision say how much money a task gets, and until when an authority lasts."""

import sqlalchemy as sa
from alembic import op

from storage.types import ExactDecimal

revision = "0025"
down_revision = "0024"


def upgrade() -> None:
    # Putting back a backup that is older than this step adds the columns before the step runs.
    known = {column["name"] for column in sa.inspect(op.get_bind()).get_columns("decisions")}
    for column in (sa.Column("amount", ExactDecimal()), sa.Column("until", sa.Date())):
        if column.name not in known:
            op.add_column("decisions", column)
