"""Who may do what; asked by every use case at the moment of acting, and answered by the table in `domain/rights.py`."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from domain.departments import Department
from domain.errors import (
    EmptyPlanError,
    NotAllowedError,
    StrangerError,
    UnknownPersonError,
    UnknownTaskError,
    UnreachablePersonError,
)
from domain.ladder_rules import LadderRule
from domain.matters import PLAN, Matter
from domain.people import Person
from domain.ports import UnitOfWork
from domain.rights import CIRCLES, TABLE, Circle, Part, Right, parts
from domain.tasks import Task
from domain.workspace import Workspace


def workspace(uow: UnitOfWork) -> Workspace:
    """The workspace; EmptyPlanError while no plan has been imported."""
    found = uow.workspaces.find()
    if found is None:
        raise EmptyPlanError
    return found


def leader(uow: UnitOfWork, settings: Workspace) -> Person | None:
    """The visible leader, if one is named."""
    return None if settings.leader_id is None else uow.people.get(settings.leader_id)


def actor(uow: UnitOfWork, chat_id: str) -> Person:
    """Whoever acts; StrangerError for somebody who is not in the plan, has left, or is a guest."""
    person = uow.people.by_chat_id(chat_id)
    workspace(uow)
    if person is None or not person.reachable:
        raise StrangerError
    return person


def task(uow: UnitOfWork, task_id: int) -> Task:
    """The task; UnknownTaskError when there is none."""
    found = uow.tasks.find(task_id)
    if found is None:
        raise UnknownTaskError(code=f"T-{task_id}")
    return found


def department_of(uow: UnitOfWork, department_id: int | None) -> Department | None:
    """The department, or None for a task or person without one."""
    return None if department_id is None else uow.departments.get(department_id)


def ladder(uow: UnitOfWork, department_id: int | None) -> LadderRule:
    """The rule of the ladder for tasks of a department: its own, or else the company's."""
    department = department_of(uow, department_id)
    own = None if department is None else department.ladder
    return workspace(uow).ladder if own is None else own


def concerned(uow: UnitOfWork, person: Person, department_id: int | None) -> list[int | None]:
    """Whom a change in a department by that person concerns: them, its head, and the leader."""
    department = department_of(uow, department_id)
    return [person.id, None if department is None else department.head_id, workspace(uow).leader_id]


def stand_in(uow: UnitOfWork, person: Person, day: date) -> Person | None:
    """Who is asked in the person's place on a day on which they are away: their deputy, unless away as well."""
    deputy = None if person.deputy_id is None else uow.people.get(person.deputy_id)
    return deputy if deputy is not None and deputy.reachable and not deputy.away_on(day) else None


def may(uow: UnitOfWork, person: Person, right: Right, matter: Matter = PLAN, *, now: datetime | None = None) -> bool:
    """Whether the person has a right in a matter, as the table of rights says; `now` says who stands in for whom."""
    which = parts(right, matter, person.id)
    return any(part in which and holds(uow, person, matter, now) for part, holds in _IS.items())


def require(
    uow: UnitOfWork, person: Person, right: Right, matter: Matter = PLAN, *, now: datetime | None = None
) -> None:
    """NotAllowedError, naming who may, unless the person has a right in a matter."""
    if not may(uow, person, right, matter, now=now):
        raise refused(uow, right, matter)


def refused(uow: UnitOfWork, right: Right, matter: Matter = PLAN, *, field: str | None = None) -> NotAllowedError:
    """The error that names who may."""
    return NotAllowedError(field=field, right=right, matter=matter, who=who_may(uow, right, matter))


def who_may(uow: UnitOfWork, right: Right, matter: Matter) -> tuple[Person, ...]:
    """Whom to ask for it: whoever is nearest to the matter of those who may; all of those who steer the plan."""
    circle = TABLE[right]
    for part in (*CIRCLES[circle], Part.HEAD, Part.LEADER):
        found = _in_part(uow, part, matter)
        if found is not None and found.reachable:
            others = uow.people.keepers() if circle is Circle.STEERING else []
            return (found, *(each for each in others if each.id != found.id))
    return tuple(uow.people.keepers()) if circle is Circle.STEERING else ()


