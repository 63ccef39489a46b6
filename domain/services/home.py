"""Home: what waits on a member, their tasks, and what they lead."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta

from domain.cadence import slot_in_week, week_of
from domain.home import HomeContent, TeamWeek
from domain.people import Person
from domain.ports import Storage, UnitOfWork
from domain.services import access, local_time, offers, week_contents
from domain.services.asked_for import open_needs
from domain.services.asking import spoke_lately
from domain.services.delivery_report import failed_lately
from domain.services.hours import hours_of
from domain.services.leave import absence_of
from domain.services.routing import waiting_on
from domain.services.seeing import waiting_for, with_seers
from domain.services.turns import asked_next, resting
from domain.tasks import Status, TaskState
from domain.views import CaseView, DepartmentView, TaskFilter, TaskView


class HomeService:
    """Gathers a member's Home."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def of(self, chat_id: str, now: datetime) -> HomeContent:
        """The Home of a member; StrangerError for somebody who is not in the plan."""
        with self._storage.read() as uow:
            person = access.actor(uow, chat_id)
            settings = access.workspace(uow)
            today = local_time.today(uow, person, now)
            headed = _headed(uow, person)
            asked = week_contents.check_in_content(uow, person, week_of(settings.check_in, today), now)
            open_or_slip = (
                view for view in asked.views if view.task.state is TaskState.OPEN or view.task.id in asked.undoable
            )
            views = tuple(open_or_slip)
            cases = _cases(uow, person)
            above = {case.view.task.id for case in cases}
            unseen = tuple(view for view in waiting_for(uow, person, now) if view.task.id not in above)
            above |= {view.task.id for view in unseen}
            return HomeContent(
                person=person,
                today=today,
                week=asked.week,
                cases=cases,
                views=views,
                unowned=_unowned(uow, person, cases),
                is_leader=person.id == settings.leader_id,
                teams=tuple(_team(uow, person, view, asked.week, today, above) for view in headed),
                next_ask_at=asked_next(uow, person, asked.week, views, asked.shown),
                seen_by=asked.seen_by if views else (),
                undelivered=failed_lately(uow, person, now),
                undoable=asked.undoable,
                asked_for=tuple(open_needs(uow, views)),
                coming=_coming(uow, person, views),
                absence=absence_of(uow, person, now),
                hours=hours_of(uow, person),
                needs=tuple(waiting_on(uow, person, now)),
                unseen=unseen,
                offers=tuple(offers.waiting_on(uow, person)),
                passed_over=_passed_over(uow, person, asked.week, [each for each in views if each in asked.shown]),
                resting=asked.resting,
                steers=access.keeps(uow, person) or bool(headed),
            )


def _passed_over(uow: UnitOfWork, person: Person, week: date, views: Sequence[TaskView]) -> bool:
    """Whether the week's question was left out because they had just spoken on everything."""
    schedule = local_time.schedule(uow, person)
    coming = person.next_ask_at
    if not views or coming is None or schedule.today(coming) < week + timedelta(weeks=1):
        return False
    asked = slot_in_week(schedule, access.workspace(uow).check_in, week)
    return asked is not None and not uow.check_ins.tasks_asked(person.id, week) and spoke_lately(views, asked)


def _cases(uow: UnitOfWork, person: Person) -> tuple[CaseView, ...]:
    """Cases that came to this person from somebody else's task."""
    waiting = uow.cases.waiting_on(person.id)
    return tuple(case for case in waiting if case.view.task.owner_id != person.id)


def _coming(uow: UnitOfWork, person: Person, begun: Sequence[TaskView]) -> tuple[TaskView, ...]:
    """Their tasks that nobody asks about yet, because they begin later."""
    known = {view.task.id for view in begun}
    later = [view for view in uow.tasks.views(TaskFilter(owner_id=person.id)) if view.task.id not in known]
    return tuple(sorted(later, key=lambda view: (view.task.start_on or date.max, view.task.id)))


def _headed(uow: UnitOfWork, person: Person) -> list[DepartmentView]:
    return [view for view in uow.departments.views() if view.department.head_id == person.id]


def _team(
    uow: UnitOfWork, head: Person, of: DepartmentView, week: date, today: date, above: Collection[int]
) -> TeamWeek:
    """A department without what waits on its head already, by task."""
    views = uow.tasks.views(TaskFilter(department_id=of.department.id, started_by=today), week=week)
    theirs = [view for view in views if view.owner is not None and view.owner.id != head.id]
    left_out = resting(uow, theirs, week)
    turns = [view for view in theirs if view.task.id not in left_out]
    owners = {view.owner.id: view.owner for view in turns if view.owner is not None}
    unsaid = {view.task.owner_id for view in turns if not view.has_answer}
    waiting = [person for person in owners.values() if person.id in unsaid]
    away = tuple(person for person in waiting if person.away_on(today))
    return TeamWeek(
        view=of,
        owners=len(owners),
        answered=len(owners) - len(waiting),
        silent=tuple(person for person in waiting if person not in away),
        away=away,
        troubled=tuple(with_seers(uow, [view for view in theirs if view.task.id not in above and _is_unwell(view)])),
    )


def _is_unwell(view: TaskView) -> bool:
    return view.in_trouble or view.task.status is Status.AT_RISK


def _unowned(uow: UnitOfWork, person: Person, cases: Sequence[CaseView]) -> tuple[TaskView, ...]:
    """Those they may assign, except the ones that wait on them as cases already."""
    shown = {case.view.task.id for case in cases}
    views = [view for view in uow.tasks.views(TaskFilter(unowned=True)) if view.task.id not in shown]
    return tuple(view for view in views if access.leads(uow, person, view.task.department_id))
