"""The ladder of a case, by the rule of the company or of a department."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Connection, event

from domain.departments import Department
from domain.ladder import Role, Rung
from domain.ladder_rules import LadderRule
from domain.notices import NoticeKind
from tests import mothers
from tests.company import Company, at

OVERDUE: dict[str, Any] = {"due_on": date(2027, 1, 8), "last_check_in_at": at("2027-01-08 10:00")}


@pytest.fixture
def company(unasked: Company) -> Company:
    """Nothing holds a nudge back."""
    return unasked


def own_rule(company: Company, rule: LadderRule) -> Department:
    """Operations with a ladder of its own."""
    with company.storage.write() as uow:
        after = replace(uow.departments.get(company.operations.id), ladder=rule)
        uow.departments.save(after)
    return after


def rungs(company: Company) -> list[list[tuple[Role, int, int]]]:
    """The ladders of all cases, oldest first."""
    return [[(rung.role, rung.person_id, rung.days) for rung in case.ladder[:-1]] for case in company.cases()]


def test_a_department_may_have_a_rule_of_its_own(company: Company) -> None:
    """Its cases climb by it; those of everybody else by the company's."""
    own_rule(company, LadderRule(owner_days=1, deputy_days=3))
    company.settings(ladder=LadderRule(owner_days=4, head_days=None))
    company.task("In operations", **OVERDUE)
    company.task("Elsewhere", **OVERDUE, department_id=None)

    company.live("2027-01-11 10:00")

    owner, deputy, head = company.owner.id, company.deputy.id, company.head.id
    assert rungs(company) == [
        [(Role.OWNER, owner, 1), (Role.DEPUTY, deputy, 3), (Role.HEAD, head, 2)],
        [(Role.OWNER, owner, 4)],
    ]


def test_each_rung_has_its_own_days(company: Company) -> None:
    """One working day for the owner, three for the deputy, then the head."""
    own_rule(company, LadderRule(owner_days=1, deputy_days=3))
    company.task(**OVERDUE)

    company.live("2027-01-11 10:00", "2027-01-12 10:00", "2027-01-14 16:00")
    assert company.told(NoticeKind.OWNER_NUDGED, NoticeKind.CASE_CLIMBED) == ["Omar", "Dana"]
    company.live("2027-01-15 10:00")
    assert company.told(NoticeKind.OWNER_NUDGED, NoticeKind.CASE_CLIMBED) == ["Omar", "Dana", "Hanna"]


def test_another_rule_does_not_move_an_open_case(company: Company) -> None:
    """Rungs and days are frozen: what was announced to the owner is what happens."""
    task = company.task(**OVERDUE)
    company.live("2027-01-11 10:00")
    before = company.case(task)
    company.settings(ladder=LadderRule(owner_days=9, head_days=None))
    own_rule(company, LadderRule(owner_days=9, head_days=9))

    company.live("2027-01-13 10:00", "2027-01-17 10:00")  # the leader works on Sunday

    assert company.case(task).ladder == before.ladder
    assert company.case(task).on_last_rung


def test_the_next_manager_up_the_line(company: Company) -> None:
    """Above the head stands the head's manager, where that is not the leader."""
    boss = company.change(company.keeper, manager_id=company.leader.id)
    company.change(company.head, manager_id=boss.id)
    company.settings(ladder=LadderRule(manager_days=1))
    company.task(**OVERDUE)
    company.task("Nobody's", owner_id=None)
    company.task("Of the head", **OVERDUE, owner_id=company.head.id)

    company.live("2027-01-11 10:00")

    owner, head = company.owner.id, company.head.id
    assert sorted(rungs(company)) == sorted(
        [
            [(Role.OWNER, owner, 2), (Role.HEAD, head, 2), (Role.MANAGER, boss.id, 1)],
            [(Role.HEAD, head, 2), (Role.MANAGER, boss.id, 1)],
            [(Role.OWNER, head, 2), (Role.HEAD, boss.id, 2)],
        ]
    )


def test_the_manager_is_told_like_a_head(company: Company) -> None:
    """They get the card, and may decide."""
    boss = company.change(company.keeper, manager_id=company.leader.id, is_plan_keeper=False)
    company.change(company.head, manager_id=boss.id)
    company.settings(ladder=LadderRule(manager_days=1))
    task = company.task("Nobody's", owner_id=None)

    company.live("2027-01-11 10:00", "2027-01-13 10:00")

    assert company.told(NoticeKind.CASE_CLIMBED) == ["Kim"]  # the head is among those whom it was offered to
    assert company.case(task).ladder[1] == Rung(Role.MANAGER, boss.id, 1)


def test_the_cooldown_is_the_departments(company: Company) -> None:
    """A task is left alone for as long as the rule of its department says."""
    own_rule(company, LadderRule(cooldown_days=1))
    task = company.task(**OVERDUE)
    company.live("2027-01-11 10:00")

    company.services.tasks.assign(
        company.head.chat_id, task.id, company.deputy.chat_id, at("2027-01-11 11:00"), through="test"
    )

    assert company.task_now(task).quiet_until == at("2027-01-12 11:00")


@pytest.mark.parametrize("rule", [LadderRule(), LadderRule(manager_days=2, deputy_days=2)])
def test_a_thousand_cases_need_no_more_questions_than_ten(company: Company, rule: LadderRule) -> None:
    """Opening is set-based, whatever the rule."""
    company.settings(ladder=rule)

    assert _statements(company, 10) == _statements(company, 900)


def _statements(company: Company, many: int) -> int:
    with company.storage.write() as uow:
        for number in range(many):
            usual: dict[str, Any] = {"owner_id": company.owner.id, "department_id": company.operations.id}
            uow.tasks.add(mothers.task(f"Task {number}", **usual, **OVERDUE))
    asked = []

    def count(_connection: Connection, _cursor: object, statement: str, *_: object) -> None:
        asked.append(statement)

    event.listen(company.engine, "before_cursor_execute", count)
    assert company.services.cases.open_new(at("2027-01-11 10:00")) == many
    event.remove(company.engine, "before_cursor_execute", count)
    return len(asked)
