"""Remember when somebody above is told next what needs them."""

import sqlalchemy as sa
from alembic import op

from storage.types import UtcDateTime

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    # Putting back a backup that is older than this step makes the table before the step runs.
    if sa.inspect(op.get_bind()).has_table("rounds"):
        return
    op.create_table(
        "rounds",
        sa.Column("person_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("next_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_rounds_person_id"),
        sa.PrimaryKeyConstraint("person_id", name="pk_rounds"),
    )
