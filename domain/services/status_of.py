"""The status of one thing: found by its name, as forgiving as people type, and read a page at a time."""

from collections.abc import Iterable
from datetime import datetime
from difflib import get_close_matches

from domain.departments import Department
from domain.errors import UnknownPersonError
from domain.goals import Goal
from domain.paging import Page, begin
from domain.people import Person
from domain.ports import Storage, UnitOfWork
from domain.services import access, local_time
from domain.status_errors import NoSuchSubjectError, SeveralSubjectsError, UnknownSubjectError
from domain.status_of import ROWS, StatusOf, Subject, SubjectKind
from domain.urgency import most_urgent_first
from domain.views import TaskFilter

_CLOSE = 0.55
_NEAREST = 3

Names = dict[str, Subject]


class StatusService:
    """Shows how a department, a goal or somebody's tasks stand, to any member: who sees the plan sees this."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def named(self, chat_id: str, name: str, now: datetime, *, example: str) -> StatusOf:
        """The status of what is called that: a goal by code or title, a department by key or name, a person by name.

        `example` is the command, to which the nearest name is put. Errors: StrangerError, UnknownSubjectError,
        NoSuchSubjectError, SeveralSubjectsError.
        """
        with self._storage.read() as uow:
            reader = access.actor(uow, chat_id)
            return status_at(uow, reader, found_as(uow, name, example), now, 0)

    def of_member(self, chat_id: str, member: str, now: datetime) -> StatusOf:
        """The status of a person by their chat id. Errors: StrangerError, UnknownPersonError."""
        with self._storage.read() as uow:
            reader = access.actor(uow, chat_id)
            return status_at(uow, reader, by_chat_id(uow, member), now, 0)

    def page(self, chat_id: str, kind: SubjectKind, subject_id: int, now: datetime, start: int) -> StatusOf:
        """Another page of it. Errors: StrangerError, NoSuchSubjectError."""
        with self._storage.read() as uow:
            reader = access.actor(uow, chat_id)
            found = by_id(uow, kind, subject_id)
            return status_at(uow, reader, found, now, start)


def by_id(uow: UnitOfWork, kind: SubjectKind, subject_id: int) -> Subject:
    """The thing of that kind; NoSuchSubjectError when it is gone."""
    everything: dict[SubjectKind, Iterable[Subject]] = {
        SubjectKind.DEPARTMENT: uow.departments.all(),
        SubjectKind.GOAL: uow.goals.all(),
        SubjectKind.PERSON: uow.people.many([subject_id]).values(),
    }
    found = next((each for each in everything[kind] if each.id == subject_id), None)
    if found is None:
        raise NoSuchSubjectError(name=f"{kind} {subject_id}")
    return found


def by_chat_id(uow: UnitOfWork, member: str) -> Person:
    """Whoever has that chat id, a member of the plan or not any more; UnknownPersonError."""
    person = uow.people.by_chat_id(member)
    if person is None:
        raise UnknownPersonError(name=member)
    return person


def status_at(uow: UnitOfWork, reader: Person, subject: Subject, now: datetime, start: int) -> StatusOf:
    """How something stands now, with a page of its open tasks."""
    kind, which = asked_for(subject)
    today = local_time.today(uow, reader, now)
    views = most_urgent_first(uow.tasks.views(which), today)
    start = begin(start, len(views), ROWS)
    head_id = subject.head_id if isinstance(subject, Department) else None
    measures = uow.measures.views() if isinstance(subject, Goal) else []
    return StatusOf(
        today=today,
        kind=kind,
        subject=subject,
        counts=uow.tasks.tally(which),
        page=Page(tuple(views[start:][:ROWS]), start, len(views)),
        head=None if head_id is None else uow.people.get(head_id),
        measures=tuple(view for view in measures if view.goal.id == subject.id),
        leave=subject.leave_on(local_time.today(uow, subject, now)) if isinstance(subject, Person) else None,
    )


def asked_for(subject: Subject) -> tuple[SubjectKind, TaskFilter]:
    """What kind of thing it is, and which tasks are meant by it."""
    match subject:
        case Department():
            return SubjectKind.DEPARTMENT, TaskFilter(department_id=subject.id)
        case Goal():
            return SubjectKind.GOAL, TaskFilter(goal_id=subject.id)
        case _:
            return SubjectKind.PERSON, TaskFilter(owner_id=subject.id)


def found_as(uow: UnitOfWork, name: str, example: str) -> Subject:
    """What is called that: codes and keys before names, and whole names before first ones.

    Errors: UnknownSubjectError, NoSuchSubjectError, SeveralSubjectsError.
    """
    wanted = _plain(name)
    goals, departments = uow.goals.all(), uow.departments.all()
    people = [person for person in uow.people.all() if person.is_active]
    ways: list[tuple[str, Subject]] = [(way, goal) for goal in goals for way in (goal.code, goal.title)]
    ways += [(way, each) for each in departments for way in (each.key, each.name)]
    ways += [(person.name, person) for person in people]
    names: Names = {}
    for way, subject in ways:
        names.setdefault(_plain(way), subject)
    if wanted in names:
        return names[wanted]
    called = [person for person in people if wanted in _plain(person.name).split()]
    if len(called) == 1:
        return called[0]
    if called:
        listed = ", ".join(person.name for person in called)
        raise SeveralSubjectsError(name=name, names=listed, example=f"{example} {called[0].name}")
    raise _unknown(name, wanted, names, people, example)


def _unknown(
    name: str, wanted: str, names: Names, people: Iterable[Person], example: str
) -> UnknownSubjectError | NoSuchSubjectError:
    ways = dict(names)
    for person in people:
        ways.setdefault(_plain(person.name).split()[0], person)
    near = get_close_matches(wanted, ways, n=_NEAREST, cutoff=_CLOSE)
    if not near:
        return NoSuchSubjectError(name=name, example=example)
    found = dict.fromkeys(_taught(ways[way]) for way in near)
    first, *_ = found
    return UnknownSubjectError(name=name, near=", ".join(found), example=f"{example} {first}")


def _taught(subject: Subject) -> str:
    """What to type for it."""
    match subject:
        case Department():
            return subject.key
        case Goal():
            return subject.code
        case _:
            return subject.name


def _plain(text: str) -> str:
    return " ".join(text.casefold().lstrip("#@").split()) or "-"
