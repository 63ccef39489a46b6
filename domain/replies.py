"""Replies: which message of the chat said what, so that editing or deleting it edits or retracts what it said."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Reply:
    """What one message (`channel` and `ts`) said of one task, for `week`.

    `said_at` is when it was taken, `note` what it left as the note of the check-in, `edited` the chat's own stamp of
    the last edit that was taken, empty before the first.
    """

    channel: str
    ts: str
    task_id: int
    person_id: int
    week: date
    said_at: datetime
    note: str | None = None
    edited: str = ""
