"""Rounds."""

from datetime import datetime

from sqlalchemy import Connection, bindparam, or_, select, union

from domain.people import Person
from domain.ports import Rounds
from storage import rows
from storage.tables import departments, needs, people, rounds, workspaces
from storage.tables.company import IS_KEEPER
from storage.tables.following import IS_UNANSWERED

_SHAPE = rows.Shape(Person, people)
_ABOVE = union(
    select(departments.c.head_id.label("person_id")).where(departments.c.head_id.is_not(None)),
    select(workspaces.c.leader_id).where(workspaces.c.leader_id.is_not(None)),
    select(people.c.id).where(IS_KEEPER),
    select(needs.c.asked_of).where(IS_UNANSWERED, needs.c.asked_of.is_not(None)),
)
_DUE = (
    select(*_SHAPE.columns, rounds.c.next_at)
    .select_from(people)
    .outerjoin(rounds, rounds.c.person_id == people.c.id)
    .where(
        people.c.id.in_(_ABOVE),
        people.c.is_active,
        or_(rounds.c.next_at.is_(None), rounds.c.next_at <= bindparam("now")),
    )
    .order_by(people.c.id)
    .limit(bindparam("most"))
)
_MOVE = (
    rounds.update()
    .where(rounds.c.person_id == bindparam("who"), rounds.c.next_at == bindparam("was"))
    .values(next_at=bindparam("following"))
)


class SqlRounds(Rounds):
    """Rounds as rows, one for each person who was ever above somebody."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def due(self, now: datetime, limit: int) -> list[tuple[Person, datetime | None]]:
        """Who may have to be told, and the moment that has come, None for those who have none yet; by id."""
        found = self._connection.execute(_DUE, {"now": now, "most": limit})
        return [(_SHAPE.read(row[:-1]), row[-1]) for row in found]

    def move(self, person_id: int, expected: datetime | None, following: datetime) -> bool:
        """Move the next moment, if it still stands at `expected`."""
        if expected is None:
            values = {"person_id": person_id, "next_at": following}
            return rows.add_once(self._connection, rounds, values, ("person_id",)) is not None
        values = {"who": person_id, "was": expected, "following": following}
        return self._connection.execute(_MOVE, values).rowcount == 1
