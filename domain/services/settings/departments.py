"""Departments as settings: a new one, and another name for one."""

from dataclasses import dataclass, replace

from domain.audit import AuditEntry
from domain.company_choices import ChannelFor, HeadIs, NewDepartment
from domain.departments import Department
from domain.people import Person
from domain.services.settings.act import Change
from domain.services.settings.house import channel_for
from domain.services.settings.names import free_name, short_name
from domain.services.settings.people import department, head_is, keep_department
from domain.settings_errors import DepartmentExistsError

DEPARTMENT_ADDED = "department_added"
"""What the trail calls it."""

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
    others = _others(act, None)
    name = free_name(wanted.name, others, DepartmentExistsError)
    made = act.uow.departments.add(Department(0, short_name(name, others, _USUAL_KEY), name))
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
    after = replace(before, name=free_name(called, _others(act, before), DepartmentExistsError))
    keep_department(act, before, after)
    head = None if after.head_id is None else act.uow.people.get(after.head_id)
    return Placed(after, head, is_new=False)


def _others(act: Change, own: Department | None) -> list[tuple[str, str]]:
    return [(each.name, each.key) for each in act.uow.departments.all() if own is None or each.id != own.id]
