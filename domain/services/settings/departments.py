"""Departments as settings: a new one, and another name for one."""

import unicodedata
from dataclasses import dataclass, replace

from domain.audit import AuditEntry
from domain.company_choices import ChannelFor, HeadIs, NewDepartment
from domain.departments import Department
from domain.errors import TooLongError
from domain.people import Person
from domain.services.settings.act import Change
from domain.services.settings.house import channel_for
from domain.services.settings.people import department, head_is, keep_department
from domain.settings_errors import DepartmentExistsError, MissingNameError

LONGEST_NAME = 80
DEPARTMENT_ADDED = "department_added"
"""What the trail calls it."""

_LONGEST_KEY = 60
_USUAL_KEY = "department"


@dataclass(frozen=True, slots=True)
class Placed:
    """A department that was made or named anew, and who heads it."""

    department: Department
    head: Person | None = None
    is_new: bool = True


def add(act: Change, wanted: NewDepartment) -> Placed:
    """Make a department. Nobody's tasks move: a task comes there when somebody says so.

    Errors: MissingNameError, TooLongError, DepartmentExistsError, UnknownPersonError, UnreachablePersonError.
    """
    name = _name(act, wanted.name, None)
    made = act.uow.departments.add(Department(0, _key(act, name), name))
    after = {"name": made.name, "key": made.key}
    subject = f"department:{made.id}"
    act.uow.audit.add(AuditEntry(act.now, DEPARTMENT_ADDED, subject, act.by.id, None, after, through=act.through))
    head = head_is(act, HeadIs(made.id, wanted.head)).person if wanted.head else None
    if wanted.channel:
        channel_for(act, ChannelFor(made.id, wanted.channel))
    return Placed(department(act, made.id), head)


def rename(act: Change, department_id: int, called: str) -> Placed:
    """Call a department something else; its short name stays, as files and habits know it.

    Errors: UnknownDepartmentError, MissingNameError, TooLongError, DepartmentExistsError.
    """
    before = department(act, department_id)
    after = replace(before, name=_name(act, called, before))
    keep_department(act, before, after)
    head = None if after.head_id is None else act.uow.people.get(after.head_id)
    return Placed(after, head, is_new=False)


def _name(act: Change, called: str, own: Department | None) -> str:
    name = " ".join(called.split())
    if not name:
        raise MissingNameError(field="name")
    if len(name) > LONGEST_NAME:
        raise TooLongError(field="name", most=LONGEST_NAME)
    others = [each for each in act.uow.departments.all() if own is None or each.id != own.id]
    taken = next((each for each in others if name.casefold() in {each.name.casefold(), each.key.casefold()}), None)
    if taken is not None:
        raise DepartmentExistsError(field="name", name=taken.name)
    return name


def _key(act: Change, name: str) -> str:
    """A short name nobody has: letters, the marks on them, and digits of the name, as plan files take them."""
    kept = "".join(char if unicodedata.category(char)[0] in "LMN" else " " for char in name.casefold())
    stem = "-".join(kept.split())[:_LONGEST_KEY].strip("-") or _USUAL_KEY
    taken = {way.casefold() for each in act.uow.departments.all() for way in (each.key, each.name)}
    number = 1
    key = stem
    while key in taken:
        number += 1
        key = f"{stem}-{number}"
    return key
