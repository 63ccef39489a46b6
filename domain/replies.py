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


@dataclass(frozen=True, slots=True)
class Question:
    """Somebody was asked which task a message of theirs (`channel` and `ts`) is about.

    `text` is what they wrote, as it stands now, `week` the one it speaks of; None for the present one.
    """

    channel: str
    ts: str
    person_id: int
    text: str
    week: date | None
    asked_at: datetime
