"""Table of thanks that were said."""

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
