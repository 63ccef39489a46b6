"""Action items."""

from sqlalchemy import Connection, select

from domain.meetings import ActionItem
from domain.people import Person
from domain.ports import ActionItems
from domain.views import ActionItemView
from storage import rows
from storage.tables import action_items, people
from storage.tables.following import IS_UNDONE

_SHAPE = rows.Shape(ActionItem, action_items)
_OWNER = rows.Shape(Person, people)


class SqlActionItems(ActionItems):
    """Action items as rows."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def open(self) -> list[ActionItemView]:
        """Those not done, the earliest due first, those without a date last."""
        undone = (
            select(*_SHAPE.columns, *_OWNER.columns)
            .select_from(action_items)
            .outerjoin(people, people.c.id == action_items.c.owner_id)
            .where(IS_UNDONE)
            .order_by(action_items.c.due_on.asc().nulls_last(), action_items.c.id)
        )
        return [ActionItemView(*rows.split(row, _SHAPE, _OWNER)) for row in self._connection.execute(undone)]

    def all(self) -> list[ActionItem]:
        """All of them, in the order they were made."""
        every = select(*_SHAPE.columns).order_by(action_items.c.id)
        return [_SHAPE.read(row) for row in self._connection.execute(every)]

    def add(self, item: ActionItem) -> ActionItem:
        """Insert a new one."""
        return rows.add(self._connection, action_items, item)
