"""The audit trail, for those who may read it: everything, or what concerns a task, a goal, a person or the settings."""

from collections.abc import Iterable, Iterator, Sequence

from domain.audit import AuditEntry
from domain.departments import Department
from domain.errors import UnknownPersonError
from domain.goals import Goal
from domain.matters import Matter
from domain.people import Person
from domain.ports import Storage, UnitOfWork
from domain.rights import Right
from domain.services import access
from domain.services.settings.calendar_users import CALENDAR_REMOVED
from domain.services.status_of import found_as
from domain.trail import (
    ENTRIES,
    MOST_CHANGES,
    NAMED,
    RENAMED,
    SHOWN,
    About,
    RowChange,
    Sight,
    Trail,
    TrailEntry,
    ValueChange,
    Wanted,
    Written,
)

TABLES = {
    "task": "tasks",
    "person": "people",
    "goal": "goals",
    "measure": "measures",
    "department": "departments",
    "workspace": "workspaces",
    "calendar": "calendars",
    "action_item": "action_items",
}
"""The table of what an old entry, without rows, is about."""

Names = dict[str, dict[int, str]]


class TrailService:
    """Shows the trail."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def of(self, chat_id: str, about: About, subject_id: int = 0, start: int = 0) -> Trail:
        """A page of it; without a subject the newest of all that the reader may see.

        Errors: StrangerError, NotAllowedError, UnknownTaskError, UnknownPersonError.
        """
        with self._storage.read() as uow:
            reader = access.actor(uow, chat_id)
            return _page(uow, reader, about, subject_id, start)

    def of_member(self, chat_id: str, member: str) -> Trail:
        """What was changed of somebody, by their chat id, and what they changed. Errors: those of `of`."""
        with self._storage.read() as uow:
            reader = access.actor(uow, chat_id)
            person = uow.people.by_chat_id(member)
            if person is None:
                raise UnknownPersonError(name=member)
            return _page(uow, reader, About.PERSON, person.id, 0)

    def named(self, chat_id: str, name: str, *, example: str) -> Trail:
        """The trail of what is called that, as `StatusService.named` finds it. Errors: those of both."""
        with self._storage.read() as uow:
            reader = access.actor(uow, chat_id)
            subject = found_as(uow, name, example)
            match subject:
                case Goal():
                    about = About.GOAL
                case Department():
                    about = About.DEPARTMENT
                case _:
                    about = About.PERSON
            return _page(uow, reader, about, subject.id, 0)


def _page(uow: UnitOfWork, reader: Person, about: About, subject_id: int, start: int) -> Trail:
    sight = _sight(uow, reader, about, subject_id)
    written = list(uow.trails.page(Wanted(about, subject_id, sight), ENTRIES + 1, start))
    names = _names(uow, written)
    return Trail(
        about=about,
        subject_id=subject_id,
        name=_name_of(uow, about, subject_id),
        entries=tuple(_entry(each, names) for each in written[:ENTRIES]),
        start=start,
        goes_on=len(written) > ENTRIES,
        narrowed=sight is not None and about is About.ALL,
        names=names,
    )


def _sight(uow: UnitOfWork, reader: Person, about: About, subject_id: int) -> Sight | None:
    """What the reader is kept to, None for nothing; NotAllowedError where they may not read it at all."""
    if access.may(uow, reader, Right.SEE_WHOLE_TRAIL):
        return None
    match about:
        case About.SETTINGS:
            raise access.refused(uow, Right.SEE_WHOLE_TRAIL)
        case About.TASK:
            access.require(uow, reader, Right.SEE_TRAIL, Matter.of_task(access.task(uow, subject_id)))
            return None
        case About.GOAL:
            access.require(uow, reader, Right.SEE_TRAIL, Matter.of_department(_goal(uow, subject_id).department_id))
            return None
        case About.DEPARTMENT:
            access.require(uow, reader, Right.SEE_TRAIL, Matter.of_department(subject_id))
            return None
        case About.PERSON:
            access.require(uow, reader, Right.SEE_TRAIL_OF_PERSON, Matter.of_person(uow.people.get(subject_id)))
            if reader.id == subject_id:
                return None
    return Sight(reader.id, tuple(each.id for each in uow.departments.all() if each.head_id == reader.id))


def _goal(uow: UnitOfWork, goal_id: int) -> Goal:
    return next(goal for goal in uow.goals.all() if goal.id == goal_id)


def _name_of(uow: UnitOfWork, about: About, subject_id: int) -> str:
    match about:
        case About.TASK:
            task = access.task(uow, subject_id)
            return f"{task.code} {task.title}"
        case About.GOAL:
            goal = _goal(uow, subject_id)
            return f"{goal.code} {goal.title}"
        case About.PERSON:
            return uow.people.get(subject_id).name
        case About.DEPARTMENT:
            return uow.departments.get(subject_id).name
        case _:
            return ""


def _entry(of: Written, names: Names) -> TrailEntry:
    entry = of.entry
    kind, _, key = entry.subject.partition(":")
    changes = _changes(of)
    number = of.task_id if of.task_id is not None else int(key) if key.isdecimal() else 0
    named = "task" if of.task_id is not None else kind
    return TrailEntry(
        at=entry.at,
        what=entry.what,
        kind=named,
        name=_calendar(entry) or names.get(named, {}).get(number, ""),
        by=None if entry.person_id is None else names["person"].get(entry.person_id, ""),
        changes=tuple(changes[:MOST_CHANGES]),
        why=entry.why,
        through=entry.through,
        more=max(0, len(changes) - MOST_CHANGES),
    )


def _calendar(entry: AuditEntry) -> str:
    """The short name of the calendar it is about, what one was called that is gone; "" for no calendar."""
    kind, _, key = entry.subject.partition(":")
    if entry.what == CALENDAR_REMOVED and entry.before is not None:
        return str(entry.before.get("calendar", ""))
    return key if kind == "calendar" else ""


def _changes(of: Written) -> list[ValueChange]:
    """Each value once: what a check-in says of its task stands in both."""
    found: dict[tuple[str, str, str | None], ValueChange] = {}
    for row in sorted(of.rows or _as_rows(of), key=lambda row: row.table != "tasks"):
        for change in _shown(row):
            found.setdefault((change.column, str(change.after), change.day), change)
    return list(found.values())


def _as_rows(of: Written) -> Iterable[RowChange]:
    """What an entry tells that was written before rows were kept with it."""
    table = TABLES.get(of.entry.subject.partition(":")[0])
    if table is not None and of.entry.after:
        yield RowChange(table, (), of.entry.before, of.entry.after)


def _shown(row: RowChange) -> Iterator[ValueChange]:
    after = {RENAMED.get((row.table, name), name): value for name, value in (row.after or {}).items()}
    before = row.before or {}
    for name in SHOWN.get(row.table, ()):
        value, was = after.get(name), before.get(name)
        if name not in after or value == was or not (value or was or value is False):
            continue
        if name == "rung" and not before:  # where every case begins
            continue
        yield ValueChange(name, was, value, str(row.key[1]) if row.table == "readings" else None)


def _names(uow: UnitOfWork, written: Sequence[Written]) -> Names:
    """What the ids are called that stand in these entries."""
    people = {each.entry.person_id for each in written}
    tasks = {each.task_id for each in written}
    for each in written:
        kind, _, key = each.entry.subject.partition(":")
        if kind == "person":
            people.add(int(key))
        for change in _changes(each):
            if NAMED.get(change.column) == "person":
                people |= {value for value in (change.before, change.after) if isinstance(value, int)}
    known = uow.people.many(sorted(each for each in people if each is not None))
    return {
        "person": {person.id: person.name for person in known.values()},
        "task": _titles(uow, [each for each in tasks if each is not None]),
        "goal": {goal.id: f"{goal.code} {goal.title}" for goal in uow.goals.all()},
        "department": {each.id: each.name for each in uow.departments.all()},
        "measure": {measure.id: measure.name for measure in uow.measures.all()},
    }


def _titles(uow: UnitOfWork, ids: Sequence[int]) -> dict[int, str]:
    return {task_id: f"{task.code} {task.title}" for task_id, task in uow.tasks.some(sorted(ids)).items()}
