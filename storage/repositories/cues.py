"""Cues: the reads they are found by, each of them set-based, and which were told."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Connection, Select, and_, bindparam, case, distinct, func, select

from domain.cues import Answers, Cue
from domain.measures import Reading
from domain.ports.cues import Cues, Spans, Thinning
from storage import rows
from storage.repositories.counts import by_word
from storage.tables import check_ins, cues, goals, people, readings, tasks
from storage.tables.cues import IS_STANDING
from storage.tables.plan import IS_BLOCKED, IS_OFTEN_MOVED, IS_OPEN, IS_OWNED

_SHAPE = rows.Shape(Cue, cues)
_SELECT = select(*_SHAPE.columns).where(cues.c.scope == bindparam("of_scope")).order_by(cues.c.id)
_STANDING = _SELECT.where(IS_STANDING)
_OF_WEEK = _SELECT.where(cues.c.week == bindparam("of_week"))
_END = cues.update().where(cues.c.id == bindparam("of_cue")).values(ended_at=bindparam("at"))
_READING = rows.Shape(Reading, readings)
_TWO = 2
_PLACE = func.row_number().over(partition_by=readings.c.measure_id, order_by=readings.c.on.desc()).label("place")
_RANKED = select(*_READING.columns, _PLACE).subquery()
_NEWEST_TWO = select(*(_RANKED.c[column.name] for column in _READING.columns)).where(_RANKED.c.place <= _TWO)
_NEWEST_TWO = _NEWEST_TWO.order_by(_RANKED.c.measure_id, _RANKED.c.place)
_DAY = timedelta(days=1)


class SqlCues(Cues):
    """Cues as rows, and what they are read from."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def blockers(self, department_id: int | None, most: int) -> dict[int, list[str | None]]:
        """What is in the way of each open task that is blocked: its newest answers, newest first."""
        place = func.row_number().over(partition_by=check_ins.c.task_id, order_by=check_ins.c.week.desc())
        answers = (
            select(check_ins.c.task_id, check_ins.c.blocker, place.label("place"))
            .join(tasks, tasks.c.id == check_ins.c.task_id)
            .where(IS_OPEN, IS_BLOCKED, check_ins.c.answered_at.is_not(None))
        )
        ranked = _of_department(answers, department_id).subquery()
        newest = select(ranked.c.task_id, ranked.c.blocker).where(ranked.c.place <= most)
        found: dict[int, list[str | None]] = defaultdict(list)
        for task_id, blocker in self._connection.execute(newest.order_by(ranked.c.task_id, ranked.c.place)):
            found[task_id].append(blocker)
        return found

    def moved_dates(self, department_id: int | None, times: int) -> dict[int, int]:
        """How often the due date of open tasks was moved later, by task."""
        often = select(tasks.c.id, tasks.c.due_moves).where(IS_OPEN, IS_OFTEN_MOVED, tasks.c.due_moves >= times)
        return self._numbers(_of_department(often, department_id).order_by(tasks.c.id))

    def people_answers(self, department_id: int | None, spans: Spans) -> Thinning:
        """How people answered in two spans of weeks; only of those who left questions of the second one open."""
        answers = _answers(check_ins.c.person_id, spans)
        if department_id is not None:
            answers = answers.where(people.c.department_id == department_id)
        return self._thinning(answers)

    def department_answers(self, spans: Spans) -> Thinning:
        """The same by the department of whoever was asked."""
        return self._thinning(_answers(people.c.department_id, spans).where(people.c.department_id.is_not(None)))

    def loaded_people(self, department_id: int | None, least: int) -> dict[int, int]:
        """How many open tasks people own, by person; those who own at least so many."""
        owned = select(tasks.c.owner_id, func.count()).where(IS_OPEN, IS_OWNED).group_by(tasks.c.owner_id)
        if department_id is not None:
            owned = owned.join(people, people.c.id == tasks.c.owner_id).where(people.c.department_id == department_id)
        return self._numbers(owned.having(func.count() >= least).order_by(func.count().desc(), tasks.c.owner_id))

    def loaded_departments(self, least: int) -> dict[int, int]:
        """How many open tasks departments have; those with at least so many."""
        of = select(tasks.c.department_id, func.count()).where(IS_OPEN, tasks.c.department_id.is_not(None))
        of = of.group_by(tasks.c.department_id).having(func.count() >= least)
        return self._numbers(of.order_by(func.count().desc(), tasks.c.department_id))

    def open_tasks(self) -> int:
        """How many open tasks the plan has."""
        return self._connection.scalar(select(func.count()).select_from(tasks).where(IS_OPEN)) or 0

    def readings(self) -> dict[int, list[Reading]]:
        """The two newest readings of each measure, newest first."""
        found: dict[int, list[Reading]] = defaultdict(list)
        for reading in map(_READING.read, self._connection.execute(_NEWEST_TWO)):
            found[reading.measure_id].append(reading)
        return found

    def green_goals(self) -> set[int]:
        """Goals of which, and of all below which, no word is worse than on track, and some are that or done."""
        above = {row[0]: row[1] for row in self._connection.execute(select(goals.c.id, goals.c.parent_id))}
        counted = select(tasks.c.goal_id, *by_word()).where(tasks.c.goal_id.is_not(None)).group_by(tasks.c.goal_id)
        worse, well = dict.fromkeys(above, 0), dict.fromkeys(above, 0)
        for goal_id, on_track, at_risk, off_track, done, _ in self._connection.execute(counted):
            for each in _line(goal_id, above):
                worse[each] += at_risk + off_track
                well[each] += on_track + done
        return {goal_id for goal_id in above if well[goal_id] and not worse[goal_id]}

    def add(self, cue: Cue) -> None:
        """Remember that it was told."""
        rows.add(self._connection, cues, cue)

    def standing(self, scope: int) -> list[Cue]:
        """Those of a scope that were told and are not over."""
        return [_SHAPE.read(row) for row in self._connection.execute(_STANDING, {"of_scope": scope})]

    def end(self, ids: Sequence[int], now: datetime) -> None:
        """They are over."""
        if ids:
            self._connection.execute(_END, [{"of_cue": each, "at": now} for each in ids])

    def of_week(self, scope: int, week: date) -> list[Cue]:
        """Those that were told in the digest of a week, in the order in which they were."""
        found = self._connection.execute(_OF_WEEK, {"of_scope": scope, "of_week": week})
        return [_SHAPE.read(row) for row in found]

    def _numbers(self, statement: Select[Any]) -> dict[int, int]:
        return {row[0]: row[1] for row in self._connection.execute(statement)}

    def _thinning(self, statement: Select[Any]) -> Thinning:
        return {
            key: (Answers(*numbers[0:3]), Answers(*numbers[3:6]))
            for key, *numbers in self._connection.execute(statement)
        }


