"""Tables of what the leader says: thanks, and words below a digest."""

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
