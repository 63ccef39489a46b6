"""Table of links to what other tools have."""

from collections.abc import Mapping

from sqlalchemy import Column, Index, Integer, Table, Text

from domain.outside import LinkKind
from storage.tables.base import id_column, metadata
from storage.types import AsJson, Choice, UtcDateTime

links = Table(
    "links",
    metadata,
    id_column(),
    Column("source", Text, nullable=False),
    Column("kind", Choice(LinkKind), nullable=False),
    Column("identifier", Text),
    Column("name", Text, nullable=False),
    Column("subject_id", Integer, nullable=False),  # a goal, a measure or a task, as the kind says
    Column("seen", AsJson[Mapping[str, object]](dict, dict), nullable=False),
    Column("seen_at", UtcDateTime, nullable=False),
)
Index("ix_links_source", links.c.source)
Index("ix_links_kind_subject_id", links.c.kind, links.c.subject_id)
