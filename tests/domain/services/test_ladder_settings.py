"""The ladder as a setting: what it is, what another one would change, and changing it."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import Engine

from domain.errors import NotAllowedError, StrangerError, UnknownDepartmentError
from domain.ladder import Role
from domain.ladder_outlook import Climb
from domain.ladder_rules import LadderRule
from domain.plan import DepartmentDraft, PersonDraft, PlanDraft
from domain.services.importing import Importing, Kept, Kind
from tests.company import MONDAY, Company, at
from tests.domain.services.test_company_settings import At

OVERDUE: dict[str, Any] = {"due_on": date(2027, 1, 8), "last_check_in_at": at("2027-01-08 10:00")}
SLOW = LadderRule(owner_days=4, head_days=None)
TUESDAY = at("2027-01-12 10:00")


@pytest.fixture
def company(sqlite_engine: Engine) -> Company:
    """The company, in a week in which Omar has no weekly question."""
    made = Company(sqlite_engine)
    made.change(made.owner, next_ask_at=at("2027-01-25 09:30"))
    return made


def told(climb: Climb | None) -> list[tuple[Role, str, datetime]]:
    """Who would be told when."""
    assert climb is not None
    return [(step.role, step.person.name, step.at) for step in climb.steps]


def test_what_is_shown_is_what_happens(company: Company) -> None:
    """The dates of the example are those on which a case that opens at that moment climbs."""
    task = company.task(**OVERDUE)
    shown = company.services.ladders.of(company.owner.chat_id, "ops", TUESDAY)
    expected = [
        (Role.OWNER, "Omar", TUESDAY),
        (Role.HEAD, "Hanna", at("2027-01-14 10:00")),
        (Role.LEADER, "Layla", at("2027-01-18 10:00")),
    ]
    assert told(shown.example) == expected

    moments = []
    for _, _, moment in expected:
        company.services.cases.open_new(moment)
        company.services.cases.advance_due(moment)
        moments.append(company.case(task).told_at)
    assert moments == [moment for _, _, moment in expected]


def test_an_example_keeps_to_the_weekly_question_and_to_leaves(company: Company) -> None:
    """On the day of their question an owner is not nudged; a deputy is, for an owner who is away."""
    company.task(**OVERDUE)
    company.change(company.owner, next_ask_at=at("2027-01-12 11:00"))
    of = company.services.ladders.of(company.owner.chat_id, None, TUESDAY)
    assert told(of.example)[0] == (Role.OWNER, "Omar", at("2027-01-13 10:00"))
    company.change(company.owner, away_from=date(2027, 1, 11), away_until=date(2027, 1, 20))
    of = company.services.ladders.of(company.owner.chat_id, None, TUESDAY)
    assert told(of.example)[0] == (Role.OWNER, "Dana", TUESDAY)


def test_somebody_who_left_is_no_step(company: Company) -> None:
    """Whoever has left would be passed over."""
    company.task(**OVERDUE)
    company.change(company.head, is_active=False)
    of = company.services.ladders.of(company.leader.chat_id, "Ops", TUESDAY)
    assert [name for _, name, _ in told(of.example)] == ["Omar", "Layla"]


def test_anybody_sees_it_and_strangers_do_not(company: Company) -> None:
    """A department is found by key or name; one that is not there is told."""
    ladders = company.services.ladders
    assert not ladders.of(company.colleague.chat_id, "OPS", TUESDAY).may_change
    assert ladders.of(company.leader.chat_id, company.operations.id, TUESDAY).may_change
    with pytest.raises(UnknownDepartmentError):
        ladders.of(company.colleague.chat_id, "moon", TUESDAY)
    with pytest.raises(StrangerError):
        ladders.of("U0NOBODY", None, TUESDAY)


@pytest.mark.parametrize("who", ["owner", "head", "colleague"])
def test_only_keepers_and_the_leader_change_it(company: Company, who: str) -> None:
    """Not even a head sets how fast a case leaves them."""
    person = getattr(company, who)
    for department in (None, company.operations.id):
        with pytest.raises(NotAllowedError):
            company.services.ladders.preview(person.chat_id, department, SLOW, TUESDAY)
        with pytest.raises(NotAllowedError):
            company.services.ladders.change(person.chat_id, department, SLOW, TUESDAY, through="test")


def test_a_preview_tells_what_changes_for_whom_and_changes_nothing(company: Company) -> None:
    """Each example climbs as it would now and then; open cases are counted, for they stay as they are."""
    company.task(**OVERDUE)
    company.services.cases.open_new(TUESDAY)
    before = company.settings()

    seen = company.services.ladders.preview(company.keeper.chat_id, None, SLOW, TUESDAY)

    (example,) = seen.examples
    assert [name for _, name, _ in told(example.now)] == ["Omar", "Hanna", "Layla"]
    assert told(example.then) == [(Role.OWNER, "Omar", TUESDAY), (Role.LEADER, "Layla", at("2027-01-18 10:00"))]
    assert (seen.changes, seen.open_cases, seen.after) == (True, 1, SLOW)
    assert company.settings() == before
    assert not company.services.ladders.preview(company.keeper.chat_id, None, LadderRule(), TUESDAY).changes


def test_another_ladder_holds_for_new_cases_and_is_written_down(company: Company) -> None:
    """The open case climbs as it was announced; the next one by the new rule; saving twice is once."""
    old = company.task(**OVERDUE)
    company.services.cases.open_new(TUESDAY)
    for _ in range(2):
        company.services.ladders.change(company.keeper.chat_id, None, SLOW, TUESDAY, through="test")
    new = company.task("Another", **OVERDUE)
    company.services.cases.open_new(TUESDAY)

    assert [rung.role for rung in company.case(old).ladder] == [Role.OWNER, Role.HEAD, Role.LEADER]
    assert [(rung.role, rung.days) for rung in company.case(new).ladder][:1] == [(Role.OWNER, 4)]
    assert [rung.role for rung in company.case(new).ladder] == [Role.OWNER, Role.LEADER]
    assert company.audited("workspace") == [("settings_changed", None)]


def test_a_department_gets_its_own_ladder_and_gives_it_back(company: Company) -> None:
    """Its own holds there alone; without it the company's holds again."""
    ladders, department = company.services.ladders, company.operations.id
    ladders.change(company.leader.chat_id, department, SLOW, TUESDAY, through="test")
    assert ladders.of(company.owner.chat_id, department, TUESDAY).rule == SLOW
    assert [one.id for one in ladders.of(company.owner.chat_id, None, TUESDAY).others] == [department]
    assert company.settings().ladder == LadderRule()

    seen = ladders.change(company.leader.chat_id, department, None, TUESDAY, through="test")
    assert (seen.before, seen.after, seen.changes) == (SLOW, LadderRule(), True)
    assert not ladders.of(company.owner.chat_id, department, TUESDAY).own
    assert company.audited(f"department:{department}") == [("ladder_changed", None)] * 2


