"""Who may do what; asked by every use case at the moment of acting."""

from datetime import date

from domain.decisions import GIVING, DecisionKind
from domain.departments import Department
from domain.errors import (
    EmptyPlanError,
    NotAllowedError,
    StrangerError,
    UnknownPersonError,
    UnknownTaskError,
    UnreachablePersonError,
)
from domain.ladder import Case
from domain.ladder_rules import LadderRule
from domain.people import Person
from domain.ports import UnitOfWork
from domain.tasks import Task
from domain.workspace import Workspace

LEADER_ONLY = frozenset({*GIVING, DecisionKind.DROP, DecisionKind.NOTED})


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


def leads(uow: UnitOfWork, person: Person, department_id: int | None) -> bool:
    """Whether the person may steer the tasks of a department: its head, the leader, or a plan keeper."""
    if keeps(uow, person):
        return True
    department = department_of(uow, department_id)
    return department is not None and department.head_id == person.id


def concerned(uow: UnitOfWork, person: Person, department_id: int | None) -> list[int | None]:
    """Whom a change in a department by that person concerns: them, its head, and the leader."""
    department = department_of(uow, department_id)
    return [person.id, None if department is None else department.head_id, workspace(uow).leader_id]


def leads_on(uow: UnitOfWork, person: Person, department_id: int | None, day: date) -> bool:
    """Whether the person steers a department on that day: as `leads` says, or in the place of its head who is away."""
    if leads(uow, person, department_id):
        return True
    department = department_of(uow, department_id)
    if department is None or department.head_id is None:
        return False
    head = uow.people.get(department.head_id)
    deputy = stand_in(uow, head, day) if head.away_on(day) else None
    return deputy is not None and deputy.id == person.id


def require_lead(uow: UnitOfWork, person: Person, department_id: int | None) -> None:
    """NotAllowedError, naming who may, unless the person may steer the tasks of the department."""
    if not leads(uow, person, department_id):
        raise NotAllowedError(who=who_may(uow, department_id))


def manages(uow: UnitOfWork, person: Person, other: Person) -> bool:
    """Whether the person may settle things for another one: their manager, head, a plan keeper or the leader."""
    return other.manager_id == person.id or leads(uow, person, other.department_id)


def stand_in(uow: UnitOfWork, person: Person, day: date) -> Person | None:
    """Who is asked in the person's place on a day on which they are away: their deputy, unless away as well."""
    deputy = None if person.deputy_id is None else uow.people.get(person.deputy_id)
    return deputy if deputy is not None and deputy.reachable and not deputy.away_on(day) else None


def keeps(uow: UnitOfWork, person: Person) -> bool:
    """Whether the person looks after the running of the plan: a plan keeper, or the leader."""
    return _keeps(person, workspace(uow))


def require_keeper(uow: UnitOfWork, person: Person) -> None:
    """NotAllowedError, naming everybody who may, unless the person keeps the plan or leads it."""
    settings = workspace(uow)
    if not _keeps(person, settings):
        leading = leader(uow, settings)
        first = [leading] if leading is not None and leading.reachable else []
        raise NotAllowedError(who=(*first, *(each for each in uow.people.keepers() if each not in first)))


def _keeps(person: Person, settings: Workspace) -> bool:
    return person.is_plan_keeper or person.id == settings.leader_id


def who_may(uow: UnitOfWork, department_id: int | None) -> str:
    """The name of the person to ask: the head of the department, else the leader."""
    department = department_of(uow, department_id)
    head = department.head_id if department else None
    person_id = head if head is not None else workspace(uow).leader_id
    return "" if person_id is None else uow.people.get(person_id).name


def answers_for(uow: UnitOfWork, person: Person, of: Task) -> bool:
    """Whether the person owns the task, or is the deputy of its owner."""
    if of.owner_id == person.id:
        return True
    return of.owner_id is not None and uow.people.get(of.owner_id).deputy_id == person.id


def require_owner(uow: UnitOfWork, person: Person, of: Task) -> None:
    """NotAllowedError unless the person owns the task, or stands in for an owner who is away or on the ladder."""
    if answers_for(uow, person, of):
        return
    owner = None if of.owner_id is None else uow.people.get(of.owner_id)
    raise NotAllowedError(who=owner.name if owner else who_may(uow, of.department_id))


def require_decider(uow: UnitOfWork, person: Person, case: Case, of: Task, kind: DecisionKind) -> None:
    """NotAllowedError unless the person may decide this case in this way.

    The leader and plan keepers may decide every case; head and deputy those of their department or those they were
    told of, except dropping a task and letting it rest, which are the leader's.
    """
    settings = workspace(uow)
    if _keeps(person, settings):
        return
    leading = leader(uow, settings)
    name = "" if leading is None else leading.name
    if kind in LEADER_ONLY:
        raise NotAllowedError(who=name)
    told = {rung.person_id for rung in case.told if rung.person_id != of.owner_id}
    if person.id not in told and not leads(uow, person, of.department_id):
        raise NotAllowedError(who=name)


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
