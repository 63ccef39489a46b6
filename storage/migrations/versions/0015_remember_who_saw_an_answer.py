"""Remember who saw an answer that wants to be seen, and when."""

import sqlalchemy as sa
from alembic import op

from storage.types import UtcDateTime

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    # Putting back a backup that is older than this step adds the columns before the step runs.
    known = {column["name"] for column in sa.inspect(op.get_bind()).get_columns("check_ins")}
    for column in (sa.Column("seen_by", sa.Integer()), sa.Column("seen_at", UtcDateTime())):
        if column.name not in known:
            op.add_column("check_ins", column)
