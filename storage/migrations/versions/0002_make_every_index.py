"""Make every index that serves a look of its own."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    _indexes_of_tasks()
    _other_indexes()


def _indexes_of_tasks() -> None:
    op.create_index("ix_tasks_of_goal", "tasks", ["goal_id", "state", "status"])
    op.create_index("ix_tasks_of_department", "tasks", ["department_id", "state", "status", "owner_id"])
    _partial("ix_tasks_owned", "tasks", ["owner_id"], "owner_id IS NOT NULL")
    _partial("ix_tasks_unowned", "tasks", ["owner_id"], "state = 'open' AND owner_id IS NULL")
    _partial("ix_tasks_due", "tasks", ["due_on"], "state = 'open'")
    _partial("ix_tasks_blocked", "tasks", ["last_check_in_at"], "state = 'open' AND blocker IS NOT NULL")
    _partial("ix_tasks_off_track", "tasks", ["off_track_weeks"], "state = 'open' AND off_track_weeks >= 2")
    _partial("ix_tasks_last_word", "tasks", ["last_check_in_at"], "state = 'open' AND owner_id IS NOT NULL")
    _partial("ix_tasks_finished", "tasks", ["closed_at"], "state = 'done'")
    op.create_index("ix_task_words_task_id_id", "task_words", ["task_id", "id"])


def _other_indexes() -> None:
    op.create_index("ix_check_ins_person_id_week", "check_ins", ["person_id", "week"])
    _partial("ix_needs_unanswered", "needs", ["raised_at", "task_id"], "answered_at IS NULL")
    _partial("ix_needs_of_task", "needs", ["task_id"], "answered_at IS NULL")
    _partial("uq_cases_one_open_of_task", "cases", ["task_id"], "closed_at IS NULL", unique=True)
    _partial("ix_cases_due", "cases", ["next_at"], "closed_at IS NULL")
    _partial("ix_action_items_open", "action_items", ["due_on"], "done_at IS NULL")
    _partial(
        "ix_notices_waiting", "notices", [sa.text("urgent DESC"), "created_at", "id", "not_before"], "state = 'pending'"
    )
    _partial("ix_notices_next", "notices", ["not_before"], "state = 'pending'")
    _partial("ix_notices_sending", "notices", ["deadline"], "state = 'sending'")
    _partial("ix_notices_in_line", "notices", ["recipient", "created_at", "id"], "state IN ('pending', 'sending')")
    op.create_index("ix_notices_sent_channel_sent_ts", "notices", ["sent_channel", "sent_ts"])
    op.create_index("ix_audit_subject_id", "audit", ["subject", "id"])


def _partial(name: str, table: str, columns: list[str | sa.TextClause], where: str, *, unique: bool = False) -> None:
    op.create_index(name, table, columns, unique=unique, sqlite_where=sa.text(where), postgresql_where=sa.text(where))