def answers_for(uow: UnitOfWork, person: Person, of: Task) -> bool:
    """Whether the person owns the task, or is the deputy of its owner."""
    return may(uow, person, Right.CHECK_IN, Matter.of_task(of))


def require_worker(uow: UnitOfWork, person_id: int) -> Person:
    """The person, who can be given work; UnreachablePersonError for guests and those who left."""
    person = uow.people.get(person_id)
    if not person.reachable:
        raise UnreachablePersonError(field="owner", name=person.name)
    return person


def member(uow: UnitOfWork, chat_id: str) -> Person:
    """The person with that chat id, who can be given work; UnknownPersonError or UnreachablePersonError."""
    person = uow.people.by_chat_id(chat_id)
    if person is None:
        raise UnknownPersonError(field="owner", name=chat_id)
    return require_worker(uow, person.id)


def _in_part(uow: UnitOfWork, part: Part, matter: Matter) -> Person | None:
    """Who has a part in a matter, where people are sent to whoever has it."""
    department = department_of(uow, matter.department_id)
    ids = {
        Part.OWN: matter.whose,
        Part.MANAGER: None if matter.whose is None else uow.people.get(matter.whose).manager_id,
        Part.HEAD: None if department is None else department.head_id,
        Part.ASKED: matter.asked,
        Part.LEADER: workspace(uow).leader_id,
    }
    person_id = ids.get(part)
    return None if person_id is None else uow.people.get(person_id)


def _is_deputy(uow: UnitOfWork, person: Person, matter: Matter, _now: datetime | None) -> bool:
    return matter.whose is not None and uow.people.get(matter.whose).deputy_id == person.id


def _is_manager(uow: UnitOfWork, person: Person, matter: Matter, _now: datetime | None) -> bool:
    return matter.whose is not None and uow.people.get(matter.whose).manager_id == person.id


def _is_head(uow: UnitOfWork, person: Person, matter: Matter, _now: datetime | None) -> bool:
    department = department_of(uow, matter.department_id)
    return department is not None and department.head_id == person.id


def _is_stand_in(uow: UnitOfWork, person: Person, matter: Matter, now: datetime | None) -> bool:
    department = department_of(uow, matter.department_id)
    return department is not None and _stands_in(uow, person, department.head_id, now)


def _is_asked_stand_in(uow: UnitOfWork, person: Person, matter: Matter, now: datetime | None) -> bool:
    return _stands_in(uow, person, matter.asked, now)


def _stands_in(uow: UnitOfWork, person: Person, absent_id: int | None, now: datetime | None) -> bool:
    """Whether the person answers today in the place of somebody who is away, by that one's own date."""
    if absent_id is None or now is None:
        return False
    absent = uow.people.get(absent_id)
    if absent.deputy_id != person.id:
        return False
    today = now.astimezone(ZoneInfo(absent.zone)).date()
    return absent.away_on(today) and stand_in(uow, absent, today) is not None


_IS: Mapping[Part, Callable[[UnitOfWork, Person, Matter, datetime | None], bool]] = {
    Part.ANYONE: lambda _uow, person, _matter, _now: person.reachable,
    Part.OWN: lambda _uow, person, matter, _now: matter.whose == person.id,
    Part.ASKED: lambda _uow, person, matter, _now: matter.asked == person.id,
    Part.TOLD: lambda _uow, person, matter, _now: person.id in matter.told,
    Part.KEEPER: lambda _uow, person, _matter, _now: person.is_plan_keeper,
    Part.LEADER: lambda uow, person, _matter, _now: workspace(uow).leader_id == person.id,
    Part.HEAD: _is_head,
    Part.DEPUTY: _is_deputy,
    Part.MANAGER: _is_manager,
    Part.STAND_IN: _is_stand_in,
    Part.ASKED_STAND_IN: _is_asked_stand_in,
}
"""Whether somebody has a part in a matter; what needs no look into the database comes first."""
