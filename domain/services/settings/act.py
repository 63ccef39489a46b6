"""One change of settings: who makes it, when, through what, and what the chat and the almanac know of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from domain.audit import AuditEntry
from domain.calendars import Calendar
from domain.departments import Department
from domain.people import Person
from domain.ports import PublicHolidays, UnitOfWork
from domain.profiles import Profile
from domain.services.changes import differences
from domain.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Outside:
    """What is not in the database: members of the chat by id, and the public holidays of countries."""

    members: Mapping[str, Profile] = field(default_factory=dict)
    public: PublicHolidays | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """Who changes something, in one unit of work."""

    uow: UnitOfWork
    by: Person
    now: datetime
    through: str
    outside: Outside

    def audit(self, what: str, subject: str, before: "Kept", after: "Kept") -> None:
        """Append what changed, field by field; nothing where nothing did."""
        was, is_now = differences(before, after)
        if is_now:
            entry = AuditEntry(self.now, what, subject, self.by.id, was, is_now, through=self.through)
            self.uow.audit.add(entry)

    def keep_settings(self, before: Workspace, after: Workspace) -> None:
        """Store the settings, and write down what changed."""
        if before != after:
            self.uow.workspaces.save(after)
            self.audit("settings_changed", "workspace", before, after)


Kept = Workspace | Calendar | Department | Person
