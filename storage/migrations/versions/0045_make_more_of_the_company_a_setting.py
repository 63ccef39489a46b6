"""Make language, retention and the news of departments settings, and remember how far a set-up in the chat has come."""

import sqlalchemy as sa
from alembic import op

revision = "0045"
down_revision = "0044"


def upgrade() -> None:
    op.add_column("people", sa.Column("usual_language", sa.Text()))
    op.add_column("departments", sa.Column("tells_head", sa.Boolean(), nullable=False, server_default=sa.true()))
    op.add_column("workspaces", sa.Column("language", sa.Text()))
    op.add_column("workspaces", sa.Column("inbox_days", sa.Integer(), nullable=False, server_default="1"))
    op.add_column("workspaces", sa.Column("question_weeks", sa.Integer(), nullable=False, server_default="3"))
    op.add_column("workspaces", sa.Column("rewrite_weeks", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("workspaces", sa.Column("set_up_step", sa.Text()))
    op.add_column("workspaces", sa.Column("takes_everybody", sa.Boolean(), nullable=False, server_default=sa.false()))
