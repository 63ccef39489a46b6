"""Offering what nobody owns: in the channel of its department, or to its head; one message a day for all of it."""

from datetime import datetime

from domain.cadence import Schedule
from domain.claims import Claimable, Offering, TasksUnowned, is_offered_too
from domain.departments import Department
from domain.ladder import Case, CaseKind
from domain.notices import Notice, NoticeKind
from domain.people import Person
from domain.ports import UnitOfWork
from domain.services import access
from domain.services.case_people import next_person
from domain.services.changes import post, rewrite, tell
from domain.services.offers import with_offers
from domain.tasks import Task
from domain.views import TaskFilter

SPLIT = "split"
"""What the trail calls it when a task was split."""

KIND = NoticeKind.UNOWNED_OFFERED


def is_nobodys(uow: UnitOfWork, task: Task) -> bool:
    """Whether nobody answers for a task: it has no owner, or one who never answered and does not count any more."""
    case = None if task.owner_id is None else uow.cases.open_on(task.id)
    return task.owner_id is None or (case is not None and case.may_be_claimed and not is_heard(uow, case, task))


def is_heard(uow: UnitOfWork, case: Case, task: Task) -> bool:
    """Whether the owner of a task spoke after all: said a word, or what is lacking, or asked for time."""
    return task.last_check_in_at is not None or bool(uow.pauses.of_cases([case.id]))


def offer(uow: UnitOfWork, case: Case, head_id: int, schedule: Schedule, now: datetime) -> bool:
    """Put a case into the message of the day to the department of its task; False for a task without a department."""
    department = access.department_of(uow, access.task(uow, case.task_id).department_id)
    if department is None:
        return False
    day = schedule.today(now)
    uow.claims.offer(Offering(case.id, department.id, day))
    if department.channel is not None:
        is_new = post(uow, KIND, department.id, department.channel, now, occasion=day.isoformat())
    else:
        is_new = tell(uow, KIND, department.id, head_id, now, occasion=day.isoformat())
    if not is_new:
        rewrite(uow, _standing(uow, department.id, day.isoformat()), now)
    return True


def offer_too(uow: UnitOfWork, case: Case, schedule: Schedule, now: datetime) -> None:
    """Put a task whose owner never answered into the message of the day, where its department has a channel.

    Once, and not before its owner has read that it would be; whoever left cannot be told.
    """
    task = access.task(uow, case.task_id)
    department = access.department_of(uow, task.department_id)
    if department is None or department.channel is None or task.owner_id is None or is_heard(uow, case, task):
        return
    owner = uow.people.get(task.owner_id)
    if uow.claims.of_case(case.id) is None and _knows(uow, case, owner):
        offer(uow, case, 0, schedule, now)


def _knows(uow: UnitOfWork, case: Case, owner: Person) -> bool:
    """Whether the owner was told that it would be offered, or left and cannot be told."""
    return not owner.reachable or uow.notices.sent_to(NoticeKind.OWNER_NUDGED, case.id, owner.id)


def offered_soon(uow: UnitOfWork, case: Case, task: Task, to: Person) -> Department | None:
    """Where a task is offered as well when its case goes on, if its owner, who reads that, has never answered."""
    asked = case.is_open and case.rung == 0 and case.next_rung is not None and task.owner_id == to.id
    department = access.department_of(uow, task.department_id) if asked and is_offered_too(case, 1) else None
    if department is None or department.channel is None or is_heard(uow, case, task):
        return None
    return department


def offered_already(uow: UnitOfWork, case: Case) -> Department | None:
    """Where a task whose owner never answered is offered by now."""
    offering = uow.claims.of_case(case.id) if case.is_open and case.kind is CaseKind.UNHEARD else None
    if offering is None or is_heard(uow, case, access.task(uow, case.task_id)):
        return None
    return uow.departments.get(offering.department_id)


def head_or_leader(uow: UnitOfWork, department: Department) -> Person | None:
    """By whose time and in whose language a department is written to: its head's, or else the leader's."""
    head = None if department.head_id is None else uow.people.get(department.head_id)
    return head or access.leader(uow, access.workspace(uow))


def content(uow: UnitOfWork, notice: Notice, to: Person | None) -> TasksUnowned | str:
    """What such a message says now; a str says why it need not be sent any more."""
    department = uow.departments.get(notice.subject_id)
    reader = to or head_or_leader(uow, department)
    day = datetime.fromisoformat(notice.occasion).date()
    tasks = tuple(_claimable(uow, case_id) for case_id in uow.claims.cases_of(department.id, day))
    if reader is None:
        return "nobody leads"
    if notice.sent_ts is None and not any(each.waits for each in tasks):
        return "claimed meanwhile"
    return TasksUnowned(to, reader, department, tasks)


def _claimable(uow: UnitOfWork, case_id: int) -> Claimable:
    case = uow.cases.find(case_id)
    if case is None:
        raise KeyError(f"cases {case_id}")
    (view,) = with_offers(uow, uow.tasks.views(TaskFilter(ids=(case.task_id,))))
    if case.is_open:
        heard = view.task.owner_id is not None and is_heard(uow, case, view.task)
        return Claimable(case, view, next_person(uow, case), case.next_at, heard=heard)
    trail = uow.audit.of(f"task:{case.task_id}")
    parts = next((entry.after.get("into") for entry in reversed(trail) if entry.what == SPLIT and entry.after), None)
    return Claimable(case, view, parts=tuple(parts) if isinstance(parts, list) else ())


def _standing(uow: UnitOfWork, department_id: int, occasion: str) -> list[Notice]:
    return [each for each in uow.notices.sent_about([KIND], department_id) if each.occasion == occasion]
