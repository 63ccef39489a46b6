"""Tasks in danger, in the whole plan or in a part of it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from domain.at_risk import AtRisk, Danger
from domain.paging import Page, begin
from domain.people import Person
from domain.ports import Storage, UnitOfWork
from domain.services import access, local_time
from domain.services.status_of import asked_for, by_chat_id, by_id, found_as
from domain.status_of import ROWS, Subject, SubjectKind
from domain.tasks import Status
from domain.urgency import most_urgent_first
from domain.views import TaskFilter, TaskView


class RiskService:
    """Lists tasks in danger, to any member: who sees the plan sees this."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def of(self, chat_id: str, now: datetime, name: str = "", *, example: str = "") -> AtRisk:
        """Those of the whole plan, or of what is called that.

        Errors: StrangerError, UnknownSubjectError, NoSuchSubjectError, SeveralSubjectsError.
        """
        with self._storage.read() as uow:
            reader = access.actor(uow, chat_id)
            return _at_risk(uow, reader, found_as(uow, name, example) if name else None, now, 0)

    def of_member(self, chat_id: str, member: str, now: datetime) -> AtRisk:
        """Those of a person by their chat id. Errors: StrangerError, UnknownPersonError."""
        with self._storage.read() as uow:
            reader = access.actor(uow, chat_id)
            return _at_risk(uow, reader, by_chat_id(uow, member), now, 0)

    def page(self, chat_id: str, kind: SubjectKind | None, subject_id: int, now: datetime, start: int) -> AtRisk:
        """Another page; without a kind of the whole plan. Errors: StrangerError, NoSuchSubjectError."""
        with self._storage.read() as uow:
            reader = access.actor(uow, chat_id)
            subject = None if kind is None else by_id(uow, kind, subject_id)
            return _at_risk(uow, reader, subject, now, start)


def _at_risk(uow: UnitOfWork, reader: Person, subject: Subject | None, now: datetime, start: int) -> AtRisk:
    kind, which = (None, TaskFilter()) if subject is None else asked_for(subject)
    today = local_time.today(uow, reader, now)
    views = most_urgent_first(uow.tasks.views(replace(which, troubled=True)), today)
    start = begin(start, len(views), ROWS)
    page = Page(tuple(views[start:][:ROWS]), start, len(views))
    return AtRisk(today, page, _dangers(views), kind, subject)


def _dangers(views: Iterable[TaskView]) -> tuple[Danger, ...]:
    of: dict[int, list[TaskView]] = {}
    for view in views:
        of.setdefault(view.department.id if view.department else 0, []).append(view)
    dangers = [
        Danger(
            department=theirs[0].department,
            off_track=sum(view.task.status is Status.OFF_TRACK for view in theirs),
            at_risk=sum(view.task.status is Status.AT_RISK for view in theirs),
            blocked=sum(view.task.status not in {Status.OFF_TRACK, Status.AT_RISK} for view in theirs),
        )
        for theirs in of.values()
    ]
    return tuple(sorted(dangers, key=lambda each: (-each.off_track, -each.total, each.department is None)))
