"""Leases: what one process at a time may do."""

from datetime import datetime

from sqlalchemy import Connection, or_

from domain.ports import Leases
from storage import rows
from storage.tables import leases


class SqlLeases(Leases):
    """Leases as rows, one for each name."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def hold(self, name: str, holder: str, now: datetime, until: datetime) -> bool:
        """Take or keep a lease until then; False while another holder's has not run out."""
        values = {"name": name, "holder": holder, "until": until}
        if rows.add_once(self._connection, leases, values, ("name",)) is not None:
            return True
        free = or_(leases.c.holder == holder, leases.c.until <= now)
        taking = leases.update().where(leases.c.name == name, free).values(holder=holder, until=until)
        return self._connection.execute(taking).rowcount == 1

    def release(self, name: str, holder: str) -> None:
        """Give a lease back before it runs out; one that somebody else holds stays theirs."""
        self._connection.execute(leases.delete().where(leases.c.name == name, leases.c.holder == holder))