def _of_department(statement: Select[Any], department_id: int | None) -> Select[Any]:
    return statement if department_id is None else statement.where(tasks.c.department_id == department_id)


def _answers(key: Any, spans: Spans) -> Select[Any]:  # noqa: ANN401  (a column, whichever it is)
    """Asked, answered and people of the two spans, by key."""
    week, said = check_ins.c.week, check_ins.c.answered_at.is_not(None)
    earlier, later = week < spans.now, week >= spans.now

    def numbers(span: Any) -> tuple[Any, Any, Any]:  # noqa: ANN401  (a condition)
        asked = func.coalesce(func.sum(case((span, 1), else_=0)), 0)
        answered = func.coalesce(func.sum(case((and_(span, said), 1), else_=0)), 0)
        return asked, answered, func.count(distinct(case((span, check_ins.c.person_id))))

    before, now = numbers(earlier), numbers(later)
    # The moment of asking finds the rows by an index; the week they are asked about decides.
    asked_since = datetime.combine(spans.before, time(), tzinfo=UTC) - _DAY
    return (
        select(key, *before, *now)
        .join(people, people.c.id == check_ins.c.person_id)
        .where(check_ins.c.asked_at >= asked_since, week >= spans.before, week < spans.until, people.c.is_active)
        .group_by(key)
        .having(now[0] > now[1])
        .order_by(key)
    )


def _line(goal_id: int, above: dict[int, int | None]) -> list[int]:
    """A goal and all above it; a circle of parents ends it."""
    line: list[int] = []
    each: int | None = goal_id
    while each is not None and each not in line:
        line.append(each)
        each = above.get(each)
    return line
