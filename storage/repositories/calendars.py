"""Work calendars."""

from collections.abc import Iterable

from sqlalchemy import Connection, bindparam, or_, select

from domain.calendars import Calendar
from domain.ports import Calendars
from storage import journal, rows
from storage.tables import calendars

DEFAULT = "default"
"""The key of the calendar that stands in for unknown ones; a plan file may define it."""

SHAPE = rows.Shape(Calendar, calendars)
_WITH_KEY = select(*SHAPE.columns).where(or_(calendars.c.key == bindparam("wanted"), calendars.c.key == DEFAULT))
_ALL = select(*SHAPE.columns).order_by(calendars.c.key)
_REMOVE = calendars.delete().where(calendars.c.key == bindparam("wanted"))


class SqlCalendars(Calendars):
    """Calendars as rows."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._read: dict[str, Calendar] = {}

    def get(self, key: str) -> Calendar:
        """The calendar with that key, else the one called `default`, else Monday to Friday from nine to five."""
        if key not in self._read:
            self.learn(key, map(SHAPE.read, self._connection.execute(_WITH_KEY, {"wanted": key})))
        return self._read[key]

    def all(self) -> list[Calendar]:
        """All of them, by key."""
        return [SHAPE.read(row) for row in self._connection.execute(_ALL)]

    def learn(self, key: str, stored: Iterable[Calendar]) -> None:
        """Somebody read, along with something else, those with this key or the default one."""
        found = {calendar.key: calendar for calendar in stored}
        self._read[key] = found.get(key) or found.get(DEFAULT) or Calendar(DEFAULT)

    def save(self, calendar: Calendar) -> None:
        """Insert or replace it."""
        self._read.clear()
        rows.put(self._connection, calendars, rows.values_of(calendar))

    def remove(self, key: str) -> None:
        """Delete it."""
        self._read.clear()
        self._connection.execute(_REMOVE, {"wanted": key})
        journal.gone(self._connection, calendars, (key,))
