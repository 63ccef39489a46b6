"""Digests of heads: what happened in their departments, and which early signs they are told of.

These stand in a direct message, below what waits on the reader; see `needs_you` for when it comes.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from domain.cadence import week_of
from domain.cues import CueKind, CueView, Sign
from domain.departments import Department
from domain.head_digest import DepartmentNews, HeadDigest
from domain.ladder import CaseKind
from domain.people import Person
from domain.ports import UnitOfWork
from domain.services import access, cues, local_time
from domain.services.absentees import away_on
from domain.services.digest_contents import SPAN
from domain.services.pausing import with_pauses
from domain.views import CaseView, DepartmentView, TaskFilter

MOST = 8
"""Entries of one list; the rest is told as a number."""

Found = Mapping[int, Sequence[Sign]]
"""The early signs of departments, by id."""


def build(uow: UnitOfWork, reader: Person, others: Sequence[Person], week: date, as_of: datetime) -> HeadDigest | None:
    """The digest of a week for somebody and those they stand in for; None where nobody of them heads or wants it.

    Cases are as they are now, the rest as seen from `as_of`, when it was first told.
    """
    ids = {each.id for each in (reader, *others) if each.wants_digest}
    headed = [view for view in uow.departments.views() if view.department.head_id in ids and view.department.tells_head]
    if not headed:
        return None
    cases = _cases(uow, reader, as_of)
    within = TaskFilter(within=tuple(view.department.id for view in headed), closed_since=as_of - SPAN)
    finished = tuple(uow.tasks.views(within, most=MOST))
    said = uow.recognitions.of_tasks([view.task.id for view in finished])
    return HeadDigest(
        reader=reader,
        week=week,
        news=tuple(_news(uow, reader, view, cases, week, as_of) for view in headed),
        cases=cases,
        finished=finished,
        more_finished=uow.tasks.count(within) - len(finished) if len(finished) == MOST else 0,
        thanked=frozenset(each.task_id for each in said if each.by_id == reader.id),
    )


def early_signs(uow: UnitOfWork, head: Person, now: datetime) -> Found:
    """Every early sign of the departments somebody heads, if they want to read of them; only reads, and much."""
    if not head.wants_digest:
        return {}
    today = local_time.today(uow, head, now)
    return {each.id: cues.signs(uow, today, each.id) for each in told_to(uow, head)}


def tell_signs(uow: UnitOfWork, head: Person, found: Found, week: date, now: datetime) -> int:
    """Remember those that are told in the digest of a week; how many they are. Nobody is told of themselves."""
    return sum(
        cues.tell(uow, [sign for sign in signs if not _is_of(sign, head)], scope, week, now)
        for scope, signs in found.items()
    )


def headed_by(uow: UnitOfWork, person: Person) -> list[Department]:
    """The departments somebody heads."""
    return [each for each in uow.departments.all() if each.head_id == person.id]


def told_to(uow: UnitOfWork, person: Person) -> list[Department]:
    """Those of them that a plan keeper lets have a digest."""
    return [each for each in headed_by(uow, person) if each.tells_head]


def _is_of(sign: Sign, person: Person) -> bool:
    return sign.kind in {CueKind.PERSON_QUIETER, CueKind.PERSON_LOADED} and sign.subject_id == person.id


def _cases(uow: UnitOfWork, reader: Person, as_of: datetime) -> tuple[CaseView, ...]:
    """Others' cases that the reader was told of, except what waits elsewhere.

    Tasks without an owner stand in a list of their own, and what waits on the leader in the leader's digest.
    """
    if reader.id == access.workspace(uow).leader_id:
        return ()
    found = uow.cases.waiting_on(reader.id, ended_since=as_of)
    others = [view for view in found if view.case.kind is not CaseKind.UNOWNED and view.view.task.owner_id != reader.id]
    return with_pauses(uow, others)


def _news(
    uow: UnitOfWork, reader: Person, of: DepartmentView, waiting: Sequence[CaseView], week: date, as_of: datetime
) -> DepartmentNews:
    since, department_id = as_of - SPAN, of.department.id
    today = local_time.today(uow, reader, as_of)
    shown = tuple(view.view.task.id for view in waiting if view.case.is_open)
    moved, all_moved = uow.tasks.moved(since, MOST, department_id)
    stuck, all_stuck = uow.tasks.stuck(since, MOST, shown, department_id)
    new, all_new = uow.tasks.added(since, MOST, department_id)
    climbing = uow.tasks.count(TaskFilter(department_id=department_id, with_open_case=True))
    here = [view for view in waiting if view.case.is_open and view.view.task.department_id == department_id]
    settings = access.workspace(uow)
    return DepartmentNews(
        of=of,
        participation=uow.check_ins.participation(since, as_of, away_on(uow, today), department_id),
        came_late=uow.check_ins.came_late(week_of(settings.check_in, week), department_id),
        overdue=uow.tasks.count(TaskFilter(department_id=department_id, overdue_on=today)),
        unready=uow.tasks.count(TaskFilter(department_id=department_id, unready=True)),
        climbing=climbing - len(here),
        moved=tuple(moved),
        more_moved=all_moved - len(moved),
        stuck=tuple(stuck),
        more_stuck=all_stuck - len(stuck),
        new=tuple(new),
        more_new=all_new - len(new),
        cues=_cues(uow, reader, department_id, week),
    )


def _cues(uow: UnitOfWork, reader: Person, department_id: int, week: date) -> tuple[CueView, ...]:
    """What is told, but of the reader themselves, who may stand in for the head."""
    told = cues.told(uow, department_id, week)
    return tuple(view for view in told if view.person is None or view.person.id != reader.id)
