"""Make the ladder a setting of the company and of each department; open cases keep the steps they were announced."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0026"
down_revision = "0025"

JSON = sa.JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")


def upgrade() -> None:
    op.add_column("workspaces", sa.Column("ladder", JSON, nullable=False, server_default="{}"))
    op.add_column("departments", sa.Column("ladder", JSON))
    columns = [sa.column("ladder", JSON), sa.column("rung_days"), sa.column("cooldown_days")]
    workspaces = sa.table("workspaces", *columns)
    found = op.get_bind().execute(sa.select(workspaces.c.rung_days, workspaces.c.cooldown_days)).one_or_none()
    if found is not None:
        days, cooldown = found
        rule = {"owner_days": days, "head_days": days, "cooldown_days": cooldown}
        op.execute(workspaces.update().values(ladder=rule))
        _freeze(days)
    op.drop_column("workspaces", "rung_days")
    op.drop_column("workspaces", "cooldown_days")


def _freeze(days: int) -> None:
    """Write the days that held until now into the ladders that still climb."""
    cases = sa.table("cases", sa.column("id"), sa.column("ladder", JSON), sa.column("closed_at"))
    still_open = sa.select(cases.c.id, cases.c.ladder).where(cases.c.closed_at.is_(None))
    new: list[dict[str, Any]] = [
        {"case": case_id, "frozen": [{**rung, "days": days} for rung in ladder]}
        for case_id, ladder in op.get_bind().execute(still_open)
    ]
    if new:
        freezing = cases.update().where(cases.c.id == sa.bindparam("case"))
        op.get_bind().execute(freezing.values(ladder=sa.bindparam("frozen", type_=JSON)), new)
