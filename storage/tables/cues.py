"""Table of cues that were told."""

from sqlalchemy import Column, Date, Index, Integer, Table, Text

from domain.cues import CueKind
from storage.tables.base import id_column, metadata, partial_index
from storage.types import Choice, UtcDateTime

cues = Table(
    "cues",
    metadata,
    id_column(),
    Column("scope", Integer, nullable=False),
    Column("kind", Choice(CueKind), nullable=False),
    Column("subject_id", Integer, nullable=False),
    Column("mark", Text, nullable=False),
    Column("count", Integer, nullable=False),
    Column("before", Integer),
    Column("week", Date, nullable=False),
    Column("told_at", UtcDateTime, nullable=False),
    Column("ended_at", UtcDateTime),
)
IS_STANDING = cues.c.ended_at.is_(None)
Index("ix_cues_scope_week", cues.c.scope, cues.c.week)
partial_index("ix_cues_standing", cues.c.scope, where=IS_STANDING)
