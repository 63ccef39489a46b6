"""A measure that slips is followed up."""

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import Engine

from domain.checkins import Answer
from domain.ladder import CaseKind, Outcome, Role
from domain.measures import Direction
from domain.notices import NoticeKind
from domain.plan import DepartmentDraft, GoalDraft, MeasureDraft, PersonDraft, PlanDraft, ReadingDraft
from domain.services.importing import Importing
from domain.tasks import Status, Task, TaskState
from domain.views import TaskFilter
from tests.company import Company, at
from tests.domain.services.test_company_settings import At

DAYS = (date(2026, 12, 1), date(2026, 12, 15), date(2027, 1, 10), date(2027, 1, 17))


@pytest.fixture
def company(sqlite_engine: Engine) -> Company:
    """The company."""
    return Company(sqlite_engine)


def measured(company: Company, *values: int, now: str = "2027-01-11 10:00", department: str | None = "ops") -> None:
    """Import the plan with these readings of punctuality, which should rise to 95 per cent."""
    people = (
        PersonDraft("layla", company.leader.chat_id, "Layla", "Asia/Riyadh", "ar-SA", "gulf"),
        PersonDraft(
            "hanna", company.head.chat_id, "Hanna", "Europe/Berlin", "en-US", manager="layla", department="ops"
        ),
    )
    readings = tuple(ReadingDraft(day, Decimal(value)) for day, value in zip(DAYS, values, strict=False))
    measure = MeasureDraft(
        "otd",
        "G1",
        "On time",
        target=Decimal(95),
        unit="%",
        direction=Direction.UP,
        baseline=Decimal(70),
        readings=readings,
    )
    draft = PlanDraft(
        "Northwind",
        "Plan",
        "layla",
        people,
        departments=(DepartmentDraft("ops", "Ops", "hanna"),),
        goals=(GoalDraft("G1", "Be on time", "operations", department=department),),
        measures=(measure,),
    )
    Importing(company.storage, At(at(now))).run(draft, None, "test")


def follow_ups(company: Company) -> list[Task]:
    """The open tasks."""
    with company.storage.read() as uow:
        return [view.task for view in uow.tasks.views(TaskFilter()) if view.task.measure_id is not None]


def test_a_slip_makes_a_task_of_the_head_and_a_case(company: Company) -> None:
    """The head reads it by name and numbers on the next working moment; a word ends it, and the next slip asks anew."""
    measured(company, 80, 82)
    assert follow_ups(company) == []
    measured(company, 80, 82, 78)

    (task,) = follow_ups(company)
    assert (task.title, task.owner_id) == ("On time: 78 / 95 %", company.head.id)
    company.tick(at("2027-01-12 10:00"))
    assert (company.case(task).kind, company.told(NoticeKind.OWNER_NUDGED)) == (CaseKind.MEASURE, ["Hanna"])
    company.services.check_ins.answer(
        company.head.chat_id, task.id, Answer(Status.AT_RISK), at("2027-01-12 11:00"), through="test"
    )
    assert company.case(task).outcome is Outcome.ANSWERED
    company.tick(at("2027-01-20 10:00"))
    assert len(company.cases()) == 1

    measured(company, 80, 82, 78, 77, now="2027-01-20 11:00")
    company.tick(at("2027-01-20 12:00"))
    assert [each.id for each in follow_ups(company)] == [task.id]
    assert [case.kind for case in company.cases()] == [CaseKind.MEASURE, CaseKind.MEASURE]


def test_a_better_reading_settles_it(company: Company) -> None:
    """The case ends by itself; the task stays with its owner."""
    measured(company, 80, 82)
    measured(company, 80, 82, 78)
    company.tick(at("2027-01-12 10:00"))
    measured(company, 80, 82, 78, 84, now="2027-01-14 09:00")
    company.tick(at("2027-01-14 10:00"))

    (task,) = follow_ups(company)
    assert (company.case(task).outcome, task.state) == (Outcome.SETTLED, TaskState.OPEN)


def test_a_better_reading_settles_it_on_the_last_rung_too(company: Company) -> None:
    """A case that waits on the leader ends with the reading, before anybody decides."""
    measured(company, 80, 82, department=None)
    measured(company, 80, 82, 78, department=None)
    (task,) = follow_ups(company)
    company.tick(at("2027-01-12 10:00"))
    assert company.case(task).on_last_rung
    measured(company, 80, 82, 78, 84, now="2027-01-18 09:00", department=None)

    assert company.case(task).outcome is Outcome.SETTLED


@pytest.mark.parametrize("values", [(80, 82, 84), (80, 82, 96), (96, 97, 95)])
def test_no_slip_opens_nothing(company: Company, values: tuple[int, ...]) -> None:
    """Nearer to the target than before, or beyond it; below the target alone is no reason."""
    measured(company, *values[:2])
    measured(company, *values)

    assert follow_ups(company) == []


def test_what_a_plan_brings_with_it_is_history(company: Company) -> None:
    """A first import opens nothing, and nor does importing the same again."""
    measured(company, 82, 78)
    measured(company, 82, 78)

    assert follow_ups(company) == []


def test_a_goal_of_the_company_goes_to_the_leader(company: Company) -> None:
    """Where no department's head can answer, the case waits on whoever leads."""
    measured(company, 80, 82, department=None)
    measured(company, 80, 82, 78, department=None)
    (task,) = follow_ups(company)

    company.tick(at("2027-01-12 10:00"))

    assert task.owner_id == company.leader.id
    assert [rung.role for rung in company.case(task).ladder] == [Role.LEADER]
    assert task.department_id is None
