"""What somebody named: a department or a goal, by any of its names; or what there is instead."""

from domain.departments import Department
from domain.errors import UnknownDepartmentError, UnknownGoalError
from domain.goals import Goal
from domain.ports import UnitOfWork


def department(uow: UnitOfWork, called: str) -> Department:
    """The department of that key or name, in whatever case; UnknownDepartmentError holds the names there are."""
    wanted = called.strip().lstrip("#").casefold()
    known = uow.departments.all()
    for one in known:
        if wanted in {one.key.casefold(), one.name.casefold()}:
            return one
    raise UnknownDepartmentError(field="department", name=called, known=tuple((each.name, each.key) for each in known))


def goal(uow: UnitOfWork, called: str) -> Goal:
    """The goal of that code, in whatever case; UnknownGoalError holds the codes there are."""
    wanted = called.strip().casefold()
    known = uow.goals.all()
    for one in known:
        if wanted == one.code.casefold():
            return one
    raise UnknownGoalError(field="goal", name=called, known=tuple((each.code, each.title) for each in known))
