"""Offer tasks without an owner to those who may take them."""

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0036"


def upgrade() -> None:
    # Putting back a backup that is older than this step makes the table before the step runs.
    there = sa.inspect(op.get_bind())
    if not there.has_table("offerings"):
        op.create_table(
            "offerings",
            sa.Column("case_id", sa.Integer(), nullable=False, autoincrement=False),
            sa.Column("department_id", sa.Integer(), nullable=False),
            sa.Column("day", sa.Date(), nullable=False),
            sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_offerings_case_id"),
            sa.ForeignKeyConstraint(["department_id"], ["departments.id"], name="fk_offerings_department_id"),
            sa.PrimaryKeyConstraint("case_id", name="pk_offerings"),
        )
        op.create_index("ix_offerings_department_id_day", "offerings", ["department_id", "day"])
    if "unowned" not in {column["name"] for column in there.get_columns("offers")}:
        op.add_column("offers", sa.Column("unowned", sa.Boolean(), nullable=False, server_default=sa.false()))
