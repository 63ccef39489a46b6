"""Make every table."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0001"
down_revision = None

# Spelt out here, so that this step stays what it was when the program's own types change.
INSTANT = sa.DateTime(timezone=True)
EXACT = sa.Text().with_variant(sa.Numeric(), "postgresql")
JSON = sa.JSON().with_variant(JSONB(), "postgresql")


def upgrade() -> None:
    _company()
    _people()
    _workspace()
    _plan()
    _tasks()
    _following()
    _cases()
    _decisions()
    _delivery()
    _outbox()


def _company() -> None:
    op.create_table(
        "calendars",
        sa.Column("key", sa.Text(), primary_key=True),
        sa.Column("work_days", JSON, nullable=False),
        sa.Column("starts", sa.Time(), nullable=False),
        sa.Column("ends", sa.Time(), nullable=False),
        sa.Column("days_off", JSON, nullable=False),
    )
    op.create_table(
        "departments",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("key", sa.Text(), nullable=False, unique=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("head_id", sa.Integer()),
        sa.Column("channel", sa.Text()),
    )


def _people() -> None:
    op.create_table(
        "people",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("chat_id", sa.Text(), nullable=False, unique=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("locale", sa.Text(), nullable=False),
        sa.Column("calendar", sa.Text(), nullable=False),
        sa.Column("department_id", sa.Integer(), sa.ForeignKey("departments.id")),
        sa.Column("manager_id", sa.Integer(), sa.ForeignKey("people.id")),
        sa.Column("deputy_id", sa.Integer(), sa.ForeignKey("people.id")),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("is_guest", sa.Boolean(), nullable=False),
        sa.Column("is_plan_keeper", sa.Boolean(), nullable=False),
        sa.Column("away_from", sa.Date()),
        sa.Column("away_until", sa.Date()),
        sa.Column("next_ask_at", INSTANT, index=True),
        sa.Column("dm_channel", sa.Text()),
    )
    with op.batch_alter_table("departments") as departments:
        departments.create_foreign_key("fk_departments_head_id", "people", ["head_id"], ["id"])


def _workspace() -> None:
    op.create_table(
        "workspaces",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("company", sa.Text(), nullable=False),
        sa.Column("plan_title", sa.Text(), nullable=False),
        sa.Column("leader_id", sa.Integer(), sa.ForeignKey("people.id")),
        sa.Column("digest_channel", sa.Text()),
        sa.Column("meeting_channel", sa.Text()),
        sa.Column("check_in", JSON, nullable=False),
        sa.Column("digest", JSON, nullable=False),
        sa.Column("meeting", JSON, nullable=False),
        sa.Column("rung_days", sa.Integer(), nullable=False),
        sa.Column("silent_weeks", sa.Integer(), nullable=False),
        sa.Column("cooldown_days", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Text()),
        sa.Column("next_digest_at", INSTANT),
        sa.Column("next_agenda_at", INSTANT),
        sa.Column("next_meeting_on", sa.Date()),
        sa.CheckConstraint("id = 1", name="only_one"),
    )


def _plan() -> None:
    op.create_table(
        "goals",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("code", sa.Text(), nullable=False, unique=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("perspective", sa.Text(), nullable=False),
        sa.Column("parent_id", sa.Integer(), sa.ForeignKey("goals.id"), index=True),
        sa.Column("department_id", sa.Integer(), sa.ForeignKey("departments.id")),
    )
    op.create_table(
        "measures",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("key", sa.Text(), nullable=False, unique=True),
        sa.Column("goal_id", sa.Integer(), sa.ForeignKey("goals.id"), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("direction", sa.Text(), nullable=False),
        sa.Column("baseline", EXACT),
        sa.Column("target", EXACT, nullable=False),
    )
    op.create_table(
        "readings",
        sa.Column("measure_id", sa.Integer(), sa.ForeignKey("measures.id"), primary_key=True),
        sa.Column("on", sa.Date(), primary_key=True),
        sa.Column("value", EXACT, nullable=False),
    )


def _tasks() -> None:
    op.create_table(
        "tasks",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("goal_id", sa.Integer(), sa.ForeignKey("goals.id")),
        sa.Column("department_id", sa.Integer(), sa.ForeignKey("departments.id")),
        sa.Column("owner_id", sa.Integer(), sa.ForeignKey("people.id")),
        sa.Column("key", sa.Text(), unique=True),
        sa.Column("place", sa.Text()),
        sa.Column("how", sa.Text()),
        sa.Column("start_on", sa.Date()),
        sa.Column("due_on", sa.Date()),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("status", sa.Text()),
        sa.Column("progress", sa.Integer()),
        sa.Column("blocker", sa.Text()),
        sa.Column("last_check_in_at", INSTANT),
        sa.Column("off_track_weeks", sa.Integer(), nullable=False),
        sa.Column("owned_since", INSTANT),
        sa.Column("quiet_until", INSTANT),
        sa.Column("created_by", sa.Integer(), sa.ForeignKey("people.id")),
        sa.Column("created_at", INSTANT),
        sa.Column("closed_at", INSTANT),
    )
    op.create_table(
        "task_words",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("task_id", sa.Integer(), sa.ForeignKey("tasks.id"), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("said_at", INSTANT, index=True),
    )


def _following() -> None:
    op.create_table(
        "check_ins",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("task_id", sa.Integer(), sa.ForeignKey("tasks.id"), nullable=False),
        sa.Column("person_id", sa.Integer(), sa.ForeignKey("people.id"), nullable=False),
        sa.Column("week", sa.Date(), nullable=False),
        sa.Column("asked_at", INSTANT, index=True),
        sa.Column("answered_at", INSTANT, index=True),
        sa.Column("status", sa.Text()),
        sa.Column("progress", sa.Integer()),
        sa.Column("note", sa.Text()),
        sa.Column("blocker", sa.Text()),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.UniqueConstraint("task_id", "week"),
    )
    op.create_table(
        "needs",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("task_id", sa.Integer(), sa.ForeignKey("tasks.id"), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("text", sa.Text()),
        sa.Column("raised_by", sa.Integer(), sa.ForeignKey("people.id"), nullable=False),
        sa.Column("raised_at", INSTANT, nullable=False),
        sa.Column("asked_of", sa.Integer(), sa.ForeignKey("people.id")),
        sa.Column("answered_at", INSTANT),
    )


def _cases() -> None:
    op.create_table(
        "cases",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("task_id", sa.Integer(), sa.ForeignKey("tasks.id"), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("ladder", JSON, nullable=False),
        sa.Column("opened_at", INSTANT, nullable=False),
        sa.Column("rung", sa.Integer(), nullable=False),
        sa.Column("told_at", INSTANT),
        sa.Column("next_at", INSTANT),
        sa.Column("closed_at", INSTANT),
        sa.Column("outcome", sa.Text()),
    )
    op.create_table(
        "case_rungs",
        sa.Column("case_id", sa.Integer(), sa.ForeignKey("cases.id"), primary_key=True),
        sa.Column("position", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("person_id", sa.Integer(), sa.ForeignKey("people.id"), nullable=False, index=True),
    )


def _decisions() -> None:
    op.create_table(
        "decisions",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("case_id", sa.Integer(), sa.ForeignKey("cases.id"), nullable=False, unique=True),
        sa.Column("task_id", sa.Integer(), sa.ForeignKey("tasks.id"), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.Integer(), sa.ForeignKey("people.id"), nullable=False),
        sa.Column("decided_at", INSTANT, nullable=False, index=True),
        sa.Column("owner_id", sa.Integer(), sa.ForeignKey("people.id")),
        sa.Column("due_on", sa.Date()),
        sa.Column("note", sa.Text()),
    )
    op.create_table(
        "action_items",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Integer(), sa.ForeignKey("people.id")),
        sa.Column("due_on", sa.Date()),
        sa.Column("task_id", sa.Integer(), sa.ForeignKey("tasks.id")),
        sa.Column("created_at", INSTANT),
        sa.Column("done_at", INSTANT),
    )


def _delivery() -> None:
    op.create_table(
        "inbox",
        sa.Column("key", sa.Text(), primary_key=True),
        sa.Column("received_at", INSTANT, nullable=False, index=True),
    )
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Integer(), sa.ForeignKey("people.id")),
        sa.Column("before", JSON),
        sa.Column("after", JSON),
        sa.Column("why", sa.Text()),
        sa.Column("through", sa.Text()),
    )


def _outbox() -> None:
    op.create_table(
        "notices",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("recipient", sa.Text(), nullable=False),
        sa.Column("occasion", sa.Text(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("not_before", INSTANT, nullable=False),
        sa.Column("person_id", sa.Integer(), sa.ForeignKey("people.id")),
        sa.Column("channel", sa.Text()),
        sa.Column("token", sa.Text(), nullable=False, unique=True),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("deadline", INSTANT),
        sa.Column("sent_at", INSTANT),
        sa.Column("sent_channel", sa.Text()),
        sa.Column("sent_ts", sa.Text()),
        sa.Column("reason", sa.Text()),
        sa.UniqueConstraint("kind", "subject_id", "recipient", "occasion"),
    )
