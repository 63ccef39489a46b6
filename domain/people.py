"""People: who they are, where they are, and which language they read."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Person:
    """A member of the company.

    `chat_id` is the member's id on the chat platform; `zone` an IANA name; `locale` a tag such as `ar-SA`;
    `calendar` the key of the work calendar they follow. `away_from` and `away_until` are local dates, both
    included. `next_ask_at` is the instant of their next weekly check-in. `dm_channel` is learnt at the first post.
    """

    id: int
    chat_id: str
    name: str
    zone: str
    locale: str
    calendar: str
    department_id: int | None = None
    manager_id: int | None = None
    deputy_id: int | None = None
    is_active: bool = True
    is_guest: bool = False
    is_plan_keeper: bool = False
    away_from: date | None = None
    away_until: date | None = None
    next_ask_at: datetime | None = None
    dm_channel: str | None = None

    @property
    def language(self) -> str:
        """The language we speak with them: `ar` for every Arabic locale, `en` for all others."""
        return "ar" if self.locale.lower().startswith("ar") else "en"

    @property
    def reachable(self) -> bool:
        """Whether the bot may write to them at all."""
        return self.is_active and not self.is_guest

    def away_on(self, day: date) -> bool:
        """Whether they are on leave on that local day."""
        if self.away_until is None:
            return False
        return (self.away_from is None or self.away_from <= day) and day <= self.away_until
