"""Favours: whoever was refused has whoever may do it asked, once a day; who may is looked at anew."""

from datetime import datetime

from domain.audit import AuditEntry
from domain.departments import Department
from domain.errors import CaseClosedError, UnknownGoalError
from domain.favours import Favour, FavourAsked
from domain.goals import Goal
from domain.matters import PLAN, Matter, MatterKind
from domain.measure_errors import UnknownMeasureError
from domain.need_errors import MayThemselvesError
from domain.notices import Notice, NoticeKind
from domain.people import Person
from domain.ports import Storage, UnitOfWork
from domain.rights import Right
from domain.services import access, local_time
from domain.services.changes import tell
from domain.services.offers import with_offers
from domain.tasks import Task
from domain.views import MeasureView, TaskFilter, TaskView

ASKED = "favour_asked"
"""What the trail calls it."""


class FavourService:
    """Asks people for what others may not do."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def ask(self, chat_id: str, favour: Favour, of_id: int, now: datetime, *, through: str) -> FavourAsked:
        """Have somebody who may do it read that it is wanted, with the button that does it; once a day.

        Errors: StrangerError; UnknownTaskError, UnknownDepartmentError, UnknownGoalError, UnknownMeasureError or
        CaseClosedError for what is not there; MayThemselvesError for who may do it by now, NotAllowedError, which
        names who may, where the one to be asked may not.
        """
        with self._storage.write() as uow:
            person = access.actor(uow, chat_id)
            about = _about(uow, favour)
            matter = _matter(uow, favour, about)
            if access.may(uow, person, favour.right, matter, now=now):
                raise MayThemselvesError
            to = next((each for each in access.who_may(uow, favour.right, matter) if each.id == of_id), None)
            if to is None or not favour.is_askable:
                raise access.refused(uow, favour.right, matter)
            occasion = _occasion(favour, person, local_time.today(uow, person, now))
            if tell(uow, NoticeKind.FAVOUR_ASKED, favour.of_id, to.id, now, occasion=occasion):
                after = {"right": favour.right.value, "asked": to.id}
                uow.audit.add(AuditEntry(now, ASKED, favour.subject, person.id, after=after, through=through))
            return FavourAsked(to, person, favour.right, about)


def asked(uow: UnitOfWork, notice: Notice, to: Person, now: datetime) -> FavourAsked | str:
    """What whoever may do it reads; a str says why it need not be asked any more."""
    favour, by_id = _favour(notice)
    by, about = uow.people.get(by_id), _about(uow, favour)
    if notice.sent_ts is None:
        if isinstance(about, TaskView) and _is_over(favour, about):
            return "closed meanwhile"
        matter = _matter(uow, favour, about)
        if access.may(uow, by, favour.right, matter, now=now) or not access.may(uow, to, favour.right, matter, now=now):
            return "may by now, or may no more"
    return FavourAsked(to, by, favour.right, about)


def _is_over(favour: Favour, view: TaskView) -> bool:
    return view.task.is_closed or (_is_decision(favour) and view.case is None)


def _is_decision(favour: Favour) -> bool:
    return favour.right in {Right.DECIDE_CASE, Right.END_CASE}


def _about(uow: UnitOfWork, favour: Favour) -> TaskView | Department | Goal | MeasureView | Person | None:
    match favour.kind:
        case MatterKind.PLAN:
            return None
        case MatterKind.TASK:
            access.task(uow, favour.of_id)
            return with_offers(uow, uow.tasks.views(TaskFilter(ids=(favour.of_id,))))[0]
        case MatterKind.DEPARTMENT:
            return access.department_of(uow, favour.of_id)
        case MatterKind.PERSON:
            return uow.people.get(favour.of_id)
        case MatterKind.GOAL:
            goal = next((each for each in uow.goals.all() if each.id == favour.of_id), None)
            if goal is None:
                raise UnknownGoalError(name=str(favour.of_id), known=())
            return goal
        case MatterKind.MEASURE:
            measure = next((each for each in uow.measures.views() if each.measure.id == favour.of_id), None)
            if measure is None:
                raise UnknownMeasureError
            return measure


def _matter(uow: UnitOfWork, favour: Favour, about: object) -> Matter:
    match about:
        case TaskView(task=task):
            return _matter_of_task(uow, favour, task)
        case Department(id=department_id):
            return Matter.of_department(department_id)
        case Person():
            return Matter.of_person(about)
        case Goal():
            return Matter.of_goal(about)
        case MeasureView(measure=measure, goal=goal):
            return Matter.of_measure(measure.id, goal)
        case _:
            return PLAN


def _matter_of_task(uow: UnitOfWork, favour: Favour, task: Task) -> Matter:
    if favour.right is Right.DROP_PROPOSED_TASK:
        return Matter.of_proposal(task)
    if not _is_decision(favour):
        return Matter.of_task(task)
    case = uow.cases.open_on(task.id)
    if case is None:
        raise CaseClosedError(code=task.code)
    return Matter.of_case(case, task)


def _occasion(favour: Favour, by: Person, day: object) -> str:
    return f"{favour.right} {favour.kind} {by.id} {day}"


def _favour(notice: Notice) -> tuple[Favour, int]:
    right, kind, by, _ = notice.occasion.split(" ")
    return Favour(Right(right), MatterKind(kind), notice.subject_id), int(by)
