"""Links to what other tools have."""

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, select

from domain.outside import Link
from domain.ports.links import Links
from storage import rows
from storage.tables.outside import links

_SHAPE = rows.Shape(Link, links)
_OF = select(*_SHAPE.columns).where(links.c.source == bindparam("wanted")).order_by(links.c.id)


class SqlLinks(Links):
    """Links as rows."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, source: str) -> list[Link]:
        """Every link of a source, in the order in which they were made."""
        return [_SHAPE.read(row) for row in self._connection.execute(_OF, {"wanted": source})]

    def add_all(self, new: Sequence[Link]) -> None:
        """Store new ones; their ids are given by the database."""
        if new:
            rows.add_all(self._connection, links, [rows.values_of(link) for link in new])

    def save(self, link: Link) -> None:
        """Store a known one; KeyError when there is none."""
        rows.save(self._connection, links, link.id, rows.values_of(link))
