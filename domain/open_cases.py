"""Open cases as a list: where each stands on its ladder, and whom it goes to next, and when."""

from dataclasses import dataclass
from datetime import date

from domain.departments import Department
from domain.ladder import Role
from domain.paging import Page
from domain.people import Person
from domain.views import CaseView

ROWS = 20
"""Cases on a page: as many as the plain text of a message has room for."""


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case: `told` was told of it last, in that role, and `next_person` is next; None where nobody is."""

    of: CaseView
    told: Person | None = None
    role: Role | None = None
    next_person: Person | None = None


@dataclass(frozen=True, slots=True)
class OpenCases:
    """A page of open cases on the reader's day, oldest first: those of these departments, or all of them for None."""

    today: date
    page: Page[CaseLine]
    within: tuple[Department, ...] | None = None
    may_narrow: bool = False
