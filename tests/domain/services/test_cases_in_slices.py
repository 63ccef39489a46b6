"""Opening cases for many tasks at once, and leaving alone for a while what cannot be opened yet."""

from datetime import date, timedelta

import pytest

from domain.ladder import CaseKind
from domain.services.cases import LONGEST_REST, SLICE
from tests import mothers
from tests.company import FOUNDED, MONDAY, Company, at

LONG_AGO = at("2026-12-01 10:00")


def kinds(company: Company) -> list[CaseKind]:
    """The kinds of all cases, oldest first."""
    return [case.kind for case in company.cases()]


def test_more_than_a_slice_is_opened_in_one_look(company: Company) -> None:
    """A thousand and one tasks that nobody owns get a case each, in the order of their reasons, and once."""
    with company.storage.write() as uow:
        for _ in range(SLICE + 1):
            uow.tasks.add(mothers.task(department_id=company.operations.id))
    late = company.task(due_on=date(2027, 1, 8), last_check_in_at=FOUNDED)

    assert company.services.cases.open_new(MONDAY) == SLICE + 2
    assert company.services.cases.open_new(MONDAY) == 0
    assert company.cases()[-1].task_id == late.id


def test_a_look_ends_after_its_slices(company: Company) -> None:
    """What is left is found by the next look."""
    with company.storage.write() as uow:
        for _ in range(SLICE + 1):
            uow.tasks.add(mothers.task(department_id=company.operations.id))

    assert company.services.cases.open_new(MONDAY, slices=1) == SLICE
    assert company.services.cases.open_new(MONDAY, slices=1) == 1


def test_a_task_with_nobody_to_ask_is_looked_at_again(company: Company) -> None:
    """Without head and leader nobody stands on the ladder of an unowned task; an hour later a leader does."""
    company.settings(leader_id=None)
    company.task(owner_id=None, department_id=None)
    assert company.services.cases.open_new(MONDAY) == 0

    company.settings(leader_id=company.leader.id)
    assert company.services.cases.open_new(MONDAY + LONGEST_REST - timedelta(minutes=1)) == 0
    assert company.services.cases.open_new(MONDAY + LONGEST_REST) == 1


def test_away_owners_do_not_keep_others_waiting(company: Company) -> None:
    """A slice full of tasks whose owner is on leave is followed by the tasks behind them, in the same look."""
    company.change(company.owner, away_from=date(2026, 12, 1), away_until=date(2027, 1, 20))
    with company.storage.write() as uow:
        for _ in range(SLICE):
            uow.tasks.add(mothers.task(owner_id=company.owner.id, last_check_in_at=LONG_AGO))
        behind = uow.tasks.add(mothers.task(owner_id=company.colleague.id, last_check_in_at=LONG_AGO))

    assert company.services.cases.open_new(MONDAY) == 1
    assert company.case(behind).kind is CaseKind.SILENT


@pytest.mark.parametrize(
    ("due_on", "moment", "kind"),
    [
        (date(2027, 2, 28), "2027-02-05 22:00", CaseKind.UNHEARD),  # midnight in Riyadh, where the leader is
        (None, "2027-02-05 22:00", CaseKind.UNHEARD),
        (date(2027, 1, 29), "2027-01-29 22:00", CaseKind.OVERDUE),
        (date(2027, 1, 14), "2027-01-14 22:00", CaseKind.OVERDUE),
    ],
)
def test_what_has_only_begun_gives_its_reason_in_time(
    company: Company, due_on: date | None, moment: str, kind: CaseKind
) -> None:
    """A task that begins later is silent when it was asked about often enough since, and late once it was due."""
    company.task(start_on=date(2027, 1, 21), due_on=due_on, owned_since=LONG_AGO)
    company.services.cases.open_new(MONDAY)

    assert company.services.cases.open_new(at(moment) - timedelta(minutes=1)) == 0
    assert company.services.cases.open_new(at(moment)) == 1
    assert kinds(company) == [kind]


def test_a_task_that_was_brought_forward_is_not_forgotten(company: Company) -> None:
    """It rested until its first day; the change ends that."""
    task = company.task(start_on=date(2027, 2, 1), owned_since=LONG_AGO)
    assert company.services.cases.open_new(MONDAY) == 0

    company.save(mothers.task(id=task.id, start_on=date(2026, 12, 20), owned_since=LONG_AGO, owner_id=company.owner.id))
    assert company.services.cases.open_new(MONDAY) == 1
