"""Tables of what the leader says: thanks, words below a digest, words to all; and of when they say nothing."""

from sqlalchemy import Column, ForeignKey, Integer, Table, Text, UniqueConstraint

from storage.tables.base import id_column, metadata
from storage.types import UtcDateTime

recognitions = Table(
    "recognitions",
    metadata,
    id_column(),
    Column("task_id", ForeignKey("tasks.id"), nullable=False),
    Column("to_id", ForeignKey("people.id"), nullable=False),
    Column("by_id", Integer, ForeignKey("people.id"), nullable=False, index=True),
    Column("at", UtcDateTime, nullable=False),
    Column("text", Text),
    UniqueConstraint("task_id", "by_id"),
)

remarks = Table(
    "remarks",
    metadata,
    id_column(),
    Column("channel", Text, nullable=False),
    Column("ts", Text, nullable=False),
    Column("task_id", ForeignKey("tasks.id"), nullable=False, index=True),
    Column("by_id", Integer, ForeignKey("people.id"), nullable=False, index=True),
    Column("at", UtcDateTime, nullable=False),
    Column("text", Text, nullable=False),
    Column("edited", Text, nullable=False),
    Column("retracted_at", UtcDateTime),
    UniqueConstraint("channel", "ts", "task_id"),
)

# What a leader says to everybody, in their channel.
leader_words = Table(
    "leader_words",
    metadata,
    id_column(),
    Column("by_id", Integer, ForeignKey("people.id"), nullable=False, index=True),
    Column("at", UtcDateTime, nullable=False),
    Column("channel", Text, nullable=False),
    Column("text", Text, nullable=False),
)

# That a leader was not heard since then, and was told so.
silences = Table(
    "silences",
    metadata,
    id_column(),
    Column("person_id", Integer, ForeignKey("people.id"), nullable=False),
    Column("since", UtcDateTime, nullable=False),
    Column("told_at", UtcDateTime, nullable=False),
    Column("put_off_until", UtcDateTime),
    UniqueConstraint("person_id", "since"),
)
