"""Plans that were sent in the chat as files. What such a file holds is not kept: it is read anew where it lies."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

KEPT = timedelta(days=7)
"""How long a preview waits for a decision; then it is forgotten, and the file has to be sent again."""


class UploadState(StrEnum):
    """How far a file has come."""

    READING = "reading"
    SHOWN = "shown"
    TAKING = "taking"
    TAKEN = "taken"
    LEFT = "left"
    FAILED = "failed"


WAITING = frozenset({UploadState.READING, UploadState.SHOWN, UploadState.TAKING, UploadState.FAILED})
"""States of a file about which somebody may still decide."""


class DayOrder(StrEnum):
    """How dates such as 2/10/2026 are to be read."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that somebody sent: where it lies in the chat, and what was shown of it.

    `digest` is that of the bytes that were read for the preview. The preview is there as long as it waits for a
    decision. `ts` is the message in `channel` that tells of it.
    """

    id: int
    chat_id: str
    file_id: str
    name: str
    at: datetime
    state: UploadState = UploadState.READING
    channel: str | None = None
    ts: str | None = None
    digest: str | None = None
    preview: Mapping[str, object] | None = None
    days: DayOrder | None = None
