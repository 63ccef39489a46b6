"""Measures and their readings."""

from sqlalchemy import Connection, and_, bindparam, func, select

from domain.goals import Goal
from domain.measures import Measure, Reading
from domain.ports import Measures
from domain.views import MeasureView
from storage import rows
from storage.tables import goals, measures, readings

_SHAPE = rows.Shape(Measure, measures)
_GOAL = rows.Shape(Goal, goals)
_READING = rows.Shape(Reading, readings)
_OF_ONE = select(*_READING.columns).where(readings.c.measure_id == bindparam("of")).order_by(readings.c.on.desc())


class SqlMeasures(Measures):
    """Measures and readings as rows."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> list[Measure]:
        """All of them, by key."""
        found = map(_SHAPE.read, self._connection.execute(select(*_SHAPE.columns)))
        return sorted(found, key=lambda measure: rows.natural(measure.key))

    def add(self, measure: Measure) -> Measure:
        """Insert a new one."""
        return rows.add(self._connection, measures, measure)

    def save(self, measure: Measure) -> None:
        """Update a known one; KeyError when there is none."""
        rows.save(self._connection, measures, measure.id, rows.values_of(measure))

    def record(self, reading: Reading) -> None:
        """Insert a reading, or replace the one of the same day."""
        rows.put(self._connection, readings, rows.values_of(reading))

    def readings(self, measure_id: int) -> list[Reading]:
        """Every reading of one of them, newest first."""
        return [_READING.read(row) for row in self._connection.execute(_OF_ONE, {"of": measure_id})]

    def views(self) -> list[MeasureView]:
        """All of them with goal and latest reading, by key."""
        newest = (
            select(readings.c.measure_id, func.max(readings.c.on).label("on"))
            .group_by(readings.c.measure_id)
            .subquery()
        )
        joined = (
            select(*_SHAPE.columns, *_GOAL.columns, *_READING.columns)
            .select_from(measures)
            .join(goals, goals.c.id == measures.c.goal_id)
            .outerjoin(newest, newest.c.measure_id == measures.c.id)
            .outerjoin(readings, and_(readings.c.measure_id == measures.c.id, readings.c.on == newest.c.on))
        )
        views = [MeasureView(*rows.split(row, _SHAPE, _GOAL, _READING)) for row in self._connection.execute(joined)]
        return sorted(views, key=lambda view: rows.natural(view.measure.key))
