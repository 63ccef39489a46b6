"""Tables of the plan: goals, measures with their readings, and tasks with their words."""

from sqlalchemy import (
    Column,
    ColumnElement,
    Date,
    ForeignKey,
    FromClause,
    Index,
    Integer,
    Table,
    Text,
    and_,
    literal_column,
)

from domain.measures import Direction
from domain.rhythm import TaskRhythm
from domain.tasks import Status, TaskState
from storage.tables.base import id_column, metadata, partial_index, word
from storage.types import Choice, ExactDecimal, UtcDateTime

goals = Table(
    "goals",
    metadata,
    id_column(),
    Column("code", Text, nullable=False, unique=True),
    Column("title", Text, nullable=False),
    Column("perspective", Text, nullable=False),
    Column("parent_id", ForeignKey("goals.id"), index=True),
    Column("department_id", ForeignKey("departments.id")),
    Column("owner_id", Integer),  # a person; SQLite takes no named foreign key for a table that is there
    Column("due_on", Date),
)

measures = Table(
    "measures",
    metadata,
    id_column(),
    Column("key", Text, nullable=False, unique=True),
    Column("goal_id", ForeignKey("goals.id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("unit", Text, nullable=False),
    Column("direction", Choice(Direction), nullable=False),
    Column("baseline", ExactDecimal),
    Column("target", ExactDecimal, nullable=False),
    Column("slipped_at", UtcDateTime),
)

readings = Table(
    "readings",
    metadata,
    Column("measure_id", ForeignKey("measures.id"), primary_key=True),
    Column("on", Date, primary_key=True),
    Column("value", ExactDecimal, nullable=False),
)

tasks = Table(
    "tasks",
    metadata,
    id_column(),
    Column("title", Text, nullable=False),
    Column("goal_id", ForeignKey("goals.id")),
    Column("department_id", ForeignKey("departments.id")),
    Column("owner_id", ForeignKey("people.id")),
    Column("key", Text, unique=True),
    Column("place", Text),
    Column("how", Text),
    Column("start_on", Date),
    Column("due_on", Date),
    Column("state", Choice(TaskState), nullable=False),
    Column("status", Choice(Status)),
    Column("progress", Integer),
    Column("blocker", Text),
    Column("last_check_in_at", UtcDateTime),
    Column("off_track_weeks", Integer, nullable=False),
    Column("owned_since", UtcDateTime),
    Column("quiet_until", UtcDateTime),
    Column("created_by", ForeignKey("people.id")),
    Column("created_at", UtcDateTime),
    Column("closed_at", UtcDateTime),
    Column("rhythm", Choice(TaskRhythm), nullable=False, server_default=TaskRhythm.WEEKLY),
    Column("rhythm_set_at", UtcDateTime),
    Column("still_since", UtcDateTime),
    Column("measure_id", Integer),  # a measure; SQLite takes no named foreign key for a table that is there
    # Kept by the storage: how often the due date was moved later.
    Column("due_moves", Integer, nullable=False, server_default="0"),
    # Kept by the storage: until when the sweep for cases leaves the task out. See storage/repositories/resting.py.
    Column("rests_until", UtcDateTime),
)

# What goals and departments count stands in the index itself, so that counting reads no rows.
Index("ix_tasks_of_goal", tasks.c.goal_id, tasks.c.state, tasks.c.status)
Index("ix_tasks_of_department", tasks.c.department_id, tasks.c.state, tasks.c.status, tasks.c.owner_id)


def is_open(of: FromClause) -> ColumnElement[bool]:
    """Open; `of` is the table, or an alias of it."""
    return of.c.state == word(TaskState.OPEN)


def is_unowned(of: FromClause) -> ColumnElement[bool]:
    """Without an owner; of the table or an alias likewise."""
    return of.c.owner_id.is_(None)


# What the sweep for cases looks for; each has an index that holds little more than the rows it finds, and none that
# rests. The index of owners leaves out tasks without one, or SQLite would look there for them.
IS_OPEN = is_open(tasks)
IS_DONE = tasks.c.state == word(TaskState.DONE)
IS_UNOWNED = is_unowned(tasks)
IS_OWNED = tasks.c.owner_id.is_not(None)
IS_BLOCKED = tasks.c.blocker.is_not(None)
IS_LONG_OFF_TRACK = tasks.c.off_track_weeks >= literal_column("2")
IS_OFTEN_MOVED = tasks.c.due_moves >= literal_column("2")
IS_STILL = tasks.c.still_since.is_not(None)
IS_FOLLOW_UP = tasks.c.measure_id.is_not(None)
IS_AWAKE = tasks.c.rests_until.is_(None)
IS_RESTING = tasks.c.rests_until.is_not(None)
partial_index("ix_tasks_owned", tasks.c.owner_id, where=IS_OWNED)
partial_index("ix_tasks_unowned", tasks.c.owner_id, tasks.c.rests_until, where=and_(IS_OPEN, IS_UNOWNED))
partial_index("ix_tasks_due", tasks.c.due_on, where=IS_OPEN)
partial_index("ix_tasks_awake_due", tasks.c.due_on, where=and_(IS_OPEN, IS_AWAKE))
partial_index("ix_tasks_awake_blocked", tasks.c.last_check_in_at, where=and_(IS_OPEN, IS_AWAKE, IS_BLOCKED))
partial_index("ix_tasks_awake_off_track", tasks.c.off_track_weeks, where=and_(IS_OPEN, IS_AWAKE, IS_LONG_OFF_TRACK))
partial_index(
    "ix_tasks_awake_last_word",
    tasks.c.rhythm,
    tasks.c.last_check_in_at,
    tasks.c.owned_since,
    tasks.c.created_at,
    where=and_(IS_OPEN, IS_AWAKE, IS_OWNED),
)
partial_index("ix_tasks_awake_still", tasks.c.rhythm, tasks.c.still_since, where=and_(IS_OPEN, IS_AWAKE, IS_STILL))
partial_index("ix_tasks_follow_up", tasks.c.measure_id, where=and_(IS_OPEN, IS_FOLLOW_UP))
partial_index("ix_tasks_resting", tasks.c.rests_until, where=and_(IS_OPEN, IS_RESTING))
partial_index("ix_tasks_blocked", tasks.c.department_id, where=and_(IS_OPEN, IS_BLOCKED))
partial_index("ix_tasks_long_off_track", tasks.c.department_id, where=and_(IS_OPEN, IS_LONG_OFF_TRACK))
partial_index("ix_tasks_created", tasks.c.created_at, where=IS_OPEN)
partial_index("ix_tasks_often_moved", tasks.c.due_moves, where=and_(IS_OPEN, IS_OFTEN_MOVED))
partial_index("ix_tasks_finished", tasks.c.closed_at, where=IS_DONE)

# Each change of a task's word, since a check-in may be edited and would forget what it said before.
task_words = Table(
    "task_words",
    metadata,
    id_column(),
    Column("task_id", ForeignKey("tasks.id"), nullable=False),
    Column("status", Choice(Status), nullable=False),
    Column("said_at", UtcDateTime, index=True),
)
Index("ix_task_words_task_id_id", task_words.c.task_id, task_words.c.id)
