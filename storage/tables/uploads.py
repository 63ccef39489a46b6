"""Table of files that were sent in the chat; what is in them is not kept."""

from collections.abc import Mapping

from sqlalchemy import Column, Table, Text

from domain.uploads import DayOrder, UploadState
from storage.tables.base import id_column, metadata
from storage.types import AsJson, Choice, UtcDateTime

uploads = Table(
    "uploads",
    metadata,
    id_column(),
    Column("chat_id", Text, nullable=False),
    Column("file_id", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("state", Choice(UploadState), nullable=False),
    Column("channel", Text),
    Column("ts", Text),
    Column("digest", Text),
    Column("preview", AsJson[Mapping[str, object]](dict, dict)),
    Column("days", Choice(DayOrder)),
)
