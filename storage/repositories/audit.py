"""The audit trail."""

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, func, select

from domain.audit import AuditEntry
from domain.ports import Audit
from storage import rows
from storage.tables import audit

_SHAPE = rows.Shape(AuditEntry, audit)
_LATEST = select(*_SHAPE.columns).where(audit.c.subject == bindparam("about")).order_by(audit.c.id.desc()).limit(1)


class SqlAudit(Audit):
    """Entries as rows; nothing here changes or removes one."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, entry: AuditEntry) -> None:
        """Append an entry."""
        self._connection.execute(rows.insert(audit), rows.values_of(entry))

    def add_all(self, entries: Sequence[AuditEntry]) -> None:
        """Append entries, in their order."""
        if entries:
            self._connection.execute(rows.insert(audit), [rows.values_of(entry) for entry in entries])

    def tally(self) -> dict[str, int]:
        """How many entries there are of each `what`."""
        counted = select(audit.c.what, func.count()).group_by(audit.c.what)
        return {row[0]: row[1] for row in self._connection.execute(counted)}

    def latest(self, subject: str) -> AuditEntry | None:
        """The newest entry of a subject."""
        row = self._connection.execute(_LATEST, {"about": subject}).one_or_none()
        return None if row is None else _SHAPE.read(row)

    def of(self, subject: str) -> list[AuditEntry]:
        """The entries of a subject, oldest first."""
        wanted = select(*_SHAPE.columns).where(audit.c.subject == subject).order_by(audit.c.id)
        return [_SHAPE.read(row) for row in self._connection.execute(wanted)]
