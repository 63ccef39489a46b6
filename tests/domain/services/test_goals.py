"""Goals in the chat: what each lacks, where it stands, and what an import leaves alone."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import Engine

from domain.errors import MissingTitleError, NotAllowedError, UnknownDepartmentError, UnknownGoalError
from domain.goal_card import GoalCard, GoalWords, NewMeasure
from domain.goal_errors import GoalBelowItselfError
from domain.goals import Lack
from domain.measures import Direction
from domain.people import Person
from domain.ports import Storage
from domain.services.goals import GoalService
from domain.tasks import Status
from tests.company import FOUNDED, MONDAY, Company
from tests.domain.services.plan_drafts import NOW, PLAN, run

END = date(2027, 12, 31)


@pytest.fixture
def company(sqlite_engine: Engine) -> Company:
    """The company, without any goal."""
    return Company(sqlite_engine)


def add(company: Company, by: Person, title: str = "Waste less", **more: object) -> GoalCard:
    """Write a goal down."""
    wanted = replace(GoalWords(title), **more)  # type: ignore[arg-type]  # fields by name
    return company.services.goals.add(by.chat_id, wanted, MONDAY, through="test")


def test_what_is_missing_is_named_and_goes_away(company: Company) -> None:
    """A bare title lacks all four; each is gone once it is there, and the card says how its tasks go."""
    bare = add(company, company.leader)
    assert (bare.goal.code, bare.assumed, bare.lacks) == ("G1", True, tuple(Lack))
    measure = NewMeasure("Loss", Decimal(4), "%", Decimal("9.2"))
    wanted = GoalWords("Waste less", "finances", owner=company.owner.chat_id, due_on=END, measure=measure)
    service = company.services.goals
    changed = service.change(company.leader.chat_id, bare.goal.id, wanted, MONDAY, through="test")
    assert (changed.lacks, changed.owner) == ((Lack.FIRST_STEP,), company.owner)
    (view,) = changed.status.measures
    assert (view.measure.name, view.measure.direction, view.measure.key) == ("Loss", Direction.DOWN, "g1-1")
    company.task(goal_id=bare.goal.id, status=Status.OFF_TRACK, last_check_in_at=FOUNDED)
    shown = service.show(company.colleague.chat_id, "waste  LESS", MONDAY)
    assert (shown.lacks, shown.may_edit, shown.status.counts.status) == ((), False, Status.OFF_TRACK)


def test_a_goal_below_another_one(company: Company) -> None:
    """It has the next code below that one, its row and its department; both name each other."""
    top = add(company, company.leader, perspective="finances", department="ops")
    below = add(company, company.head, "Fewer crates", parent="g1")
    assert (below.goal.code, below.goal.perspective, below.department) == ("G1.1", "finances", company.operations)
    assert below.parent == top.goal
    assert add(company, company.head, "Fewer trips", parent="G1").goal.code == "G1.2"
    card = company.services.goals.show(company.owner.chat_id, "G1", MONDAY)
    assert [each.code for each in card.children] == ["G1.1", "G1.2"]
    assert Lack.FIRST_STEP not in card.lacks


def test_the_row_may_stand_where_the_department_does(company: Company) -> None:
    """`in finances` is the row of the map where no department is called so; a department wins; nonsense is refused."""
    card = add(company, company.leader, department="Work environment")
    assert (card.goal.perspective, card.department, card.assumed) == ("work_environment", None, False)
    assert add(company, company.leader, department="ops").department == company.operations
    with pytest.raises(UnknownDepartmentError):
        add(company, company.leader, department="opps")


def test_who_may(company: Company) -> None:
    """A head may for their department, and neither for the company nor into another one."""
    assert add(company, company.head, department="ops").may_edit
    with pytest.raises(NotAllowedError):
        add(company, company.head)
    with pytest.raises(NotAllowedError):
        add(company, company.owner, department="ops")
    with pytest.raises(NotAllowedError):
        company.services.goals.change(company.head.chat_id, 1, GoalWords("Waste less"), MONDAY, through="test")


def test_slips(company: Company) -> None:
    """No title, a goal nobody knows, and one below itself."""
    with pytest.raises(MissingTitleError):
        add(company, company.leader, "  ")
    with pytest.raises(UnknownGoalError):
        add(company, company.leader, parent="G9")
    top = add(company, company.leader)
    add(company, company.leader, "Fewer crates", parent="G1")
    below = GoalWords("Waste less", parent="G1.1")
    with pytest.raises(GoalBelowItselfError):
        company.services.goals.change(company.leader.chat_id, top.goal.id, below, MONDAY, through="test")
    with pytest.raises(UnknownGoalError):
        company.services.goals.change(company.leader.chat_id, 99, GoalWords("Waste less"), MONDAY, through="test")


def test_an_import_leaves_alone_what_the_chat_set(storage: Storage) -> None:
    """Owner and date stay where the file is silent or the chat spoke last; what the file says anew is taken."""
    run(storage)
    with storage.read() as uow:
        goal = next(each for each in uow.goals.all() if each.code == "G1")
    wanted = GoalWords("Run well", "operations", owner="U0LENA", due_on=END)
    GoalService(storage).change("U0SARA", goal.id, wanted, NOW, through="test")
    other, top = PLAN.goals
    assert run(storage).changed_nothing
    run(storage, replace(PLAN, goals=(other, replace(top, title="Run better", owner="omar", due_on=date(2028, 1, 1)))))
    with storage.read() as uow:
        after = next(each for each in uow.goals.all() if each.code == "G1")
        lena = uow.people.by_chat_id("U0LENA")
    assert lena is not None
    assert (after.owner_id, after.due_on, after.title) == (lena.id, END, "Run better")
