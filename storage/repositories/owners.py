"""Who answers for a task."""

from sqlalchemy import ColumnElement, select

from storage.tables import people, tasks

_LEAVER = people.alias("leaver")


def owner_left() -> ColumnElement[bool]:
    """Whoever left the company answers for nothing any more, whatever the task still says."""
    return tasks.c.owner_id.in_(select(_LEAVER.c.id).where(_LEAVER.c.is_active.is_(False)))
