"""Links to what other tools have."""

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, select

from domain.outside import Link, LinkKind
from domain.ports.links import Links
from storage import rows
from storage.tables.base import word
from storage.tables.outside import links
from storage.tables.plan import IS_OPEN, IS_UNOWNED, tasks

_SHAPE = rows.Shape(Link, links)
_OF = select(*_SHAPE.columns).where(links.c.source == bindparam("wanted")).order_by(links.c.id)

_UNOWNED = (
    select(links.c.seen, tasks.c.id, tasks.c.title)
    .join(tasks, tasks.c.id == links.c.subject_id)
    .where(links.c.kind == word(LinkKind.TASK), IS_OPEN, IS_UNOWNED)
    .order_by(tasks.c.id, links.c.id)
)


class SqlLinks(Links):
    """Links as rows."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._found: dict[int, Link] = {}

    def of(self, source: str) -> list[Link]:
        """Every link of a source, in the order in which they were made."""
        found = [_SHAPE.read(row) for row in self._connection.execute(_OF, {"wanted": source})]
        self._found.update((link.id, link) for link in found)
        return found

    def owner_words(self) -> list[tuple[str, int, str]]:
        """Whom files name as the owner of open tasks that have none: the words, the task, and its title; by task."""
        found: dict[int, tuple[str, int, str]] = {}
        for seen, task_id, title in self._connection.execute(_UNOWNED):
            owner = seen.get("owner")
            if isinstance(owner, str) and owner.strip():
                found[task_id] = (owner, task_id, title)
        return list(found.values())

    def add_all(self, new: Sequence[Link]) -> None:
        """Store new ones; their ids are given by the database."""
        if new:
            rows.add_all(self._connection, links, [rows.values_of(link) for link in new])

    def save(self, link: Link) -> None:
        """Store a known one; KeyError when there is none. Of one that was read here only what changed is written."""
        rows.save_changes(self._connection, links, link.id, self._found.pop(link.id, None), link)
