"""Home: what waits on a member, their tasks, and what they lead."""

from collections.abc import Sequence
from datetime import datetime

from domain.cadence import Schedule, week_of
from domain.home import HomeContent
from domain.people import Person
from domain.ports import Storage, UnitOfWork
from domain.services import access, contents
from domain.services.delivery_report import failed_lately
from domain.tasks import TaskState
from domain.views import CaseView, TaskFilter, TaskView


class HomeService:
    """Gathers a member's Home."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def of(self, chat_id: str, now: datetime) -> HomeContent:
        """The Home of a member; StrangerError for somebody who is not in the plan."""
        with self._storage.read() as uow:
            person = access.actor(uow, chat_id)
            settings = access.workspace(uow)
            today = Schedule.of(person, uow.calendars.get(person.calendar)).today(now)
            asked = contents.check_in_content(uow, person, week_of(settings.check_in, today), now)
            views = tuple(view for view in asked.views if view.task.state is TaskState.OPEN)
            cases = _cases(uow, person)
            headed = [view for view in uow.departments.views() if view.department.head_id == person.id]
            return HomeContent(
                person=person,
                today=today,
                week=asked.week,
                cases=cases,
                views=views,
                unowned=_unowned(uow, person, cases),
                is_leader=person.id == settings.leader_id,
                heads=headed[0] if headed else None,
                next_ask_at=person.next_ask_at if views else None,  # nobody is asked about nothing
                seen_by=asked.seen_by if views else (),
                undelivered=failed_lately(uow, person, now),
                undoable=asked.undoable,
            )


def _cases(uow: UnitOfWork, person: Person) -> tuple[CaseView, ...]:
    """Cases that came to this person from somebody else's task."""
    waiting = uow.cases.waiting_on(person.id)
    return tuple(case for case in waiting if case.view.task.owner_id != person.id)


def _unowned(uow: UnitOfWork, person: Person, cases: Sequence[CaseView]) -> tuple[TaskView, ...]:
    """Those they may assign, except the ones that wait on them as cases already."""
    shown = {case.view.task.id for case in cases}
    views = [view for view in uow.tasks.views(TaskFilter(unowned=True)) if view.task.id not in shown]
    return tuple(view for view in views if access.leads(uow, person, view.task.department_id))
