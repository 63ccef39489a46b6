"""What the chat tells us of its members."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Profile:
    """What the chat knows of a member; None where it did not say.

    `away_until` is the end of a status by which they seem to be away: a hint to ask about, not to act on.
    `runs_workspace` says that they are an owner or administrator of the chat.
    """

    chat_id: str
    zone: str | None = None
    locale: str | None = None
    is_active: bool = True
    is_guest: bool = False
    away_until: datetime | None = None
    name: str | None = None
    runs_workspace: bool = False
