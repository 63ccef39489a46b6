"""Exporting: the whole plan, or a department's part of it, for those who may have it; every one is written down."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from domain.audit import AuditEntry
from domain.calendars import Calendar
from domain.departments import Department
from domain.errors import NotAllowedError, StrangerError, UnknownDepartmentError
from domain.matters import Matter
from domain.notices import Notice, NoticeKind
from domain.parts import part_of
from domain.people import Person
from domain.ports import Storage, UnitOfWork
from domain.rights import Right
from domain.services import access, naming
from domain.services.changes import tell
from domain.whole_plan import ExportChoices, ExportFormat, ExportReady, Wanted, WholePlan

EXPORTED = "exported"
"""The word of the audit trail for a plan that went out."""


_PERSONAL, _PLAIN = "personal", "plain"


class Exporting:
    """Gathers plans for those who may have them."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def gather(self, chat_id: str | None, wanted: Wanted, now: datetime, *, through: str) -> WholePlan:
        """Everything at one moment, as far as that person may have it; plan keepers and the leader may have all.

        Without a chat id it is somebody at the machine that holds the database, who may as well. A head who names no
        department gets their own. Errors: EmptyPlanError, StrangerError, NotAllowedError, UnknownDepartmentError.
        """
        by, plan = self._read(chat_id, wanted, now)
        with self._storage.write() as uow:
            uow.audit.add(_entry(plan, by, wanted, through))
        return plan

    def choices(self, chat_id: str) -> ExportChoices:
        """What that person may have. Errors: StrangerError, NotAllowedError for who may have nothing."""
        with self._storage.read() as uow:
            by = access.actor(uow, chat_id)
            whole, known = access.may(uow, by, Right.EXPORT_PLAN), uow.departments.all()
            right = Right.EXPORT_DEPARTMENT
            own = [each for each in known if whole or access.may(uow, by, right, Matter.of_department(each.id))]
            if not own:
                access.require(uow, by, Right.EXPORT_PLAN)
            return ExportChoices(whole, tuple(own))

    def ask(self, chat_id: str, wanted: Wanted, now: datetime, *, through: str) -> WholePlan:
        """Have a file of the plan sent to that person, at once; what it will hold, as it is now.

        What they may have is looked at again when the file goes out. Errors: those of `gather`.
        """
        by, plan = self._read(chat_id, wanted, now)
        if by is None:
            raise StrangerError
        with self._storage.write() as uow:
            uow.audit.add(_entry(plan, by, wanted, through))
            told = _occasion(wanted, now)
            tell(uow, NoticeKind.EXPORT_READY, by.id, by.id, now, occasion=told, urgent=True)
        return plan

    def _read(self, chat_id: str | None, wanted: Wanted, now: datetime) -> tuple[Person | None, WholePlan]:
        with self._storage.read() as uow:
            by = None if chat_id is None else access.actor(uow, chat_id)
            found = _named(uow, wanted.department) if by is None else _allowed(uow, by, wanted.department)
            return by, _gathered(uow, found, now, personal=wanted.personal)


def ready(uow: UnitOfWork, notice: Notice, to: Person, now: datetime) -> ExportReady | str:
    """What a file that was asked for holds when it goes out, or why it does not."""
    wanted = _wanted(notice.occasion)
    try:
        found = _allowed(uow, to, wanted.department)
    except (NotAllowedError, UnknownDepartmentError):
        return "not allowed any more, or no such department"
    return ExportReady(to, wanted, _gathered(uow, found, now, personal=wanted.personal))


def _occasion(wanted: Wanted, now: datetime) -> str:
    """The moment, the format, whether personal words are wanted, and the department as it was named."""
    whose = _PERSONAL if wanted.personal else _PLAIN
    return " ".join((now.isoformat(), wanted.format.value, whose, wanted.department or "")).strip()


def _wanted(occasion: str) -> Wanted:
    _, named, whose, *department = occasion.split(" ", 3)
    return Wanted(ExportFormat(named), department[0] if department else None, personal=whose == _PERSONAL)


def _allowed(uow: UnitOfWork, by: Person, name: str | None) -> Department | None:
    """What the person may have of what they ask for."""
    if access.may(uow, by, Right.EXPORT_PLAN):
        return _named(uow, name)
    own = [each for each in uow.departments.all() if each.head_id == by.id]
    found = _named(uow, name) if name is not None else next(iter(own), None)
    if found is None:
        raise access.refused(uow, Right.EXPORT_PLAN)
    access.require(uow, by, Right.EXPORT_DEPARTMENT, Matter.of_department(found.id))
    return found


def _named(uow: UnitOfWork, name: str | None) -> Department | None:
    if name is None:
        access.workspace(uow)
        return None
    return naming.department(uow, name)


def _gathered(uow: UnitOfWork, department: Department | None, now: datetime, *, personal: bool) -> WholePlan:
    of = None if department is None else department.id
    people = tuple(uow.people.all())
    whole = WholePlan(
        at=now,
        settings=access.workspace(uow),
        people=people if personal else tuple(_without_leave(person) for person in people),
        calendars=_calendars(uow, people),
        departments=tuple(uow.departments.all()),
        goals=tuple(uow.goals.all()),
        measures=tuple(uow.measures.all()),
        readings={measure: tuple(readings) for measure, readings in uow.exports.readings().items()},
        tasks=tuple(uow.exports.tasks(of)),
        action_items=tuple(item for item in uow.action_items.all() if item.done_at is None),
        notes=uow.exports.notes(of) if personal else {},
        not_in_plan=uow.exports.not_in_plan(of),
        department=department,
        personal=personal,
    )
    return whole if department is None else part_of(whole, department)


def _without_leave(person: Person) -> Person:
    return replace(person, away_from=None, away_until=None, later_leaves=())


def _calendars(uow: UnitOfWork, people: Iterable[Person]) -> tuple[Calendar, ...]:
    """The calendars there are; with them what is meant by a key that none of them has."""
    stored = {calendar.key: calendar for calendar in uow.calendars.all()}
    if stored:
        for key in sorted({person.calendar for person in people} - set(stored)):
            stored[key] = replace(uow.calendars.get(key), key=key)
    return tuple(stored.values())


def _entry(plan: WholePlan, by: Person | None, wanted: Wanted, through: str) -> AuditEntry:
    return AuditEntry(
        at=plan.at,
        what=EXPORTED,
        subject="plan" if plan.department is None else f"plan:{plan.department.key}",
        person_id=None if by is None else by.id,
        after={
            "format": wanted.format.value,
            "personal": plan.personal,
            "people": len(plan.people),
            "goals": len(plan.goals),
            "measures": len(plan.measures),
            "tasks": len(plan.tasks),
        },
        through=through,
    )
