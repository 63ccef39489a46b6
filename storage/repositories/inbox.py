"""Events that came in."""

from datetime import datetime

from sqlalchemy import Connection

from domain.ports import Inbox
from storage import rows
from storage.tables import inbox


class SqlInbox(Inbox):
    """Keys of events as rows."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def record(self, key: str, now: datetime) -> bool:
        """Remember an event; False when it was there before."""
        return rows.add_once(self._connection, inbox, {"key": key, "received_at": now}, ("key",)) is not None

    def purge(self, before: datetime) -> int:
        """Forget events older than that; how many."""
        return self._connection.execute(inbox.delete().where(inbox.c.received_at < before)).rowcount
