"""Home: what waits on a member, their tasks, and what they lead."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from domain.cadence import slot_in_week, week_of
from domain.home import TEAMS, TEAMS_ON_A_PAGE, UNOWNED, WAITING, HomeContent, TeamWeek, trouble_of
from domain.paging import FIRST, ON_A_PAGE, Page, Turned
from domain.people import Person
from domain.ports import Storage, UnitOfWork
from domain.rights import Right
from domain.services import access, local_time, offers, owner_names, proposals, week_contents
from domain.services.asked_for import open_needs
from domain.services.asking import spoke_lately
from domain.services.delivery_report import failed_lately
from domain.services.hours import hours_of
from domain.services.leave import absence_of
from domain.services.pausing import with_pauses
from domain.services.routing import waiting_on
from domain.services.seeing import waiting_for, with_seers
from domain.services.set_up import step_of
from domain.services.turns import asked_next, resting
from domain.tasks import Status, TaskState
from domain.views import DepartmentView, TaskFilter, TaskView
from domain.weekly import CheckInAsked


class HomeService:
    """Gathers a member's Home."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def of(self, chat_id: str, now: datetime, turned: Turned = FIRST) -> HomeContent:
        """The Home of a member, with one list turned; StrangerError for somebody who is not in the plan."""
        with self._storage.read() as uow:
            person = access.actor(uow, chat_id)
            settings = access.workspace(uow)
            today = local_time.today(uow, person, now)
            headed = _headed(uow, person)
            first_team = _first_team(headed, turned)
            in_sight = headed[first_team : first_team + TEAMS_ON_A_PAGE]
            asked = week_contents.check_in_content(uow, person, week_of(settings.check_in, today), now)
            views = _answerable(asked)
            told = uow.cases.told_to(person.id)
            above = set(told)
            unseen = tuple(view for view in waiting_for(uow, person, now) if view.task.id not in above)
            above |= {view.task.id for view in unseen}
            unowned = _unowned(uow, person, headed, turned)
            content = HomeContent(
                person=person,
                today=today,
                week=asked.week,
                cases=(),
                views=views,
                unowned=unowned.entries,
                is_leader=person.id == settings.leader_id,
                teams=tuple(_team(uow, person, view, asked.week, today, above) for view in in_sight),
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
                proposals=tuple(proposals.waiting_on(uow, person, now)),
                passed_over=_passed_over(uow, person, asked.week, [each for each in views if each in asked.shown]),
                resting=asked.resting,
                steers=access.may(uow, person, Right.ASSIGN_TASK) or bool(headed),
                set_up=step_of(uow) if access.may(uow, person, Right.SET_COMPANY) else None,
                keeps=access.may(uow, person, Right.SET_COMPANY),
                names=owner_names.waiting_on(uow, person),
                turned=turned,
                more_cases=len(told),
                more_unowned=unowned.total - len(unowned.entries),
                more_teams=len(headed) - len(in_sight),
                first_team=first_team,
            )
            return _with_cases(uow, content, told)


def _answerable(asked: CheckInAsked) -> tuple[TaskView, ...]:
    """What is open, and what was closed by a slip that can still be taken back."""
    return tuple(view for view in asked.views if view.task.state is TaskState.OPEN or view.task.id in asked.undoable)


def _passed_over(uow: UnitOfWork, person: Person, week: date, views: Sequence[TaskView]) -> bool:
    """Whether the week's question was left out because they had just spoken on everything."""
    schedule = local_time.schedule(uow, person)
    coming = person.next_ask_at
    if not views or coming is None or schedule.today(coming) < week + timedelta(weeks=1):
        return False
    asked = slot_in_week(schedule, access.workspace(uow).check_in, week)
    return asked is not None and not uow.check_ins.tasks_asked(person.id, week) and spoke_lately(views, asked)


def _with_cases(uow: UnitOfWork, content: HomeContent, told: Sequence[int]) -> HomeContent:
    """With the cases that came to them from somebody else's tasks, which begin what waits, as far as they are in sight.

    `told` are all these tasks.
    """
    start = content.turned.start_of(WAITING, content.all_waiting)
    cases = with_pauses(uow, uow.cases.open_on_any(told[start : start + ON_A_PAGE]))
    return replace(content, cases=cases, more_cases=len(told) - len(cases))


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


def _first_team(headed: Sequence[DepartmentView], turned: Turned) -> int:
    """The first department of the page that was turned to, or that holds the list which was turned."""
    size = TEAMS_ON_A_PAGE
    holding = (at for at, each in enumerate(headed) if turned.part == trouble_of(each.department.id))
    at = next(holding, None)
    return turned.start_of(TEAMS, len(headed), size) if at is None else at - at % size


def _unowned(uow: UnitOfWork, person: Person, headed: Sequence[DepartmentView], turned: Turned) -> Page[TaskView]:
    """Those they may assign, except the ones that wait on them as cases already."""
    theirs = None if access.may(uow, person, Right.ASSIGN_TASK) else tuple(each.department.id for each in headed)
    if theirs == ():
        return Page(())
    which = TaskFilter(unowned=True, within=theirs, untold=person.id)
    total = uow.tasks.count(which)
    start = turned.start_of(UNOWNED, total)
    views = uow.tasks.views(which, most=ON_A_PAGE, skip=start) if total else []
    return Page(tuple(views), start, total)
