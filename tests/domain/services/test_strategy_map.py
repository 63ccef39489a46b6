"""The strategy map: goals in their rows, with the measures of all below them."""

import pytest
from sqlalchemy import Engine

from domain.errors import StrangerError
from domain.strategy_map import ROWS
from domain.tasks import Status
from tests import mothers
from tests.company import FOUNDED, MONDAY, Company


@pytest.fixture
def company(sqlite_engine: Engine) -> Company:
    """Two goals at the top and one below, which has a measure and a task."""
    made = Company(sqlite_engine)
    with made.storage.write() as uow:
        top = uow.goals.add(mothers.goal("G2", perspective="partners"))
        below = uow.goals.add(mothers.goal("G2.1", parent_id=top.id))
        uow.goals.add(mothers.goal("G1", perspective="finances"))
        uow.goals.add(mothers.goal("G10", perspective="our own row"))
        uow.measures.add(mothers.measure(below.id, "waste"))
    made.task("Bad", goal_id=below.id, status=Status.OFF_TRACK, last_check_in_at=FOUNDED)
    return made


def test_rows_stand_in_their_order(company: Company) -> None:
    """Finances first, rows of another name last; the weakest task below decides, and empty rows are named."""
    drawn = company.services.map.of(company.owner.chat_id, MONDAY)
    assert [each.view.goal.code for each in drawn.page.entries] == ["G1", "G2", "G10"]
    second = drawn.page.entries[1]
    assert (second.view.status, [view.measure.key for view in second.measures]) == (Status.OFF_TRACK, ["waste"])
    assert drawn.empty == ("operations", "work_environment")


def test_who_may_add_one(company: Company) -> None:
    """The leader, a plan keeper and heads see the way to a new goal; others do not, and strangers see nothing."""
    people = (company.leader, company.keeper, company.head, company.owner)
    assert [company.services.map.of(each.chat_id, MONDAY).may_add for each in people] == [True, True, True, False]
    with pytest.raises(StrangerError):
        company.services.map.of(company.guest.chat_id, MONDAY)


def test_a_long_map_has_pages(company: Company) -> None:
    """The second page has the rest, and one that is gone shows the last."""
    with company.storage.write() as uow:
        for number in range(20, 20 + ROWS):
            uow.goals.add(mothers.goal(f"G{number}", perspective="operations"))
    second = company.services.map.of(company.owner.chat_id, MONDAY, ROWS).page
    assert (second.start, len(second.entries), second.total) == (ROWS, 3, ROWS + 3)
    assert company.services.map.of(company.owner.chat_id, MONDAY, 90).page.start == 3
