"""Favours: whoever was refused has whoever may do it asked, once a day; who may is looked at anew."""

from datetime import datetime

from domain.audit import AuditEntry
from domain.favours import Favour, FavourAsked
from domain.need_errors import MayThemselvesError
from domain.notices import Notice, NoticeKind
from domain.people import Person
from domain.ports import Storage, UnitOfWork
from domain.rights import PLAN, Matter, Right
from domain.services import access, local_time
from domain.services.changes import tell
from domain.services.offers import with_offers
from domain.views import TaskFilter, TaskView

ASKED = "favour_asked"
"""What the trail calls it."""

_NONE = "-"


class FavourService:
    """Asks people for what others may not do."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def ask(self, chat_id: str, favour: Favour, of_id: int, now: datetime, *, through: str) -> FavourAsked:
        """Have somebody who may do it read that it is wanted, with the button that does it; once a day.

        Errors: StrangerError, UnknownTaskError, UnknownDepartmentError; MayThemselvesError for who may do it by now,
        NotAllowedError, which names who may, where the one to be asked may not.
        """
        with self._storage.write() as uow:
            person = access.actor(uow, chat_id)
            matter = _matter(uow, favour)
            if access.may(uow, person, favour.right, matter, now=now):
                raise MayThemselvesError
            to = next((each for each in access.who_may(uow, favour.right, matter) if each.id == of_id), None)
            if to is None or not favour.is_askable:
                raise access.refused(uow, favour.right, matter)
            kind, occasion = NoticeKind.FAVOUR_ASKED, _occasion(favour, person, local_time.today(uow, person, now))
            if tell(uow, kind, favour.task_id or 0, to.id, now, occasion=occasion):
                subject = "plan" if favour.task_id is None else f"task:{favour.task_id}"
                after = {"right": favour.right.value, "asked": to.id}
                uow.audit.add(AuditEntry(now, ASKED, subject, person.id, after=after, through=through))
            return _content(uow, to, person, favour)


def asked(uow: UnitOfWork, notice: Notice, to: Person, now: datetime) -> FavourAsked | str:
    """What whoever may do it reads; a str says why it need not be asked any more."""
    favour, by_id = _favour(notice)
    by, found = uow.people.get(by_id), _matter(uow, favour)
    if notice.sent_ts is None:
        if favour.task_id is not None and access.task(uow, favour.task_id).is_closed:
            return "closed meanwhile"
        if access.may(uow, by, favour.right, found, now=now) or not access.may(uow, to, favour.right, found, now=now):
            return "may by now, or may no more"
    return _content(uow, to, by, favour)


def _matter(uow: UnitOfWork, favour: Favour) -> Matter:
    if favour.task_id is not None:
        return Matter.of_task(access.task(uow, favour.task_id))
    return PLAN if favour.department_id is None else Matter.of_department(favour.department_id)


def _content(uow: UnitOfWork, to: Person, by: Person, favour: Favour) -> FavourAsked:
    department = access.department_of(uow, favour.department_id)
    return FavourAsked(to, by, favour.right, _view(uow, favour.task_id), department)


def _view(uow: UnitOfWork, task_id: int | None) -> TaskView | None:
    return None if task_id is None else with_offers(uow, uow.tasks.views(TaskFilter(ids=(task_id,))))[0]


def _occasion(favour: Favour, by: Person, day: object) -> str:
    return f"{favour.right.value} {favour.department_id or _NONE} {by.id} {day}"


def _favour(notice: Notice) -> tuple[Favour, int]:
    right, department, by, _ = notice.occasion.split(" ")
    about = None if department == _NONE else int(department)
    return Favour(Right(right), notice.subject_id or None, about), int(by)
