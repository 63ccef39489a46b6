"""Readings: the newest numbers of the plan's measures, taken in the chat by whoever leads the goal's department."""

from datetime import date, datetime
from decimal import Decimal

from domain.audit import AuditEntry
from domain.matters import Matter
from domain.measure_errors import BadReadingError, FutureReadingError, UnknownMeasureError
from domain.measures import Measure, Reading
from domain.people import Person
from domain.ports import Storage, UnitOfWork
from domain.readings import LARGEST, MeasuresView, ReadingTaken
from domain.rights import Right
from domain.services import access, local_time
from domain.services.measuring import take_reading
from domain.views import MeasureView, TaskFilter, TaskView


class ReadingService:
    """Shows measures and takes their readings."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def all(self, chat_id: str, now: datetime) -> MeasuresView:
        """Every measure, for any member. Errors: StrangerError, EmptyPlanError."""
        with self._storage.read() as uow:
            person = access.actor(uow, chat_id)
            views = uow.measures.views()
            mine = {view.measure.id for view in views if _may_take(uow, person, view)}
            return MeasuresView(local_time.today(uow, person, now), views, frozenset(mine))

    def take(
        self, chat_id: str, measure_id: int, value: Decimal, on: date | None, now: datetime, *, through: str
    ) -> ReadingTaken:
        """Note what a measure read on a day, today if None; a reading of the same day is replaced.

        The newest one is followed up when it slips, as those of a plan file are. For the head of the goal's
        department, the leader and plan keepers. Errors: StrangerError, UnknownMeasureError, NotAllowedError,
        BadReadingError, FutureReadingError.
        """
        with self._storage.write() as uow:
            person = access.actor(uow, chat_id)
            view = _view(uow, measure_id)
            access.require(uow, person, Right.TAKE_READING, Matter.of_measure(measure_id, view.goal))
            today = local_time.today(uow, person, now)
            taken = Reading(measure_id, on or today, value)
            if not value.is_finite() or abs(value) > LARGEST:
                raise BadReadingError(field="value")
            if taken.on > today:
                raise FutureReadingError(field="on", day=taken.on)
            before = next((each for each in uow.measures.readings(measure_id) if each.on <= taken.on), None)
            uow.measures.record(taken)
            _write_down(uow, person, taken, before, now, through)
            newest = uow.measures.readings(measure_id)
            if newest[0] == taken:
                take_reading(uow, view.measure, newest, now, today, through=through)
            return ReadingTaken(taken, _view(uow, measure_id), before, _follow_up(uow, view.measure))


def _may_take(uow: UnitOfWork, person: Person, view: MeasureView) -> bool:
    return access.may(uow, person, Right.TAKE_READING, Matter.of_measure(view.measure.id, view.goal))


def _view(uow: UnitOfWork, measure_id: int) -> MeasureView:
    found = next((view for view in uow.measures.views() if view.measure.id == measure_id), None)
    if found is None:
        raise UnknownMeasureError
    return found


def _write_down(
    uow: UnitOfWork, person: Person, taken: Reading, before: Reading | None, now: datetime, through: str
) -> None:
    replaced = before if before is not None and before.on == taken.on else None
    was, is_now = (None if each is None else _plainly(each) for each in (replaced, taken))
    subject = f"measure:{taken.measure_id}"
    uow.audit.add(AuditEntry(now, "reading_taken", subject, person.id, was, is_now, through=through))


def _plainly(reading: Reading) -> dict[str, object]:
    return {"on": reading.on.isoformat(), "value": str(reading.value)}


def _follow_up(uow: UnitOfWork, measure: Measure) -> TaskView | None:
    task = uow.tasks.following(measure.id)
    return None if task is None else uow.tasks.views(TaskFilter(ids=(task.id,)))[0]
