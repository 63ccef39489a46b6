"""The whole plan, read table by table."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import Connection, and_, bindparam, func, or_, select

from domain.measures import Reading
from domain.ports.exports import Exports
from domain.tasks import Task
from storage import rows
from storage.tables import check_ins, readings, tasks
from storage.tables.plan import IS_DONE, IS_OPEN

_TASK = rows.Shape(Task, tasks)
_READING = rows.Shape(Reading, readings)

_OF = bindparam("of", type_=tasks.c.department_id.type)
_OF_DEPARTMENT = or_(_OF.is_(None), tasks.c.department_id == _OF)
_IN_PLAN = or_(IS_OPEN, IS_DONE)
_TASKS = select(*_TASK.columns).where(_IN_PLAN, _OF_DEPARTMENT).order_by(tasks.c.id)
_OTHERS = select(func.count()).select_from(tasks).where(~_IN_PLAN, _OF_DEPARTMENT)
_READINGS = select(*_READING.columns).order_by(readings.c.measure_id, readings.c.on)
_NEWEST = (
    select(check_ins.c.task_id, func.max(check_ins.c.week).label("week"))
    .where(check_ins.c.answered_at.is_not(None))
    .group_by(check_ins.c.task_id)
    .subquery("newest")
)
_NOTES = (
    select(check_ins.c.task_id, check_ins.c.note)
    .join(_NEWEST, and_(_NEWEST.c.task_id == check_ins.c.task_id, _NEWEST.c.week == check_ins.c.week))
    .join(tasks, tasks.c.id == check_ins.c.task_id)
    .where(check_ins.c.note.is_not(None), _IN_PLAN, _OF_DEPARTMENT)
)


class SqlExports(Exports):
    """Reads of the whole plan."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def tasks(self, department_id: int | None = None) -> list[Task]:
        """Open and finished tasks, of one department or all, by id."""
        return [_TASK.read(row) for row in self._connection.execute(_TASKS, {"of": department_id})]

    def not_in_plan(self, department_id: int | None = None) -> int:
        """How many tasks are neither: proposed, dropped, or split."""
        return self._connection.scalar(_OTHERS, {"of": department_id}) or 0

    def readings(self) -> dict[int, Sequence[Reading]]:
        """Every reading by measure, the oldest first."""
        found: defaultdict[int, list[Reading]] = defaultdict(list)
        for reading in map(_READING.read, self._connection.execute(_READINGS)):
            found[reading.measure_id].append(reading)
        return {**found}

    def notes(self, department_id: int | None = None) -> dict[int, str]:
        """The note of the newest answer on each task that has one, by task."""
        return {row[0]: row[1] for row in self._connection.execute(_NOTES, {"of": department_id}) if row[1]}
