"""For whom a page is drawn: names, zone and language decide how tokens look."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from babel.core import Locale, UnknownLocaleError

from sandbox.render.words import Words, words_for


@dataclass(frozen=True)
class Reader:
    """Who looks, where and when.

    Attributes:
        user_id: The member.
        tz: IANA name of the member's zone.
        locale: The member's locale as Slack writes it, such as ``ar-SA``.
        now: The present, aware.
        users: Names of everybody by id.
        people: Names of those that can be chosen in a menu, by id; everybody when left out.
        channels: Names of the channels the member can see, by id.
        usergroups: Handles of user groups by id.
    """

    user_id: str
    tz: str
    locale: str
    now: datetime
    users: Mapping[str, str] = field(default_factory=dict)
    channels: Mapping[str, str] = field(default_factory=dict)
    usergroups: Mapping[str, str] = field(default_factory=dict)
    people: Mapping[str, str] | None = None

    @property
    def offered(self) -> Mapping[str, str]:
        """Those that a menu of people offers."""
        return self.users if self.people is None else self.people

    @property
    def zone(self) -> ZoneInfo:
        """The member's zone."""
        return ZoneInfo(self.tz)

    @property
    def babel(self) -> Locale:
        """The member's locale for Babel, English where Babel does not know it."""
        try:
            return Locale.parse(self.locale, sep="-")
        except (UnknownLocaleError, ValueError):
            return Locale("en")

    @property
    def words(self) -> Words:
        """The page's words in the member's language."""
        return words_for(self.babel.language)

    def here(self, moment: datetime) -> datetime:
        """A moment in the member's zone."""
        return moment.astimezone(self.zone)
