"""The audit trail."""

import logging
from collections import Counter, defaultdict
from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, func, select

from domain.audit import AuditEntry
from domain.ports import Audit
from storage import journal, rows
from storage.tables import audit

log = logging.getLogger(__name__)

_SHAPE = rows.Shape(AuditEntry, audit)
_LATEST = select(*_SHAPE.columns).where(audit.c.subject == bindparam("about")).order_by(audit.c.id.desc()).limit(1)
_OF = select(*_SHAPE.columns).where(audit.c.subject == bindparam("about")).order_by(audit.c.id)


class SqlAudit(Audit):
    """Entries as rows; nothing here changes or removes one, and the database refuses it.

    Those of a transaction are written at its end, in one statement, each with the rows that it is about.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._waiting: list[AuditEntry] = []
        self._about: defaultdict[str, list[AuditEntry]] = defaultdict(list)

    def add(self, entry: AuditEntry) -> None:
        """Append an entry."""
        self.add_all([entry])

    def add_all(self, entries: Sequence[AuditEntry]) -> None:
        """Append entries, in their order."""
        self._waiting += entries
        for entry in entries:
            self._about[entry.subject].append(entry)
        if journal.of(self._connection) is None:
            self.write_down()

    def write_down(self) -> None:
        """Store the entries that were appended, with what the transaction noted."""
        noted = journal.of(self._connection)
        if not self._waiting:
            self._look_for_rows(noted)
            return
        entries, self._waiting = self._waiting, []
        self._about.clear()
        changes = [None] * len(entries) if noted is None else noted.by_subject([entry.subject for entry in entries])
        told = [{**rows.values_of(entry), "rows": each} for entry, each in zip(entries, changes, strict=True)]
        rows.store(self._connection, audit, told)

    def _look_for_rows(self, noted: journal.Journal | None) -> None:
        """Rows that changed while nobody said why are a fault of the program, though what people did stands."""
        tables = noted.tables if noted is not None else ()
        if tables:
            log.error("rows changed and the trail does not know why: %s", ", ".join(tables))

    def tally(self) -> dict[str, int]:
        """How many entries there are of each `what`."""
        counted = select(audit.c.what, func.count()).group_by(audit.c.what)
        stored = Counter({row[0]: row[1] for row in self._connection.execute(counted)})
        return dict(stored + Counter(entry.what for entry in self._waiting))

    def latest(self, subject: str) -> AuditEntry | None:
        """The newest entry of a subject."""
        if subject in self._about:
            return self._about[subject][-1]
        row = self._connection.execute(_LATEST, {"about": subject}).one_or_none()
        return None if row is None else _SHAPE.read(row)

    def of(self, subject: str) -> list[AuditEntry]:
        """The entries of a subject, oldest first."""
        stored = [_SHAPE.read(row) for row in self._connection.execute(_OF, {"about": subject})]
        return stored + self._about.get(subject, [])
