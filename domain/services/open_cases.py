"""The list of open cases: those of the departments somebody heads, of one department, or all."""

from collections.abc import Sequence
from datetime import datetime

from domain.departments import Department
from domain.open_cases import ROWS, CaseLine, OpenCases
from domain.paging import Page, begin
from domain.people import Person
from domain.ports import Storage, UnitOfWork
from domain.services import access, local_time, naming
from domain.views import CaseView


class CaseListService:
    """Lists open cases, to any member: who sees the plan sees where it stands still."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def usual(self, chat_id: str, now: datetime, start: int = 0) -> OpenCases:
        """Those of the departments that the reader heads, or all where they head none. Errors: StrangerError."""
        with self._storage.read() as uow:
            reader = access.actor(uow, chat_id)
            return _list(uow, reader, _headed(uow, reader) or None, now, start)

    def all(self, chat_id: str, now: datetime, start: int = 0) -> OpenCases:
        """All of them. Errors: StrangerError."""
        with self._storage.read() as uow:
            return _list(uow, access.actor(uow, chat_id), None, now, start)

    def of_department(self, chat_id: str, called: str, now: datetime) -> OpenCases:
        """Those of a department by key or name. Errors: StrangerError, UnknownDepartmentError."""
        with self._storage.read() as uow:
            reader = access.actor(uow, chat_id)
            return _list(uow, reader, (naming.department(uow, called),), now, 0)

    def page(self, chat_id: str, department_id: int, now: datetime, start: int) -> OpenCases:
        """Another page of those of a department. Errors: StrangerError."""
        with self._storage.read() as uow:
            return _list(uow, access.actor(uow, chat_id), (uow.departments.get(department_id),), now, start)


def _headed(uow: UnitOfWork, reader: Person) -> tuple[Department, ...]:
    return tuple(each for each in uow.departments.all() if each.head_id == reader.id)


def _list(
    uow: UnitOfWork, reader: Person, departments: tuple[Department, ...] | None, now: datetime, start: int
) -> OpenCases:
    within = None if departments is None else [each.id for each in departments]
    total = uow.cases.count(within=within)
    start = begin(start, total, ROWS)
    views = uow.cases.views(most=ROWS, skip=start, within=within)
    lines = _lines(uow, views)
    may_narrow = departments is None and bool(_headed(uow, reader))
    return OpenCases(local_time.today(uow, reader, now), Page(lines, start, total), departments, may_narrow)


def _lines(uow: UnitOfWork, views: Sequence[CaseView]) -> tuple[CaseLine, ...]:
    """Each with those around it, who are read at once."""
    known = uow.people.many(sorted({rung.person_id for view in views for rung in view.case.ladder}))
    return tuple(_line(view, known) for view in views)


def _line(view: CaseView, known: dict[int, Person]) -> CaseLine:
    told, above = view.case.told, view.case.ladder[view.case.rung + 1 :]
    last = told[-1] if told else None
    following = next((known[rung.person_id] for rung in above if known[rung.person_id].reachable), None)
    if last is None:
        return CaseLine(view, next_person=following)
    return CaseLine(view, known[last.person_id], last.role, following)