def test_examples_for_the_company_leave_out_other_ladders(company: Company) -> None:
    """A task of a department with its own ladder says nothing of the company's."""
    company.task(**OVERDUE)
    company.services.ladders.change(company.keeper.chat_id, company.operations.id, SLOW, TUESDAY, through="test")

    assert company.services.ladders.preview(company.keeper.chat_id, None, SLOW, TUESDAY).examples == ()


def test_the_next_import_leaves_what_was_set_in_the_chat(company: Company) -> None:
    """The ladders of company and department stay as they were set, whatever the file says."""
    ladders, now = company.services.ladders, datetime(2027, 1, 8, 12, tzinfo=UTC)
    for department in (None, company.operations.id):
        ladders.change(company.keeper.chat_id, department, SLOW, now, through="test")
    leader = PersonDraft("layla", company.leader.chat_id, "Layla", "Asia/Riyadh", "ar-SA", "gulf")
    ops = DepartmentDraft("ops", "Ops", "layla", ladder=LadderRule(owner_days=9))
    draft = PlanDraft("Northwind", "Plan", "layla", (leader,), ladder=LadderRule(owner_days=8), departments=(ops,))

    result = Importing(company.storage, At(now)).run(draft, None, "test")

    assert company.settings().ladder == SLOW
    assert ladders.of(company.leader.chat_id, "ops", now).rule == SLOW
    assert {Kept(Kind.SETTINGS, "Northwind", ("ladder",)), Kept(Kind.DEPARTMENTS, "Ops", ("ladder",))} <= set(
        result.kept
    )


def test_an_import_sets_what_nobody_set_in_the_chat(company: Company) -> None:
    """A rule in the file becomes the department's."""
    leader = PersonDraft("layla", company.leader.chat_id, "Layla", "Asia/Riyadh", "ar-SA", "gulf")
    ops = DepartmentDraft("ops", "Ops", "layla", ladder=LadderRule(owner_days=9))
    draft = PlanDraft("Northwind", "Plan", "layla", (leader,), departments=(ops,))

    Importing(company.storage, At(MONDAY)).run(draft, None, "test")

    with company.storage.read() as uow:
        assert uow.departments.get(company.operations.id).ladder == LadderRule(owner_days=9)
