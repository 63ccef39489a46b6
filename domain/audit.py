"""The audit trail: every change with who, what, before, after, why and through what."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One change. `person_id` is None when the bot acted by itself; `subject` is such as `task:12`.

    `before` and `after` hold only the fields that changed, as plain JSON values; never the words of a pulse.
    """

    at: datetime
    what: str
    subject: str
    person_id: int | None = None
    before: Mapping[str, object] | None = None
    after: Mapping[str, object] | None = None
    why: str | None = None
    through: str | None = None
