"""Departments that are made and named in the settings."""

import pytest

from domain.company_choices import NewDepartment
from domain.errors import NotAllowedError, TooLongError, UnknownDepartmentError, UnknownPersonError
from domain.services.settings import Outside
from domain.services.settings.departments import Placed
from domain.settings_errors import DepartmentExistsError, MissingNameError
from tests.company import FOUNDED, Company
from tests.domain.services.test_settings import KNOWN

NOW = FOUNDED


@pytest.fixture
def company(company_anywhere: Company) -> Company:
    """A company with one department, on either database."""
    return company_anywhere


def made(company: Company, name: str, head: str | None = None, **more: Outside) -> Placed:
    """A department that the keeper of the plan makes."""
    wanted = NewDepartment(name, head, "C0QUALITY")
    return company.services.settings.add_department(company.keeper.chat_id, wanted, NOW, through="test", **more)


def test_it_is_there_with_head_and_channel(company: Company) -> None:
    """And the trail says who made it, with what."""
    placed = made(company, "  Quality   and Safety ", company.owner.chat_id)
    of = company.services.settings.of(company.keeper.chat_id)
    assert placed.department in of.departments
    assert (placed.department.name, placed.department.key) == ("Quality and Safety", "quality-and-safety")
    assert (placed.head, placed.department.channel) == (company.owner, "C0QUALITY")
    with company.storage.read() as uow:
        added, *changes = uow.audit.of(f"department:{placed.department.id}")
    assert (added.what, added.person_id, added.through) == ("department_added", company.keeper.id, "test")
    assert added.after == {"name": "Quality and Safety", "key": "quality-and-safety"}
    assert {entry.what for entry in changes} == {"department_changed"}


@pytest.mark.parametrize(
    ("name", "key"),
    [("الجودة", "الجودة"), ("الجَودة", "الجَودة"), ("R&D (Lab)", "r-d-lab"), ("+++", "department"), ("É" * 80, "é" * 60)],
)
def test_its_short_name(company: Company, name: str, key: str) -> None:
    """Letters and digits of any script, as commands and plan files take them; one that is free."""
    assert made(company, name).department.key == key
    assert made(company, f"{name[:70]} !").department.key == f"{key}-2"


def test_a_head_whom_only_the_chat_knows(company: Company) -> None:
    """They become a member of the plan with it, or nothing is made."""
    with pytest.raises(UnknownPersonError):
        made(company, "Quality", "U0NEW")
    assert len(company.services.settings.of(company.keeper.chat_id).departments) == 1
    placed = made(company, "Quality", "U0NEW", outside=KNOWN)
    assert placed.head is not None
    assert placed.head.chat_id == "U0NEW"


def test_another_name(company: Company) -> None:
    """The short name stays; the same name again changes nothing, that of another department is refused."""
    service, keeper = company.services.settings, company.keeper.chat_id
    made(company, "Quality")
    named = service.rename_department(keeper, company.operations.id, "Works", NOW, through="test")
    assert (named.department.name, named.department.key, named.head) == ("Works", "ops", company.head)
    for _ in range(2):
        service.rename_department(keeper, company.operations.id, "Works", NOW, through="test")
    with company.storage.read() as uow:
        assert len(uow.audit.of(f"department:{company.operations.id}")) == 1
    with pytest.raises(DepartmentExistsError):
        service.rename_department(keeper, company.operations.id, "QUALITY", NOW, through="test")
    with pytest.raises(UnknownDepartmentError):
        service.rename_department(keeper, 99, "Works", NOW, through="test")


def test_what_is_no_name(company: Company) -> None:
    """Nothing, too much, a name or short name that is taken; and nobody makes one who does not keep the plan."""
    for name, error in (("  ", MissingNameError), ("x" * 81, TooLongError), ("OPS", DepartmentExistsError)):
        with pytest.raises(error):
            made(company, name)
    with pytest.raises(NotAllowedError):
        company.services.settings.add_department(company.head.chat_id, NewDepartment("New"), NOW, through="test")
